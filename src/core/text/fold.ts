const ASCII = /^[\0-\u007f]*$/;
const COMBINING_MARKS = /\p{M}+/gu;
const SPECIAL_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};
const SPECIAL_LETTER = /[ßæœøđðþłıħ]/g;

/** No combining marks, so that each letter is folded by itself. */
const PRECOMPOSED = /^[\0-\u024f]*$/;
const NOT_ASCII = /[\u0080-\u024f]/g;
const foldedLetters = new Map<string, string>();

function foldDecomposed(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .replace(SPECIAL_LETTER, letter => SPECIAL_LETTERS[letter] ?? letter);
}

function foldLetter(letter: string): string {
  let folded = foldedLetters.get(letter);
  if (folded === undefined) foldedLetters.set(letter, (folded = foldDecomposed(letter)));
  return folded;
}

/** Lower case without diacritics: `Müller` and `muller` become the same. Punctuation and spaces stay. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return PRECOMPOSED.test(lower) ? lower.replace(NOT_ASCII, foldLetter) : foldDecomposed(lower);
}

/** The form in which two spellings of one title are equal: folded, letters and digits only. Empty for a title without any. */
export function normalizeTitle(title: string): string {
  return foldText(title).replace(/[^\p{L}\p{N}]+/gu, '');
}
