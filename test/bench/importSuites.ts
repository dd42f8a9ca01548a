import fs from 'node:fs';
import path from 'node:path';
import { bibtex } from '../../src/core/formats/bibtex/bibtex';
import { cslJson } from '../../src/core/formats/cslJson';
import { endnoteXml } from '../../src/core/formats/endnoteXml';
import { nbib } from '../../src/core/formats/nbib';
import { pubmedXml } from '../../src/core/formats/pubmedXml';
import type { LibraryFormat } from '../../src/core/formats/reading';
import { ris } from '../../src/core/formats/ris';
import { NORMALISATIONS } from './importSuitesCompare';
import { jabrefSuites } from './importSuitesJabref';
import { printSuites, type Suite } from './importSuitesReport';
import { zoteroSuite } from './importSuitesZoteroCases';

/** Prints how the readers do on other projects' import cases: `npm run bench:imports`. Nothing of those is kept here. */
const folder = path.resolve('..', 'shared', 'bench', 'imports');

/** The reader for each of Zotero's case files. */
const ZOTERO: readonly (readonly [string, LibraryFormat])[] = [
  ['RIS.json', ris],
  ['MEDLINEnbib.json', nbib],
  ['Endnote_XML.json', endnoteXml],
  ['PubMed_XML.json', pubmedXml],
  ['CSL_JSON.json', cslJson],
  ['BibTeX.json', bibtex],
];

if (!fs.existsSync(folder)) {
  console.log('Import suites skipped: ../shared/bench/imports is not there.');
} else {
  const suites: Suite[] = ZOTERO.map(([file, format]) => zoteroSuite(path.join(folder, 'zotero', file), format));
  suites.push(...jabrefSuites(path.join(folder, 'jabref'), { ris, nbib }, bibtex));
  printSuites(suites, NORMALISATIONS);
}
