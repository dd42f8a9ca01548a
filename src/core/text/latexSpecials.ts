const BACKSLASH = 92;
const DOLLAR = 36;
const HYPHEN = 45;

const composed = new Map<string, string>();
const MOST_COMPOSED = 2_000;

/** NFC of a letter with its marks, of which files use few. */
export function compose(letter: string): string {
  const known = composed.get(letter);
  if (known !== undefined) return known;
  const made = letter.normalize('NFC');
  if (composed.size < MOST_COMPOSED) composed.set(letter, made);
  return made;
}

const SPECIAL = /[\\{}$~`']|--/g;
const SPECIAL_IN_MATH = /[\\{}$~`'^_]/g;

/** The next character that is more than itself. A regular expression finds it faster than a loop does. */
export function nextSpecial(source: string, from: number, isMath: boolean): number {
  const pattern = isMath ? SPECIAL_IN_MATH : SPECIAL;
  pattern.lastIndex = from;
  if (!pattern.test(source)) return source.length;
  const last = pattern.lastIndex - 1;
  return source.charCodeAt(last) === HYPHEN ? last - 1 : last;
}

/** Whether a character belongs to a command's name. */
export function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
}

/** The next dollar sign that is not escaped; -1 where there is none. */
export function findDollar(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === BACKSLASH) i++;
    else if (c === DOLLAR) return i;
  }
  return -1;
}
