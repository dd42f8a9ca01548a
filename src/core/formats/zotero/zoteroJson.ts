import type { TextParts } from '../../text/textParts';
import { atOnce } from '../atOnce';
import { elementEnd } from '../jsonElements';
import { jsonError } from '../jsonError';
import { lineCounter, listOpening, readJsonParts, readJsonRecords, startOf, type JsonShape } from '../jsonRecords';
import type { LibraryFormat, Reading, ReadingProblem } from '../reading';
import { isFields, type Fields } from '../../text/fields';
import { NO_COLLECTIONS, zoteroCollections, type ZoteroCollections } from './zoteroCollections';
import { zoteroItem } from './zoteroItem';

/** How far into a text its signs are looked for: settings and collections come before the items. */
const LOOKED_AT = 1_000_000;
const ITEMS = new Set(['items']);
/** An item has a list by that name. */
const COLLECTIONS = /"collections"\s*:\s*(?=\{)/;

/**
 * Zotero's items as Better BibTeX exports them ("BetterBibTeX JSON"): an object with `items`, and `collections` that say
 * where each is filed. A list of such items alone, as Zotero's own interface gives it, is read too.
 * @see https://retorque.re/zotero-better-bibtex/installation/bundled-translators/
 */
export const zoteroJson: LibraryFormat = {
  name: 'Better BibTeX JSON',
  extensions: ['bbtjson'],
  detect,
  read: text => atOnce(readInSteps(text)),
  readPartsInSteps: text => readParts(text),
};

function detect(text: string): boolean {
  const sample = text.slice(0, LOOKED_AT);
  if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(sample)) return false;
  return /"label"\s*:\s*"BetterBibTeX JSON"|"itemType"\s*:\s*"[a-z]/i.test(sample);
}

function* readInSteps(text: string): Generator<void, Reading> {
  const { collections, problem } = readCollections(text);
  yield;
  const { records, problems } = yield* readJsonRecords(text, shapeWith(collections));
  return { records, problems: problem ? [problem, ...problems] : problems };
}

/** Collections stand before the items in all that Zotero writes; a text in which they don't, or are damaged, is read as a whole. */
function* readParts(parts: TextParts): Generator<void, Reading> {
  const first = parts.parts[0] ?? '';
  const { collections, end } = readCollections(first);
  yield;
  if (end !== undefined && end < (listOfItems(first, startOf(first)) ?? 0))
    return yield* readJsonParts(parts, shapeWith(collections));
  return yield* readInSteps(parts.parts.join(''));
}

function shapeWith(collections: ZoteroCollections): JsonShape {
  return {
    records: 'Zotero items',
    listIn: listOfItems,
    toItem: fields => {
      const item = isFields(fields['data']) ? fields['data'] : fields;
      return zoteroItem(item, collections.of(item));
    },
  };
}

/** The list is found too where what stands before it is damaged: nothing else in the file is a list of objects by that name. */
function listOfItems(text: string, start: number): number | undefined {
  const open = listOpening(text, start, ITEMS);
  if (open !== undefined) return open;
  const found = /"items"\s*:\s*\[(?=\s*\{)/.exec(text);
  return found ? found.index + found[0].length - 1 : undefined;
}

interface ReadCollections {
  readonly collections: ZoteroCollections;
  /** Offset behind them; absent where there are none or they are damaged. */
  readonly end?: number;
  readonly problem?: ReadingProblem;
}

/** Damaged collections cost the topics and no paper. */
function readCollections(text: string): ReadCollections {
  const found = text[startOf(text)] === '{' ? COLLECTIONS.exec(text) : null;
  if (!found) return { collections: NO_COLLECTIONS };
  const open = found.index + found[0].length;
  const end = elementEnd(text, open);
  try {
    return { collections: zoteroCollections(JSON.parse(text.slice(open, end)) as Fields), end };
  } catch {
    const { offset, message } = jsonError(text, open, end);
    const problem = { ...lineCounter(text)(offset), message: `The collections can't be read. ${message}` };
    return { collections: NO_COLLECTIONS, problem };
  }
}
