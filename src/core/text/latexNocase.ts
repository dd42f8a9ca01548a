/** Stand for the tags around text whose case is protected until the text is whole. Noncharacters: no text has them. */
export const NOCASE = '\ufdd0';
export const NOCASE_END = '\ufdd1';

const MARKS = /[\ufdd0\ufdd1]/g;
const OTHER_LETTER = /[\p{L}\p{N}\p{M}]/u;

/**
 * Puts CSL's tags where the marks stand. Protection of a part of a word, `{I}mperial` or `{G}a{N}`, is meant for the
 * word, so it is widened to it.
 */
export function tagNocase(text: string): string {
  if (!text.includes(NOCASE)) return text;
  let tagged = '';
  let from = 0;
  for (let mark = text.indexOf(NOCASE); mark >= 0; mark = text.indexOf(NOCASE, from)) {
    let start = mark;
    while (start > from && isWordPart(text, start - 1)) start--;
    let end = mark;
    while (text[end] === NOCASE) {
      const close = text.indexOf(NOCASE_END, end);
      end = close < 0 ? text.length : close + 1;
      while (isWordPart(text, end)) end++;
    }
    const words = text.slice(start, end).replace(MARKS, '');
    tagged += `${text.slice(from, start)}<span class="nocase">${words}</span>`;
    from = end;
  }
  return tagged + text.slice(from);
}

function isWordPart(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
  return at < text.length && OTHER_LETTER.test(text[at]!);
}
