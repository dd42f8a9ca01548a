/** Known differences between Lectern and Pandoc, by what the least text that differs looks like. */
const VERDICTS: readonly { readonly text: RegExp; readonly right: string }[] = [
  {
    text: /\[[^\]]*\n[ \t>]*(?:\n|[-*+] |\d+\. )[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\]/,
    right: 'Lectern: Pandoc loses the text between a bracket and its partner in another block',
  },
  {
    text: /^#{1,6} [^\n]*\[[^\]\n]*\n[^\]]*\]/m,
    right: 'Lectern: a heading ends with its line, which Pandoc forgets within brackets',
  },
  {
    text: /^(?:\|.*\n)?\|?[-:| ]+\n(?:.*\n)*\|[^`\n]*`[^`\n]*\n/,
    right: 'taste: in Pandoc, code goes on from one row of a table into the next; here a row ends with its line',
  },
  {
    text: /^\[\^([^\]\n]+)\]:(?![^]*\[\^\1\](?!:))/,
    right: 'Lectern: a note that no mark calls is in the text all the same, though Pandoc does not print it',
  },
];

/** Whose reading of a text is right, and why; says so where nobody has judged yet. */
export function verdictOf(text: string): string {
  return VERDICTS.find(verdict => verdict.text.test(text))?.right ?? 'not judged yet';
}
