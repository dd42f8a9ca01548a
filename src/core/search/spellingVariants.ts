/**
 * British forms and what American English makes of them. Both sides of a comparison pass through here, so that a rule
 * that also touches a word which needs none (`exercise`) does no harm; only two words becoming one would.
 */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  // not the -ise that both write: supervise, likewise, enterprise, expertise, precise, exercise, promise
  [
    /(?<=.{3})(?<!v|w|pr|rt|(?:re|on|er|ex|in)c|(?:pro|pre|de)m)is(?=(?:e|es|ed|er|ers|ing|able|ation|ations|ational)$)/,
    'iz',
  ],
  [/(?<=.{2})ys(?=(?:e|es|ed|er|ers|ing)$)/, 'yz'],
  [/(?<=.{2})our(?=(?:s|ed|ing|ful|less|able|al|ally|ist|ism|ite|ites|ally)?$)/, 'or'],
  [/(?<=.{3})ogue(?=s?$)/, 'og'],
  [/(?<=(?:cent|fib|lit|met|theat|calib|spect))re(?=s?$)/, 'er'],
  [/(?<=.{2}[aeiou])ll(?=(?:ed|er|ers|ing)$)/, 'l'],
  [/(?<=prog)ramme(?=s?$)/, 'ram'],
];

const ROOTS: readonly (readonly [string, string])[] = [
  ['aemi', 'emi'],
  ['haem', 'hem'],
  ['oedem', 'edem'],
  ['oesoph', 'esoph'],
  ['oestr', 'estr'],
  ['paed', 'ped'],
  ['anaesth', 'anesth'],
  ['foet', 'fet'],
  ['gynaec', 'gynec'],
  ['diarrhoe', 'diarrhe'],
  ['caesar', 'cesar'],
  ['coeliac', 'celiac'],
  ['faec', 'fec'],
  ['sulph', 'sulf'],
  ['grey', 'gray'],
  ['aluminium', 'aluminum'],
  ['aeroplane', 'airplane'],
];

const MAY_NEED_ONE = /is|ys|our|ogue|re|ll|ramme|ae|oe|sulph|grey|lumini/;

/** One spelling for the British and the American form of a folded word (`tumour` and `tumor`, `-isation` and `-ization`). */
export function canonicalSpelling(word: string): string {
  if (word.length < 4 || !MAY_NEED_ONE.test(word)) return word;
  let result = word;
  for (const [british, american] of ROOTS) result = result.replace(british, american);
  for (const [ending, american] of ENDINGS) result = result.replace(ending, american);
  return result;
}
