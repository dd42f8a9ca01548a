const COMMENT = /^[ \t]*(?:<!--|\{\/\*|%|\/\/|\.\.)[ \t]*lectern:[ \t]*off\b([^\r\n]*)/gm;

/**
 * The checks that comments put off for a whole note: `<!-- lectern: off -->` all of them, `<!-- lectern: off unknown-key
 * -->` those that it names. The comment stands on a line of its own, in the note's own form: `%` in LaTeX, `//` in Typst,
 * `..` in reStructuredText, `{/* … *\/}` in MDX.
 */
export function offCodes(text: string): 'all' | readonly string[] {
  if (!text.includes('lectern:')) return [];
  const lists = [...text.matchAll(COMMENT)].map(([, rest = '']) => rest.match(/[a-z]+(?:-[a-z]+)*/g) ?? []);
  return lists.some(codes => !codes.length) ? 'all' : lists.flat();
}
