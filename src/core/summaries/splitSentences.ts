/** A full stop after these is never the end of a sentence: something that belongs to them follows. */
const LEADING =
  /(?:^|[\s([{"'“‘])(?:e\.g|i\.e|cf|vs|viz|approx|resp|ca|figs?|eqs?|eqns?|sects?|secs?|tabs?|alg|thm|prop|lem|app|refs?|chap|vols?|nos?|pp?|dr|prof|mr|mrs|ms|st|mt|sr|jr|dept|univ|incl|est|dipl|ph\.d|m\.d|b\.sc|m\.sc)\.$/i;
/** A list's number or a section's label of its own, which belongs to what follows. */
const MARKER =
  /^(?:\(?\d{1,2}|[ivx]{1,4}|background|introduction|context|objectives?|aims?|purpose|motivation|(?:materials? and )?methods?|methodology|design|setting|approach|results?|findings|discussion|conclusions?|summary)\.$|[:;]\s\(?\d{1,2}\.$/i;
/** After these, and after initials and abbreviations with inner stops, a sentence may end; the next word tells. */
const AMBIGUOUS = /(?:^|[\s([{"'“‘])(?:et al|etc|inc|ltd|co|corp|\p{Lu}|(?:\p{L}\.)+\p{L})\.$/u;
/** Words that begin sentences and are no names. */
const OPENER =
  /^(?:we|our|this|these|that|those|the|a|an|in|on|at|to|for|from|with|by|as|it|its|they|their|there|here|however|moreover|furthermore|finally|thus|hence|therefore|although|while|when|where|if|to|despite|using|based|both|each|such|then|results?|experiments?|additionally|unlike|recently|existing|current|first|second|third)\b/i;

/** Ends behind which a blank stands; a lost blank before a word that opens sentences; a bullet; the stops of Chinese and Japanese. */
const BOUNDARY = new RegExp(
  `(?:${[
    /[.!?…]+["'”’»)\]]*(?:\s[”’»])?(?=\s)/u,
    /(?<=\p{Ll}{2}|[)\]%]|\p{N})[.!?](?=(?:We|Our|This|These|The|In|To|For|However|It|Experiments?|Results?)\s)/u,
    /\s(?=[•▪]\s)/u,
    /[。！？]["'”’»）」』]*/u,
  ]
    .map(end => end.source)
    .join('|')})\\s*`,
  'gu',
);
const NEXT = /^["'“‘«([¿¡]*(?:©|\p{Lu}|\p{Lo}|\p{Lt}|\p{N})/u;

/**
 * The sentences of a text in order, trimmed, white space as it was inside them; their text is all of the text. Made for
 * abstracts in English, where abbreviations, decimals, initials and names such as "et al." hold full stops; it also knows
 * the full stops of Chinese and Japanese. A label such as "Methods:" and a list's number stay
 * with their sentence.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const found of text.matchAll(BOUNDARY)) {
    const end = found.index + found[0].length;
    const next = text.slice(end, end + 40);
    if (!next || !isEnd(text.slice(start, end).trimEnd(), next)) continue;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter(Boolean);
}

function isEnd(sentence: string, next: string): boolean {
  if (/[。！？]["'”’»）」』]*$/.test(sentence)) return true;
  if (/^[•▪]\s/.test(next)) return true;
  if (!NEXT.test(next) || MARKER.test(sentence)) return false;
  const word = sentence.slice(-24);
  if (LEADING.test(word)) return false;
  return !AMBIGUOUS.test(word) || OPENER.test(next.replace(/^["'“‘«([]+/, ''));
}
