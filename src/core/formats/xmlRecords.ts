import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import type { Reading, ReadingProblem, SourceRecord } from './reading';

type Item = SourceRecord['item'];

/** What an XML file that is still being written has: C0 controls, which XML forbids and exports of copied text contain. */
// oxlint-disable-next-line no-control-regex -- controls are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const BARE_AMPERSAND = /&(?!#\d{1,7};|#x[\da-fA-F]{1,6};|[A-Za-z]\w{1,30};)/g;

/**
 * Reads an XML file record by record: each element of one of the given names is parsed by itself, so that what is
 * wrong in one costs that one, and nothing outside the records is parsed at all (no DTD, so no entities of the file's own).
 */
export function readXmlRecords(text: string, names: readonly string[], itemOf: (record: XmlElement) => Item): Reading {
  const records: SourceRecord[] = [];
  const problems: ReadingProblem[] = [];
  const place = placeCounter(text);
  for (const { start, end } of recordRanges(text, names)) {
    const { line, column } = place(start);
    try {
      const source = text.slice(start, end).replace(FORBIDDEN, ' ').replace(BARE_AMPERSAND, '&amp;');
      const { root } = parseXml(source, { ignoreUndefinedEntities: true });
      if (root) records.push({ item: itemOf(root), line });
    } catch (error) {
      problems.push(problemOf(error, line, column));
    }
  }
  return { records, problems };
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

function* recordRanges(text: string, names: readonly string[]): Generator<{ start: number; end: number }> {
  const mark = new RegExp(`<!--|<!\\[CDATA\\[|<(/?)(?:${names.join('|')})(?=[\\s>])`, 'g');
  const unclosed = new Set<string>();
  let open: number | undefined;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[1] === undefined) {
      const closer = found[0] === '<!--' ? '-->' : ']]>';
      const close = unclosed.has(closer) ? -1 : text.indexOf(closer, mark.lastIndex);
      // What never closes hides the rest from XML; here the records after it are still looked for.
      if (close < 0) unclosed.add(closer);
      else mark.lastIndex = close;
      continue;
    }
    if (found[1] === '') {
      if (open !== undefined) yield { start: open, end: found.index };
      open = found.index;
    } else if (open !== undefined) {
      const close = text.indexOf('>', found.index);
      yield { start: open, end: close < 0 ? text.length : close + 1 };
      open = undefined;
    }
  }
  if (open !== undefined) yield { start: open, end: text.length };
}

/** Lines and columns of growing offsets, each line counted once. */
function placeCounter(text: string): (offset: number) => { line: number; column: number } {
  let line = 0;
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  return offset => {
    while (lineEnd >= 0 && lineEnd < offset) {
      line++;
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    }
    return { line, column: offset - lineStart };
  };
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
