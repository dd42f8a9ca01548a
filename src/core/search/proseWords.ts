import { queryWords, type QueryWord } from './parseQuery';

/** Citation marks of Pandoc and LaTeX, footnote marks, link targets and addresses: they name papers, they don't describe them. */
const MARKS = [
  /\[[^[\]]*@[^[\]]*\]/g,
  /@\{[^}]*\}|(?<![\p{L}\p{N}])-?@[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*/gu,
  /\\[a-zA-Z]*cite[a-zA-Z]*\*?(?:\[[^\]]*\])*\{[^}]*\}/g,
  /\[\^[^\]]*\]/g,
  /\]\([^)\s]*\)/g,
  /https?:\/\/\S+/g,
];

/** The words of a passage of a note, without the marks in it that cite papers. */
export function proseWords(passage: string): QueryWord[] {
  return queryWords(MARKS.reduce((text, mark) => text.replace(mark, ' '), passage));
}
