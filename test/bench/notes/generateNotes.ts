const WORDS =
  'adaptive analysis attention benchmark calibration clinical cohort contrastive data deep detection diagnosis encoder evaluation evidence federated framework imaging inference large learning method model network outcome patient prognosis radiology random registry retrieval segmentation signal survival transfer trial uncertainty validation'.split(
    ' ',
  );

/**
 * Notes as people have them, about 7 KB each: headings, paragraphs with citations in brackets and in the text, lists, code,
 * links, an address; each fifth is about one paper. The same for the same count.
 * @param keys the citation keys to cite
 */
export function* generateNotes(count: number, keys: readonly string[]): Generator<{ name: string; text: string }> {
  let state = 4711;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (list: readonly string[]) => list[random(list.length)]!;
  const words = (length: number) => Array.from({ length }, () => pick(WORDS)).join(' ');
  const cite = () => {
    switch (random(5)) {
      case 0:
        return `@${pick(keys)}`;
      case 1:
        return `[see @${pick(keys)}, pp. ${random(90)}-${90 + random(9)}; @${pick(keys)}]`;
      default:
        return `[@${pick(keys)}]`;
    }
  };
  const paragraph = () =>
    Array.from({ length: 5 }, () => `${words(12 + random(10))} ${random(3) === 0 ? cite() : words(3)}.`).join(' ');
  for (let i = 0; i < count; i++) {
    const head = i % 5 === 0 ? `---\ntitle: ${words(5)}\ncitekey: ${pick(keys)}\ntags: [a, b]\n---\n\n` : '';
    const sections = Array.from({ length: 3 }, () =>
      [
        `## ${words(4)}`,
        paragraph(),
        `- ${words(8)} ${cite()}\n- [ ] ${words(6)}\n- see [${words(2)}](https://example.org/@${words(1)})`,
        `\`\`\`python\n@decorator\ndef ${words(1)}(): return "${words(3)}"\n\`\`\``,
        paragraph(),
      ].join('\n\n'),
    );
    const text = `${head}# ${words(6)}\n\n${sections.join('\n\n')}\n\nMail me@example.org about $x_{${i}}$.\n`;
    yield { name: `folder-${i % 50}/note-${i}.md`, text };
  }
}
