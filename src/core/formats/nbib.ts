import { nbibItem } from './nbibItem';
import { splitNbib } from './nbibRecords';
import type { LibraryFormat, Reading } from './reading';

const LOOKED_AT = 4096;

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
  read: text => readNbib(text),
};

function readNbib(text: string): Reading {
  const { records, problems } = splitNbib(text);
  return { records: records.map(record => ({ item: nbibItem(record), line: record.line })), problems };
}
