import type { TextParts } from '../text/textParts';
import { eachLine } from './eachLine';
import type { ReadingProblem } from './reading';

/** One tagged value of a RIS record. */
export interface RisField {
  readonly tag: string;
  /** The tag's own line, then each line that continues it; trimmed, none empty. */
  readonly lines: readonly string[];
}

export interface RisRecord {
  /** The reference type after `TY`, upper case. */
  readonly type: string;
  readonly fields: readonly RisField[];
  /** Zero-based line of `TY`. */
  readonly line: number;
}

export interface RisRecords {
  readonly records: readonly RisRecord[];
  readonly problems: readonly ReadingProblem[];
}

/** What the 2011 specification and the programs before and after it use. A looser line is a field only with one of these. */
const KNOWN_TAGS = new Set(
  (
    'A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DP ED EP ER ET H1 H2 ID IS J1 J2 JA ' +
    'JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST SV T1 T2 T3 TA TI TT TY U1 U2 U3 U4 ' +
    'U5 UR VL VO Y1 Y2'
  ).split(' '),
);

const FIELD = /^([A-Z][A-Z0-9]) {2}-(?=\s|$)([^]*)$/;
const LOOSE_FIELD = /^\s{0,8}([A-Z][A-Z0-9])\s{0,6}[-–—](?=\s|$)([^]*)$/;
const END_ALONE = /^ER\s*$/;
/** Fields of running text, in which a line like `MR - the scanner` is a sentence. */
const PROSE = new Set(['AB', 'N1', 'N2', 'RN']);

/** Splits RIS text into records, in steps. `TY` begins one and `ER`, the next `TY` or the end of the text ends it. */
export function* splitRis(text: string | TextParts): Generator<void, RisRecords> {
  const records: RisRecord[] = [];
  const problems: ReadingProblem[] = [];
  let fields: { tag: string; lines: string[] }[] = [];
  let begun: { type: string; line: number } | undefined;
  let strayReported = false;

  const finish = (ended: boolean) => {
    const filled = fields.filter(field => field.lines.length > 0);
    if (begun && filled.length) records.push({ ...begun, fields: filled });
    else if (begun && ended) problems.push(problemAt(begun.line, `This ${begun.type || 'RIS'} record has no fields.`));
    begun = undefined;
    fields = [];
    strayReported = false;
  };
  const read = (tag: string, value: string, line: number) => {
    if (tag === 'TY') {
      finish(false);
      begun = { type: value.toUpperCase(), line };
    } else if (tag === 'ER') {
      finish(true);
      const glued = fieldOf(value, undefined);
      if (glued?.tag === 'TY') read(glued.tag, glued.value, line);
    } else if (begun) {
      fields.push({ tag, lines: value ? [value] : [] });
    } else if (!strayReported) {
      strayReported = true;
      problems.push(problemAt(line, `Field ${tag} stands outside a record: no line “TY  - …” comes before it.`));
    }
  };

  yield* eachLine(text, (raw, line) => {
    const content = line === 0 ? raw.replace(/^\s*\uFEFF/, '') : raw;
    const field = fieldOf(content, fields.at(-1)?.tag);
    if (field) read(field.tag, field.value, line);
    else if (content.trim()) fields.at(-1)?.lines.push(content.trim());
  });
  finish(true);
  return { records, problems };
}

function fieldOf(line: string, previous: string | undefined): { tag: string; value: string } | undefined {
  const strict = FIELD.exec(line);
  if (strict) return { tag: strict[1] ?? '', value: (strict[2] ?? '').trim() };
  if (END_ALONE.test(line)) return { tag: 'ER', value: '' };
  const loose = LOOSE_FIELD.exec(line);
  const tag = loose?.[1] ?? '';
  if (!KNOWN_TAGS.has(tag)) return undefined;
  if (previous !== undefined && PROSE.has(previous) && tag !== 'TY' && tag !== 'ER') return undefined;
  return { tag, value: (loose?.[2] ?? '').trim() };
}

function problemAt(line: number, message: string): ReadingProblem {
  return { line, column: 0, message };
}
