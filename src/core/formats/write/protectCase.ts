const WORD = /[\p{L}\p{N}\p{M}](?:\S*[\p{L}\p{N}\p{M}])?/gu;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;

/** Where a word begins a sentence, a title or a subtitle its capital says nothing. */
const SENTENCE_END = /[.:?!–—][\p{Pf}\p{Pe}"']*\s+[\p{Ps}\p{Pi}"']*$/u;

/** A capital behind the first letter, as in `MedCLM` or `CT`, or a letter alone, as in `vitamin D`; parts of hyphenated words count apart. */
function isMixed(word: string): boolean {
  return word.split(/[-‐–/]/).some(part => UPPER.test(part.slice(1)) || (/^\p{Lu}$/u.test(part) && part !== 'A'));
}

/** Whether the title has capitals for names only: most of its words after the first begin small. */
function isSentenceCase(words: readonly string[]): boolean {
  const lettered = words.slice(1).filter(word => /^\p{L}/u.test(word) && !isMixed(word));
  const small = lettered.filter(word => LOWER.test(word[0] ?? '')).length;
  return small * 2 > lettered.length;
}

/**
 * The words of a title whose capitals must stay where a style sets titles in small letters: acronyms and names with capitals
 * inside, and in a title in sentence case every capitalised word that begins no sentence. None in a title in capitals.
 * @param title plain text
 * @returns UTF-16 offsets
 */
export function protectedWords(title: string): { readonly start: number; readonly end: number }[] {
  if (!LOWER.test(title)) return [];
  const words = [...title.matchAll(WORD)];
  const isSentence = isSentenceCase(words.map(([word]) => word));
  const kept = words.filter(({ 0: word, index }) => {
    if (isMixed(word)) return true;
    const begins = index === 0 || !/\p{L}/u.test(title.slice(0, index)) || SENTENCE_END.test(title.slice(0, index));
    return isSentence && !begins && UPPER.test(word[0] ?? '');
  });
  return kept.map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}
