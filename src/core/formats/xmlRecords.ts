import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { TextParts } from '../text/textParts';
import { atOnce } from './atOnce';
import type { Reading, ReadingProblem, SourceRecord } from './reading';
import { eachXmlRecord } from './xmlRecordTexts';

type Item = SourceRecord['item'];

/** What an XML file that is still being written has: C0 controls, which XML forbids and exports of copied text contain. */
// oxlint-disable-next-line no-control-regex -- controls are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const BARE_AMPERSAND = /&(?!#\d{1,7};|#x[\da-fA-F]{1,6};|[A-Za-z]\w{1,30};)/g;

/**
 * Reads an XML file record by record, in steps: each element of one of the given names is parsed by itself, so that what is
 * wrong in one costs that one, and nothing outside the records is parsed at all (no DTD, so no entities of the file's own).
 */
export function* readXmlRecordsInSteps(
  text: TextParts,
  names: readonly string[],
  itemOf: (record: XmlElement) => Item,
): Generator<void, Reading> {
  const records: SourceRecord[] = [];
  const problems: ReadingProblem[] = [];
  yield* eachXmlRecord(text, names, (record, { line, column }) => {
    try {
      const source = record.replace(FORBIDDEN, ' ').replace(BARE_AMPERSAND, '&amp;');
      const { root } = parseXml(source, { ignoreUndefinedEntities: true });
      if (root) records.push({ item: itemOf(root), line });
    } catch (error) {
      problems.push(problemOf(error, line, column));
    }
  });
  return { records, problems };
}

/** The same of one text, at once. */
export function readXmlRecords(text: string, names: readonly string[], itemOf: (record: XmlElement) => Item): Reading {
  return atOnce(readXmlRecordsInSteps(new TextParts([text]), names, itemOf));
}

/** The first element with each of the given names in turn, from `element` down; `undefined` where one is missing. */
export function childAt(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let at: XmlElement | undefined = element;
  for (const name of path) at = at && childrenOf(at, name)[0];
  return at;
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const found = element?.children.filter(child => child instanceof XmlElement && child.name === name) ?? [];
  return found as readonly XmlElement[];
}

/** All text of an element without its markup, in single spaces; `undefined` where there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  return element?.text.replace(/\s+/g, ' ').trim() || undefined;
}

function problemOf(error: unknown, line: number, column: number): ReadingProblem {
  if (!(error instanceof XmlError)) return { line, column, message: 'This record is nested too deeply to be read.' };
  const reason = /^[^\n]*?(?= \(line \d+, column \d+\))/.exec(error.message)?.[0] ?? 'not well-formed';
  return {
    line: line + error.line - 1,
    column: error.line > 1 ? error.column - 1 : column + error.column - 1,
    message: `This record is left out: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
  };
}
