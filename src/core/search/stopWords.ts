/** Function words of English, and what people put around a question; a query made of nothing else is searched as it is. */
const STOP_WORDS = new Set(
  (
    'a about above after again against all also am among an and any are as at be because been before being below between ' +
    'both but by can cannot could did do does doing done down during each either else etc ever every few for from further ' +
    'get gets had has have having he hence her here hers him his how however i if in into is it its itself just let may me ' +
    'might more most much must my near neither no nor not now of off often on once one only onto or other others our out over ' +
    'own per please s same shall she should since so some such t than that the their them then there therefore these they ' +
    'this those through thus to too toward towards under until up upon us use used uses using very via was we were what when ' +
    'where whether which while who whom whose why will with within without would yet you your'
  ).split(' '),
);

/** Whether a folded word says nothing about a subject. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
