const WORDS =
  'adaptive analysis attention bayesian benchmark calibration cellular clinical cohort contrastive convolutional data deep detection diagnosis diffusion discovery dose encoder evaluation evidence federated framework generative genomic graph imaging inference integrated large learning longitudinal medical method model molecular multimodal network neural noise outcome patient pathology prediction prognosis protein radiology random reasoning registry representation retrieval robust segmentation sequence signal survival synthetic transfer transformer trial uncertainty validation vision'.split(
    ' ',
  );
const NAMES = [
  'Müller',
  'Kim',
  'García',
  '{\\O}stergaard',
  'van der Berg',
  'Li',
  "O'Neill",
  "Nov{\\'a}k",
  'Smith',
  'Ivanov',
];
const GIVEN = ['Anna', 'J. R.', 'Mei', "Jos{\\'e}", 'Lars', 'Priya', "Tom{\\'a}{\\v s}", 'Wei', 'Olga', 'Daniel'];

/** A library of `count` entries, about 1.65 KB each with its abstract; the same for the same count. */
export function generateBibtex(count: number): string {
  let state = 12345;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (list: readonly string[]) => list[random(list.length)]!;
  const sentence = (length: number) => Array.from({ length }, () => pick(WORDS)).join(' ');
  const abstract = () => {
    const sentences = Array.from({ length: 8 }, () => {
      const text = sentence(14 + random(8));
      return `${text[0]!.toUpperCase()}${text.slice(1)}${random(4) === 0 ? ', $p < 0.05$' : ''}.`;
    });
    return sentences.join(random(3) === 0 ? '\n    ' : ' ').replace('model', 'Gr{\\"o}{\\ss}e');
  };
  const entries: string[] = ['@string{jmlr = "Journal of Machine Learning Research"}\n'];
  for (let i = 0; i < count; i++) {
    const authors = Array.from({ length: 1 + random(6) }, () => `${pick(NAMES)}, ${pick(GIVEN)}`).join(' and ');
    const title = sentence(9).replace(/^\w/, first => first.toUpperCase());
    const isArticle = random(3) > 0;
    entries.push(`@${isArticle ? 'article' : 'inproceedings'}{key${i}${pick(WORDS)},
  author = {${authors}},
  title = {${title}: {${pick(WORDS).toUpperCase()}} for ${sentence(3)}},
  ${isArticle ? 'journal = jmlr' : `booktitle = {Proceedings of the ${1 + random(40)}th Conference on ${sentence(3)}}`},
  year = ${1990 + random(36)},
  month = ${pick(['jan', 'mar', 'jun', 'oct'])},
  volume = {${1 + random(90)}},
  pages = {${1 + random(400)}--${401 + random(400)}},
  doi = {10.${1000 + random(8000)}/${pick(WORDS)}.${i}},
  url = {https://example.org/${pick(WORDS)}/${i}},
  keywords = {${pick(WORDS)}, ${pick(WORDS)}, ${pick(WORDS)}},
  abstract = {${abstract()}}
}
`);
  }
  return entries.join('\n');
}
