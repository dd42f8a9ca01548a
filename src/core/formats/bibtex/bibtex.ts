import type { LibraryFormat } from '../reading';
import { readBibtex, readBibtexInSteps } from './readBibtex';

/** How far into a text the first entry is looked for: licences and abbreviations come before it. */
const LOOKED_AT = 100_000;

const ENTRY =
  /^[^\S\n]*@\s?[a-z][\w-]*\s*[{(]\s*[^\s{}(),@]*\s*(?:,|=\s*[{"\d])|^[^\S\n]*@(?:comment|preamble)\s*[{(]/im;

/** BibTeX and BibLaTeX. */
export const bibtex: LibraryFormat = {
  name: 'BibTeX',
  extensions: ['bib', 'bibtex', 'biblatex'],
  detect: text => ENTRY.test(text.slice(0, LOOKED_AT)),
  read: readBibtex,
  readPartsInSteps: readBibtexInSteps,
};
