import type { TextParts } from '../text/textParts';
import { atOnce } from './atOnce';
import type { LibraryFormat, Reading, ReadingProblem, SourceRecord } from './reading';
import { proCiteRecord } from './risProCite';
import { risItem } from './risItem';
import { splitRis } from './risRecords';
import { risType } from './risTypes';

const LOOKED_AT = 4096;
/** A few milliseconds' work. */
const RECORDS_PER_STEP = 64;

/**
 * Research Information Systems: what most publishers, databases and reference managers export.
 * @see RIS Format Specifications, 2011 (the meaning of a tag depends on the record's type), and the 2001 tags before it
 */
export const ris: LibraryFormat = {
  name: 'RIS',
  extensions: ['ris'],
  detect: text => {
    const head = text.slice(0, LOOKED_AT).replace(/^[\s\uFEFF]+/, '');
    return !/^[<{[@]/.test(head) && /^\s*TY {1,3}- {0,2}[A-Za-z]+\s*$/m.test(head);
  },
  read: text => atOnce(readRis(text)),
  readPartsInSteps: text => readRis(text),
};

function* readRis(text: string | TextParts): Generator<void, Reading> {
  const { records, problems } = yield* splitRis(text);
  const found: SourceRecord[] = [];
  const all: ReadingProblem[] = [...problems];
  for (const [at, record] of records.entries()) {
    if (at % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
    const type = risType(record.type);
    if (!type) all.push({ line: record.line, column: 0, message: unknownType(record.type) });
    found.push({ item: risItem(proCiteRecord(record), type ?? 'document'), line: record.line });
  }
  return { records: found, problems: all.sort((a, b) => a.line - b.line) };
}

function unknownType(type: string): string {
  if (!type) return 'This record has no reference type after TY; it is read as a document.';
  return `Reference type “${type.slice(0, 40)}” is not known; the record is read as a document.`;
}
