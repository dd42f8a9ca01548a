/** Function words of German, French, Spanish, Italian, Portuguese and Dutch that are no English words: they tell the language, not the subject. */
const FOREIGN_STOP_WORDS = new Set(
  (
    'aber als auch auf aus bei beim bis dass dem den der des dies diese dieser doch durch ein eine einem einen einer eines fur gegen im ist ' +
    'kann mit nach nicht noch nur oder ohne sich sind uber und unter vom von vor wie wird zu zum zur zwischen aux avec ce ces cette chez comme ' +
    'dans de du elle est et etre ils la le les leur leurs mais ne nous ou par pas pour qu que qui sa sans ses son sous sur une vers al como con ' +
    'cual del desde donde el ella ellos en entre era esta este hay las lo los mas muy para pero por se segun sin sobre su sus una uno unos y ai ' +
    'alla alle allo anche che chi cui da dal dalla dei del della delle dello di e fra gli ha ho il loro nei nel nella non o per piu quale quella ' +
    'questo si sono sul sulla tra un ao aos com das dos em essa esse eu foi isso mas na nas nem no nos num numa os ou pela pelo quando sao seu seus ' +
    'sua suas tambem tem uma aan bij dat deze die dit door een geen heeft het hun ik in is maar met naar niet of om onder ons ook op over te tegen ' +
    'tot uit van veel voor waar was wat werd wie wordt zijn zoals zonder'
  ).split(' '),
);

/** Whether a folded word is a function word of another language than English. */
export function isForeignStopWord(word: string): boolean {
  return FOREIGN_STOP_WORDS.has(word);
}
