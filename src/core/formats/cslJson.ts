import { atOnce } from './atOnce';
import { listOpening, readJsonParts, readJsonRecords, type JsonShape } from './jsonRecords';
import type { LibraryFormat } from './reading';
import { toCslItem } from './toCslItem';

const SAMPLE_LENGTH = 20_000;
const LIST_NAMES = new Set(['items', 'references']);
const SHAPE: JsonShape = { records: 'CSL-JSON items', listIn: listInObject, toItem: toCslItem };

/**
 * CSL-JSON: a list of items, or an object that holds the list as `items` or `references`, or one item alone. Every item
 * is parsed by itself, so that a syntax error costs one record. `citation-key`, as Better BibTeX writes it, stands
 * before `id`.
 * @see CSL-JSON schema 1.0.2
 */
export const cslJson: LibraryFormat = {
  name: 'CSL-JSON',
  extensions: ['json', 'csljson'],
  detect,
  read: text => atOnce(readJsonRecords(text, SHAPE)),
  readPartsInSteps: text => readJsonParts(text, SHAPE),
};

function detect(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LENGTH).trimStart();
  if (/^\[\s*\{/.test(sample)) return /"(?:title|id|author|issued|DOI|citation-key)"\s*:/.test(sample);
  if (!/^\{\s*"/.test(sample)) return false;
  const holdsList = /"(?:items|references)"\s*:\s*\[\s*\{/.test(sample);
  return (
    /"title"\s*:/.test(sample) &&
    (holdsList || (/"type"\s*:/.test(sample) && /"(?:author|issued|DOI)"\s*:/.test(sample)))
  );
}

/** Offset of the bracket that opens the list of items in an object; `undefined` where it has none. */
export function listInObject(text: string, start: number): number | undefined {
  return listOpening(text, start, LIST_NAMES);
}
