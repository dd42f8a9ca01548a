import type { Paper } from '../paper';
import type { AmbiguousKey } from './citationKeys';
import type { LibraryProblem, Source } from './source';

/** The ambiguous keys with the papers that each may mean. */
export function ambiguousPapers(keys: readonly AmbiguousKey[]): ReadonlyMap<string, readonly Paper[]> {
  const papers = new Map<string, readonly Paper[]>();
  for (const { key, papers: meant } of keys) {
    const known = papers.get(key);
    papers.set(key, known ? [...new Set([...known, ...meant])] : meant);
  }
  return papers;
}

/** Where the reader says that a key stands twice in the file. */
function linesOfDuplicates({ problems }: Source): ReadonlySet<number> {
  return new Set(problems.filter(({ code }) => code === 'duplicate-key').map(({ line }) => line));
}

/** A problem at each place that makes a key ambiguous, unless its reader has said so itself. */
export function ambiguousKeyProblems(keys: readonly AmbiguousKey[]): LibraryProblem[] {
  const problems = new Map<string, LibraryProblem>();
  const reported = new Map<Source, ReadonlySet<number>>();
  for (const { key, papers, places } of keys) {
    const message = `The citation key "${key.slice(0, 200)}" stands for ${papers.length} different papers.`;
    for (const { placed, source } of places) {
      const { line, key: written } = placed.record;
      const lines = reported.get(source) ?? linesOfDuplicates(source);
      reported.set(source, lines);
      if (lines.has(written?.line ?? line)) continue;
      const place = written
        ? {
            line: written.line,
            column: written.column,
            endLine: written.line,
            endColumn: written.column + written.length,
          }
        : { line, column: 0 };
      const problem: LibraryProblem = {
        uri: source.uri,
        ...place,
        message,
        severity: 'warning',
        code: 'ambiguous-key',
      };
      problems.set(`${source.uri} ${line} ${key}`, problem);
    }
  }
  return [...problems.values()];
}
