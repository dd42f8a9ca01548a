import type { TextParts } from '../text/textParts';
import { eachLine } from './eachLine';
import type { ReadingProblem } from './reading';

export interface NbibField {
  readonly tag: string;
  /** All lines of the value, joined by single spaces; never empty. */
  readonly value: string;
}

export interface NbibRecord {
  readonly fields: readonly NbibField[];
  /** Zero-based line of the record's first field. */
  readonly line: number;
}

export interface NbibRecords {
  readonly records: readonly NbibRecord[];
  readonly problems: readonly ReadingProblem[];
}

/** Tags are padded to four letters and a hyphen; values go on in lines that begin with a blank. */
const FIELD = /^([A-Z][A-Z0-9]{1,3}) {0,3}-([^]*)$/;

/** Splits MEDLINE text into records, in steps: at empty lines, and at a second `PMID` where records are glued. */
export function* splitNbib(text: string | TextParts): Generator<void, NbibRecords> {
  const records: NbibRecord[] = [];
  const problems: ReadingProblem[] = [];
  let fields: { tag: string; lines: string[] }[] = [];
  let start = 0;
  let afterGap = true;

  const finish = () => {
    const filled = fields
      .filter(field => field.lines.length)
      .map(({ tag, lines }) => ({ tag, value: lines.join(' ') }));
    if (filled.length) records.push({ fields: filled, line: start });
    else if (fields.length)
      problems.push({ line: start, column: 0, message: 'This record has no field with a value.' });
    fields = [];
  };

  yield* eachLine(text, (raw, line) => {
    const content = line === 0 ? raw.replace(/^\uFEFF/, '') : raw;
    const trimmed = content.trim();
    if (!trimmed) {
      afterGap = true;
      return;
    }
    const [, tag, value = ''] = FIELD.exec(content) ?? [];
    if (tag === undefined) {
      if (!afterGap || /^\s/.test(content)) fields.at(-1)?.lines.push(trimmed);
      return;
    }
    // A blank line inside an abstract does not end a record: what follows it then is no field.
    if (afterGap || (tag === 'PMID' && fields.some(field => field.tag === 'PMID'))) finish();
    if (!fields.length) start = line;
    afterGap = false;
    fields.push({ tag, lines: value.trim() ? [value.trim()] : [] });
  });
  finish();
  return { records, problems };
}
