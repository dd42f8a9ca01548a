import { atOnce } from '../atOnce';
import { TextParts } from '../../text/textParts';
import type { Reading, ReadingProblem } from '../reading';
import type { BibTrouble } from './bibNode';
import { EntryReader } from './readEntries';
import { memoryOf, rereadBibtex, type Places } from './rereadBibtex';

/** How much is done between two pauses: one to four milliseconds of work. */
const TEXT_PER_STEP = 64 << 10;
const HEIRS_PER_STEP = 10;
const PROBLEMS_PER_STEP = 2_000;

/** Problems behind this number are dropped, hints first: a file that is no bibliography must not drown the editor. */
const MOST_PROBLEMS = 5_000;

/**
 * Reads a BibTeX or BibLaTeX text, pausing every few milliseconds of work. Never throws.
 * @param before what this made of the text before it changed: where it can, only the change is read
 */
export function* readBibtexInSteps(text: TextParts, before?: Reading): Generator<void, Reading> {
  const reread = before && (yield* rereadBibtex(text, before, toProblem));
  if (reread && reread.problems.length < MOST_PROBLEMS) return reread;
  const reader = new EntryReader(text);
  while (reader.scan(TEXT_PER_STEP)) yield;
  while (reader.inherit(HEIRS_PER_STEP)) yield;
  reader.addGroups();
  const troubles = keepWorst(reader.troubles);
  yield;
  const problems: ReadingProblem[] = [];
  for (let i = 0; i < troubles.length; i += PROBLEMS_PER_STEP, yield)
    for (const trouble of troubles.slice(i, i + PROBLEMS_PER_STEP)) problems.push(toProblem(trouble, reader));
  const memory = problems.length < MOST_PROBLEMS ? memoryOf(reader) : undefined;
  return { records: reader.records, problems, ...(memory && { memory }) };
}

/** In the order of the text; where there are too many, the least are left out. */
function keepWorst(troubles: readonly BibTrouble[]): BibTrouble[] {
  if (troubles.length <= MOST_PROBLEMS) return [...troubles].sort((a, b) => a.start - b.start);
  const kept: BibTrouble[] = [];
  for (const severity of ['error', 'warning', 'hint']) {
    for (const trouble of troubles)
      if (trouble.severity === severity && kept.length < MOST_PROBLEMS) kept.push(trouble);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function toProblem({ start, end, message, severity, code }: BibTrouble, places: Places): ReadingProblem {
  const { line, column } = places.positionAt(start);
  const to = places.positionAt(end);
  return { line, column, message, severity, code, endLine: to.line, endColumn: to.column };
}

/** Reads a BibTeX or BibLaTeX text at once. Never throws. */
export function readBibtex(text: string): Reading {
  return atOnce(readBibtexInSteps(new TextParts([text])));
}
