const PLAIN = /^[\u0020-\u007e]*$/;
const SPECIAL_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
};

/** ASCII letters and digits of a text, in their case, as citation keys use them: `Müller` becomes `Muller`. */
export function asciiLetters(text: string): string {
  const bare = PLAIN.test(text)
    ? text
    : text.normalize('NFKD').replace(/[^\u0020-\u007e]/g, letter => SPECIAL_LETTERS[letter] ?? '');
  return bare.replace(/[^A-Za-z0-9]+/g, '');
}
