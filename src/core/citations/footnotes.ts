import type { Paper } from '../paper';
import { NOTE_MARKUP, shortReference } from './shortReference';

/** The label of a paper's footnote: its key, with a hyphen for what cannot stand in a label. */
export function footnoteLabel(key: string): string {
  return key.replace(/\/{2,}|[^\p{L}\p{N}_.:+/-]+/gu, '-') || '-';
}

/** `[^key]: Kim, S. Y. (2025). …`, on one line. */
export function footnoteDefinition(paper: Paper): string {
  return `[^${footnoteLabel(paper.citationKey)}]: ${shortReference(paper, NOTE_MARKUP)}`;
}

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:/gm;

/**
 * The text to put at the end of a note so that it has these definitions. Those that the note has already are left out;
 * a blank line stands before the first, none between definitions.
 * @param note the whole text of the note, line breaks `\n` or `\r\n`
 * @returns the empty string where nothing is missing
 */
export function footnoteText(note: string, definitions: readonly string[]): string {
  const labelsIn = (text: string) => [...text.matchAll(DEFINITION)].map(found => found[1]);
  const present = new Set(labelsIn(note));
  const missing = new Map<string, string>();
  for (const definition of definitions) {
    const label = labelsIn(definition)[0] ?? definition;
    if (!present.has(label) && !missing.has(label)) missing.set(label, definition);
  }
  if (!missing.size) return '';
  const newline = note.includes('\r\n') ? '\r\n' : '\n';
  const lines = note.split(/\r?\n/);
  const endsInNewline = lines.at(-1) === '';
  const last = lines.findLast(line => line.trim()) ?? '';
  const isAmongDefinitions = labelsIn(last).length > 0;
  const isApart = !last || (lines.length > 2 && endsInNewline && !lines.at(-2)?.trim());
  const breaks = (endsInNewline ? 0 : 1) + (isAmongDefinitions || isApart ? 0 : 1);
  return newline.repeat(last ? breaks : 0) + [...missing.values()].join(newline) + newline;
}
