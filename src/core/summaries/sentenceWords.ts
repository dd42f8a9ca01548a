const WORD = /\p{L}+(?:['’-]\p{L}+)*|\d+(?:[.,]\d+)*|[%:;?()[\]=©]/gu;

/** The words of a sentence as the models see them: lower case, each number as `0`, and the marks that tell roles apart. */
export function sentenceWords(sentence: string): string[] {
  const found = sentence.toLowerCase().match(WORD) ?? [];
  return found.map(word => (/^\d/.test(word) ? '0' : word));
}

/** Words that say nothing of what a text is about. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'a an the of in on for to and or with by as is are be that this which we our it its from at can has have not than these such their into using'.split(
    ' ',
  ),
);

/** The words of a sentence that say what it is about. */
export function contentWords(words: readonly string[]): Set<string> {
  return new Set(words.filter(word => !FUNCTION_WORDS.has(word) && /\p{L}/u.test(word)));
}
