/** Known differences between Lectern and Pandoc, by what the least text that differs looks like. */
const VERDICTS: readonly { readonly text: RegExp; readonly right: string }[] = [
  {
    text: /\[[^\]]*\n[ \t>]*(?:\n|[-*+] |\d+\. )[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\]/,
    right: 'Lectern: Pandoc loses the text between a bracket and its partner in another block',
  },
  {
    text: /^#{1,6} [^\n]*\[[^\]\n]*\n[^\]]*\]/m,
    right: 'Lectern: a heading ends with its line, which Pandoc forgets within brackets',
  },
];

/** Whose reading of a text is right, and why; says so where nobody has judged yet. */
export function verdictOf(text: string): string {
  return VERDICTS.find(verdict => verdict.text.test(text))?.right ?? 'not judged yet';
}
