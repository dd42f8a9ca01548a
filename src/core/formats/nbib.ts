import type { TextParts } from '../text/textParts';
import { atOnce } from './atOnce';
import { nbibItem } from './nbibItem';
import { splitNbib } from './nbibRecords';
import type { LibraryFormat, Reading, SourceRecord } from './reading';

const LOOKED_AT = 4096;
/** A few milliseconds' work. */
const RECORDS_PER_STEP = 64;

/**
 * MEDLINE display format: what PubMed saves as `.nbib`, and ERIC in its own dialect.
 * @see https://www.nlm.nih.gov/bsd/mms/medlineelements.html
 */
export const nbib: LibraryFormat = {
  name: 'NBIB',
  extensions: ['nbib', 'medline'],
  detect: text => {
    const head = text.slice(0, LOOKED_AT);
    return /^\uFEFF?PMID ?- ?\d/m.test(head) || (/^\uFEFF?OWN ?- /m.test(head) && /^TI {0,2}- /m.test(head));
  },
  read: text => atOnce(readNbib(text)),
  readPartsInSteps: text => readNbib(text),
};

function* readNbib(text: string | TextParts): Generator<void, Reading> {
  const { records, problems } = yield* splitNbib(text);
  const found: SourceRecord[] = [];
  for (const [at, record] of records.entries()) {
    if (at % RECORDS_PER_STEP === RECORDS_PER_STEP - 1) yield;
    found.push({ item: nbibItem(record), line: record.line });
  }
  return { records: found, problems };
}
