import { flattenClusters } from '../../citations/syntax/citationCluster';
import { scanCitations } from '../../citations/syntax/scanCitations';
import { LineIndex } from '../../formats/bibtex/lineIndex';
import type { IndexedNote } from '../index/indexedNote';
import type { NotePart } from '../index/readNote';
import { duplicateKeys } from './duplicateKeys';
import { keyFindings } from './keyFindings';
import { malformedCitations } from './malformedCitations';
import type { NoteLibrary } from './noteLibrary';
import type { Finding, NoteProblem } from './noteProblem';

/**
 * All problems of a note's citations, in the order of its text, without those that a comment in it puts off.
 * @param parts the note's text, or its cells, as `note` was read from
 */
export function checkNote(parts: readonly NotePart[], note: IndexedNote, library: NoteLibrary): NoteProblem[] {
  const { off } = note;
  if (off === 'all') return [];
  const keys = keyFindings(note, library);
  return parts.flatMap(part => {
    const lines = new LineIndex(part.text);
    const ofPart = keys.filter(({ citation }) => citation.cell === part.cell).map(({ finding }) => finding);
    const found = [...ofPart, ...formFindings(part)].filter(({ code }) => !off.includes(code));
    found.sort((a, b) => a.start - b.start);
    return found.map(finding => placed(finding, part.cell, lines));
  });
}

function formFindings({ text, syntax, clusters = scanCitations(text, syntax) }: NotePart): Finding[] {
  const all = flattenClusters(clusters);
  const isMarkdown = syntax === 'pandoc' || syntax === 'quarto' || syntax === 'myst';
  return [...duplicateKeys(text, all), ...(isMarkdown ? malformedCitations(text, all) : [])];
}

function placed(finding: Finding, cell: number | undefined, lines: LineIndex): NoteProblem {
  const start = lines.positionAt(finding.start);
  const end = lines.positionAt(finding.end);
  return { ...finding, cell, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
