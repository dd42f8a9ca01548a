import { dump } from 'js-yaml';
import type { CslDate, CslItem } from '../../csl';
import { cslYamlItem } from '../cslYamlItem';
import { edtfDate, sameDate } from './bibDates';

/** What a JSON text is laid out with. */
export interface JsonLayout {
  /** One level; empty for everything on one line. */
  readonly indent: string;
  /** What each line but the first begins with besides. */
  readonly margin?: string;
  readonly newline?: string;
  /** Whether characters beyond ASCII are written as `\u` escapes. */
  readonly asciiOnly?: boolean;
}

/** A record as an object of CSL-JSON. */
export function writeCslJson(item: Partial<CslItem>, layout: JsonLayout = { indent: '  ' }): string {
  const { indent, margin = '', newline = '\n', asciiOnly = false } = layout;
  const json = JSON.stringify(idFirst(item), null, indent);
  const laidOut = json.split('\n').join(newline + margin);
  if (!asciiOnly) return laidOut;
  return laidOut.replace(/[\u007f-\uffff]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function idFirst(item: Partial<CslItem>): Partial<CslItem> {
  const { id, type, ...rest } = item;
  return { ...(id !== undefined && { id }), ...(type !== undefined && { type }), ...rest };
}

const DATES = ['issued', 'accessed', 'original-date', 'event-date', 'submitted', 'available-date'];

/** A record as an item of a YAML bibliography, from its `- ` on, without a line end behind it; dates in EDTF as Pandoc writes them. */
export function writeCslYaml(item: Partial<CslItem>, newline = '\n'): string {
  const dated = Object.entries(idFirst(item)).map(([name, value]) => [
    name,
    DATES.includes(name) ? yamlDate(name, value as CslDate) : value,
  ]);
  const yaml = dump([Object.fromEntries(dated)], { lineWidth: -1, noRefs: true });
  return yaml.trimEnd().split('\n').join(newline);
}

/** EDTF where reading it gives the same date, else the parts. */
function yamlDate(name: string, date: CslDate): unknown {
  const edtf = edtfDate(date);
  const read = edtf && (cslYamlItem({ id: 'x', [name]: edtf })?.[name] as CslDate | undefined);
  return read && sameDate(read, date) ? edtf : date;
}
