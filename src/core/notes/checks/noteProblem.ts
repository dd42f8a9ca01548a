import type { LineEdit } from '../../citations/lineEdit';

/** The kinds of problems; the names stand in settings, comments and reports. */
export const CHECK_CODES = [
  'unknown-key',
  'ambiguous-key',
  'malformed-citation',
  'duplicate-key',
  'incomplete-entry',
] as const;

export type CheckCode = (typeof CHECK_CODES)[number];

/** What a check found, before it has its place in lines. */
export interface Finding {
  readonly code: CheckCode;
  /** UTF-16 offsets in the text of the note, or in that of its cell. */
  readonly start: number;
  readonly end: number;
  /** The key that it is about; empty where it is about none. */
  readonly key: string;
  /** One sentence with `{0}` … for {@link args}: the form in which it is translated. */
  readonly text: string;
  readonly args: readonly string[];
  /** What mends it without a choice; offsets as above. `undefined` where there is no such edit. */
  readonly fix?: LineEdit | undefined;
}

/** Something about the citations of a note that a person may want to mend. */
export interface NoteProblem extends Finding {
  /** Place of the notebook's cell; `undefined` in other notes. */
  readonly cell: number | undefined;
  /** Zero-based; columns in UTF-16 units; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The problem as one English sentence. */
export function problemMessage({ text, args }: Finding): string {
  return text.replace(/\{(\d)\}/g, (_whole, index: string) => args[Number(index)] ?? '');
}
