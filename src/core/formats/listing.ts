import type { CslItem } from '../csl';
import { findUrls, trimUrl } from '../text/findUrls';
import { mendText } from '../text/mendText';
import { isBoilerplate, isCallToAction, unstickTitle } from './listingBoilerplate';
import { isContinuation, isTitleCase, lineShape, titlesEndWithStop, type LineShape } from './listingShape';
import { looksLikeListing } from './looksLikeListing';
import type { LibraryFormat, Reading, ReadingProblem, SourceRecord } from './reading';
import { textLines, type TextLine } from './textLines';

/**
 * A listing: what a person gets by copying a web page of papers. The rules, in words:
 *
 * 1. Blank lines say nothing, and any line end will do. Lines of the page itself (counters, buttons, dates, menus)
 *    are dropped wherever they stand.
 * 2. A short line without a full stop is a title; a long one, or one of whole sentences, is (part of) an abstract. Where
 *    a line could be either, the alternation decides: after a title comes an abstract, after an abstract a title.
 * 3. Several abstract lines in a row are paragraphs of one abstract, and so are keywords and a bare address after one.
 * 4. A title that is followed by the next title has no abstract; the record stays. Above the first abstract it is dropped
 *    where it calls on the visitor of the page to do something.
 * 5. Abstract lines before the first title belong to a paper that was cut off: one problem, whatever their number.
 * 6. A last line that the file ends without a line end, after a title and not written like one, is the beginning of its
 *    abstract: the listing was cut there.
 * 7. Words of a button that stick to the first title (`SubscribeMedCLM: …`) are taken off; no title after the first
 *    abstract is touched.
 * 8. Titles and abstracts are mended (`mendText`) and otherwise stay as they are.
 */
export const listing: LibraryFormat = {
  name: 'listing',
  extensions: ['txt', 'text'],
  detect: looksLikeListing,
  read: readListing,
};

/** A paper as far as its lines have been seen. */
interface Draft {
  readonly title: string;
  readonly line: number;
  readonly paragraphs: string[];
}

function readListing(text: string): Reading {
  const lines = textLines(text).filter(line => !isBoilerplate(line.text));
  const isCut = !/[\r\n\u2028\u2029]\s*$/.test(text.slice(-200));
  const drafts: Draft[] = [];
  let orphan: TextLine | undefined;
  const stops = titlesEndWithStop(lines);
  lines.forEach((line, i) => {
    const current = drafts.at(-1);
    const isLast = isCut && i === lines.length - 1;
    if (isAbstract(line.text, lineShape(line.text, stops), current, isLast)) {
      if (current) current.paragraphs.push(line.text);
      else orphan ??= line;
    } else {
      drafts.push({ title: line.text, line: line.line, paragraphs: [] });
    }
  });
  const problems: ReadingProblem[] = orphan
    ? [{ line: orphan.line, column: 0, message: orphanMessage(orphan.text) }]
    : [];
  return { records: toRecords(drafts), problems };
}

function isAbstract(line: string, shape: LineShape, current: Draft | undefined, isLast: boolean): boolean {
  const awaits = current?.paragraphs.length === 0;
  if (!awaits && isContinuation(line)) return true;
  // A cut title may end with the stop of an abbreviation: it must not reach into the abstract before it.
  if (isLast && current && !awaits && line.length < 40 && !/ \S+ \S+ \S+ /.test(line)) return false;
  if (isLast && awaits && shape === 'title') return !isTitleCase(line);
  if (shape === 'unsure') return awaits || !current;
  return shape === 'body';
}

function orphanMessage(text: string): string {
  const start = mendText(text.slice(0, 200)).slice(0, 40).trim();
  return `The abstract that begins "${start}…" has no title before it.`;
}

/** Up to the first abstract lines of the page may look like titles, and its words may stick to one. */
function toRecords(drafts: readonly Draft[]): SourceRecord[] {
  const first = drafts.findIndex(draft => draft.paragraphs.length > 0);
  return drafts.flatMap((draft, index) => {
    if (index < first && isCallToAction(draft.title)) return [];
    return toRecord(draft, index <= Math.max(first, 0)) ?? [];
  });
}

function toRecord(draft: Draft, isAtTop: boolean): SourceRecord | undefined {
  const title = mendText(isAtTop ? unstickTitle(draft.title) : draft.title);
  if (!title) return undefined;
  const abstract = draft.paragraphs
    .map((paragraph, i) => mendText(i === 0 ? paragraph.replace(/^abstract\s*[:.—–-]\s*/i, '') : paragraph))
    .filter(Boolean)
    .join('\n\n');
  const code = codeAddress(abstract);
  const item: Partial<CslItem> = { type: 'article', title };
  return {
    item: { ...item, ...(abstract && { abstract }), ...(code && { custom: { code } }) },
    line: draft.line,
  };
}

const CODE_HOST =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.[\w.-]+|bitbucket\.org|codeberg\.org|gitee\.com|sourceforge\.net|huggingface\.co|hf\.co|modelscope\.cn|zenodo\.org|doi\.org\/10\.5281\/zenodo|figshare\.com|osf\.io|physionet\.org|kaggle\.com|anonymous\.4open\.science|[\w-]+\.(?:github|gitlab)\.io)(?:\/|\.|$)/i;
const BARE_CODE_ADDRESS =
  /(?<![\w/.@-])(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co)\/[^\s<>"“”`{}|\\^]+/i;

/** The first address in an abstract at a host of code or data; prose often leaves out its scheme. */
function codeAddress(abstract: string): string | undefined {
  const url = findUrls(abstract).find(found => CODE_HOST.test(found));
  const bare = url ? undefined : BARE_CODE_ADDRESS.exec(abstract)?.[0];
  const address = url ?? (bare && `https://${trimUrl(bare)}`);
  return address?.replace(/\.git$/, '');
}
