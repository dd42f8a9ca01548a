import type { RisField, RisRecord } from './risRecords';

/** Tags for what ProCite writes as a note with a label, since its RIS has no field for it. */
const LABELS: Readonly<Record<string, string>> = {
  'Author, Subsidiary': 'A3',
  'Call Number': 'CN',
  Edition: 'ET',
  // ProCite's own spelling.
  Histroy: 'OP',
  History: 'OP',
  ISBN: 'SN',
  ISSN: 'SN',
  Language: 'LA',
  'Place of Publication': 'CY',
  'Proceedings Title': 'C3',
  'Publisher Name': 'PB',
  Scale: 'C1',
  'Series Title': 'T3',
  'Series Volume ID': 'SV',
  Size: 'C3',
  'Volume ID': 'VL',
};

const NUMBER = /^Record (?:ID|Number): \d+$/;
const MARK = /^(?:Record (?:ID|Number): \d+$|(?:Connective Phrase|Medium Designator|Packaging Method): )/;

/**
 * The record with the notes that ProCite labels as the fields that they are; any other program's record as it is.
 * ProCite's marks are the number of the record and notes under its own field names.
 */
export function proCiteRecord(record: RisRecord): RisRecord {
  if (!record.fields.some(field => field.tag === 'N1' && MARK.test(field.lines[0] ?? ''))) return record;
  const fields = record.fields.filter(field => field.tag !== 'N1' || !NUMBER.test(field.lines[0] ?? ''));
  return { ...record, fields: fields.map(field => restored(field, record.type)) };
}

function restored(field: RisField, type: string): RisField {
  // ProCite's VL is the edition of a book or chapter; its volume is in IS or in a labelled note.
  if (field.tag === 'VL' && (type === 'BOOK' || type === 'CHAP')) return { ...field, tag: 'ET' };
  if (field.tag !== 'N1') return field;
  const [, label = '', value = ''] = /^([A-Z][A-Za-z, ]*): (.*)$/.exec(field.lines.join(' ')) ?? [];
  const tag = Object.hasOwn(LABELS, label) ? LABELS[label] : undefined;
  if (tag && value) return { tag, lines: [value] };
  return label === 'Notes' ? { tag: 'N1', lines: [value] } : field;
}
