/** Openings that lean on the sentence before and can go without changing what the rest says. */
const CONNECTIVE =
  /^(?:however|moreover|furthermore|additionally|in addition|thus|therefore|hence|finally|lastly|at last|also|besides|consequently|accordingly|as a result|nevertheless|nonetheless|unfortunately|fortunately|instead|in contrast|on the other hand|similarly|likewise|specifically|in particular|in detail|in summary|in conclusion|overall|here|to this end|towards? this end|to that end|for this (?:purpose|reason)|more (?:precisely|specifically|concretely)|concretely|to be (?:more )?(?:specific|precise)|in short|to summari[sz]e|to sum up|in sum|altogether|taken together|collectively|in fact|indeed|meanwhile|by contrast|as a consequence|in this vein|along (?:this|these) lines?|with this (?:goal |aim )?in mind|in this (?:paper|work|study|article|context|regard|letter|report|survey|review|thesis|chapter|note|manuscript|contribution)|in our (?:paper|work|study)|in the present (?:paper|work|study)|(?:based on|inspired by|motivated by|guided by|building on) (?:this|these)(?: (?:key )?(?:observations?|findings?|insights?|intuitions?|ideas?|results?))?|to (?:address|overcome|solve|tackle|remedy|alleviate|mitigate|fill) (?:this|these|that|those|the above)(?: [\w-]+){0,3}),\s+|^(?:here|at last|in this (?:paper|work|study|article)|in the present (?:paper|work|study))\s+(?=(?:we|this paper)\b)|^(?:first|second|third|last)(?:ly)?,\s+(?=(?:we|our)\b)(?!.*\b(?:second|third|then|next)\b)|^(?:and|but|so|yet|thus|hence|also),?\s+(?=(?:we|our|the|a|an|it|this|these|there|in particular|specifically)\b)/i;

/** Openings that point at something said before and can't be taken off. */
const DANGLING =
  /^(?:(?:this|that|these|those)(?!\s+(?:paper|work|study|article|chapter|thesis|report|survey|review|letter)\b)|it(?!\s+(?:is|was)\s+(?:\w+\s+){1,2}(?:that|to)\b)|they|their|its|he|she|such|both of (?:them|these)|the (?:former|latter|resulting|above|same)|doing so|as such|unlike (?:this|these|them)|the first|the second|one of (?:them|these|which))\b/i;

/** Words inside a sentence that point at something said before. */
const POINTING =
  /\b(?:both (?:of )?(?:these|those|problems|issues|aspects|settings)|one of (?:them|these)|these (?:two|three|four|problems?|issues|limitations|challenges|techniques|aspects|domains|questions|shortcomings)|(?:the )?(?:above|aforementioned)|this (?:approach|method|problem|issue|gap|goal|challenge|limitation|question|shortcoming)|(?:do|does|did) (?:both|so))\b/i;

/** A demonstrative and the word behind it, unless that says that the authors speak of their own paper. */
const DEMONSTRATIVE =
  /(\bto \p{L}+ )?\b(this|these|those) (?!(?:paper|work|study|article|chapter|thesis|report|survey|review|letter|is|end)\b)(\p{L}[\p{L}-]*)/giu;

/** What a demonstrative stands for is looked for before the sentence where at most so many words go before it. */
const BEFORE = { this: 8, these: 16, aim: 20 } as const;

/** What must be left of a sentence for its opening to go, in characters. */
const LEFT = 25;

/**
 * A sentence without openings such as "However," or "In this paper,", its first letter a capital; all other words stay as
 * they are. Openings that carry meaning of their own stay.
 */
export function trimOpening(sentence: string): string {
  const rest = sentence.replace(CONNECTIVE, '');
  if (rest === sentence || rest.length < LEFT) return sentence;
  const [first = ''] = rest;
  return trimOpening(first.toUpperCase() + rest.slice(first.length));
}

/** Whether a sentence, without the openings that {@link trimOpening} takes off, begins with a word that points back. */
export function isDangling(sentence: string): boolean {
  return DANGLING.test(trimOpening(sentence));
}

/** Whether a sentence points back with words inside it, such as "both these problems" or "to bridge this gap". */
export function pointsBack(sentence: string): boolean {
  const trimmed = trimOpening(sentence);
  return POINTING.test(trimmed) || [...trimmed.matchAll(DEMONSTRATIVE)].some(match => isUnexplained(match));
}

/** Whether a demonstrative comes early in its sentence and its noun has not stood there before. */
function isUnexplained({ 1: aim, 2: demonstrative = '', 3: noun = '', index, input = '' }: RegExpExecArray): boolean {
  const before = input.slice(0, index).toLowerCase();
  const most = aim ? BEFORE.aim : demonstrative.toLowerCase() === 'this' ? BEFORE.this : BEFORE.these;
  const words = before.match(/[\p{L}\p{N}-]+/gu) ?? [];
  const stem = noun.toLowerCase().replace(/(?:es|s)$/, '');
  return words.length <= most && !words.some(word => word.startsWith(stem));
}
