import { decodePartsInSteps } from '../text/decodeText';
import { TextParts } from '../text/textParts';
import { atOnce } from './atOnce';
import { bibtex } from './bibtex/bibtex';
import { cslJson } from './cslJson';
import { cslYaml } from './cslYaml';
import { endnoteXml } from './endnoteXml';
import { keepItems } from './keepItems';
import { listing } from './listing';
import { nbib } from './nbib';
import { pubmedXml } from './pubmedXml';
import { ris } from './ris';
import type { LibraryFormat, Reading } from './reading';
import { zoteroJson } from './zotero/zoteroJson';

/** The formats that can be read, those with the surest signs first. */
export const FORMATS: readonly LibraryFormat[] = [
  zoteroJson,
  cslJson,
  pubmedXml,
  endnoteXml,
  nbib,
  ris,
  bibtex,
  cslYaml,
  listing,
];

/** What a file of each format holds, as the end of "expected …". */
const EXPECTED: ReadonlyMap<string, string> = new Map([
  [cslJson.name, 'a list of CSL-JSON records, each with a title'],
  [zoteroJson.name, 'Zotero items under "items", each with a title'],
  [cslYaml.name, 'a list of CSL records under "references:"'],
  [bibtex.name, 'BibTeX entries such as @article{key, …}'],
  [ris.name, 'RIS records, each from "TY  -" to "ER  -"'],
  [nbib.name, 'NBIB records, each with a line "PMID-"'],
  [listing.name, 'a title line and an abstract line in turn'],
]);

/** The papers of a file, or one sentence for people that says why it holds none. */
export type LibraryFile =
  { readonly format: string; readonly reading: Reading } | { readonly format: undefined; readonly message: string };

/**
 * Reads a file of papers, pausing every few milliseconds of work: its content decides the format, then its ending.
 * `name` is the file's name, with or without folders; messages show the last part. Never throws.
 * @param before what the file was before it changed: items that are the same stay the same objects
 */
export function* readLibraryInSteps(
  name: string,
  bytes: Uint8Array,
  before?: LibraryFile,
): Generator<void, LibraryFile> {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1) || name;
  const refuse = (rest: string): LibraryFile => ({ format: undefined, message: `${file} ${rest}` });
  if (bytes.length === 0) return refuse('is empty.');
  const decoded = yield* decodePartsInSteps(bytes);
  yield;
  if (!decoded) return refuse('is a binary file: expected text with a list of papers.');
  const text = new TextParts(decoded.parts);
  if (!text.parts.some(part => /\S/.test(part))) return refuse('is empty.');

  const head = text.parts[0] ?? '';
  const detected = FORMATS.find(format => format.detect(head));
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const format = detected ?? FORMATS.find(({ extensions }) => extensions.includes(ending));
  if (!format) return refuse(`is not a list of papers: expected ${anyFormat()}.`);

  const expected = EXPECTED.get(format.name) ?? `valid ${format.name}`;
  // A listing has no signs but its shape: a text without that shape gives only false papers.
  if (!detected && format === listing) return refuse(`is not a list of papers: expected ${expected}.`);
  const last = before?.format === format.name ? before.reading : undefined;
  const read = yield* readText(format, text, last);
  const reading = last ? yield* keepItems(last, read) : read;
  if (reading.records.length) return { format: format.name, reading };
  if (detected && reading.problems.length) return { format: format.name, reading };
  if (reading.problems.length) return refuse(`is not a list of papers: expected ${expected}.`);
  return refuse(`holds no papers: expected ${expected}.`);
}

function* readText(format: LibraryFormat, text: TextParts, last: Reading | undefined): Generator<void, Reading> {
  if (format.readPartsInSteps) return yield* format.readPartsInSteps(text, last);
  const whole = text.parts.join('');
  yield;
  return format.read(whole);
}

/** Reads a file of papers at once; see {@link readLibraryInSteps}. */
export function readLibrary(name: string, bytes: Uint8Array): LibraryFile {
  return atOnce(readLibraryInSteps(name, bytes));
}

function anyFormat(): string {
  const names = FORMATS.filter(format => format !== listing).map(({ name }) => name);
  return `${names.join(', ')}, or ${EXPECTED.get(listing.name)}`;
}
