import type { CslDate, CslItem, CslName } from '../../csl';
import { normalizeArxiv } from '../../paper';
import { parseBibDate } from '../bibtex/parseBibDate';
import { parseDate } from '../parseDate';
import { isFields, type Fields } from '../../text/fields';
import { toCslItem, variableKind } from '../toCslItem';
import { ZOTERO_DATES, ZOTERO_FIELDS, ZOTERO_TYPES, zoteroCreator } from './zoteroFields';
import { readExtra, type ZoteroExtra } from './zoteroExtra';

/** What stands among the items of an export and is no paper. */
const NO_PAPERS = new Set(['note', 'attachment', 'annotation']);
const CSL_TYPES = new Set(Object.values(ZOTERO_TYPES));

/**
 * An item of Zotero in CSL-JSON, mapped as Zotero itself exports it, with its citation key and the paths of its files;
 * `undefined` where it is a note or an attachment.
 * @param topics names of the collections that the item is in
 */
export function zoteroItem(item: Fields, topics: readonly string[]): Partial<CslItem> | undefined {
  const itemType = textOf(item['itemType']) ?? '';
  if (NO_PAPERS.has(itemType)) return undefined;
  const extra = readExtra(textOf(item['extra']) ?? '');
  const fields: Record<string, unknown> = { type: typeOf(itemType, extra) };
  for (const [variable, names] of Object.entries(ZOTERO_FIELDS)) {
    const value = names.map(name => textOf(item[name])).find(text => text !== undefined);
    if (value !== undefined) fields[variable] = value;
  }
  for (const [variable, names] of Object.entries(ZOTERO_DATES)) {
    const date = names.map(name => dateOf(item[name])).find(found => found !== undefined);
    if (date && (variable === 'issued' || !date.literal)) fields[variable] = date;
  }
  putCreators(fields, itemType, item['creators']);
  putExtra(fields, extra);
  const tags = tagsOf(item['tags']);
  if (tags.length) fields['keyword'] = tags.join('; ');
  const arxiv = normalizeArxiv(extra.arxiv);
  const files = filesOf(item['attachments']);
  const custom = { ...(arxiv && { arxiv }), ...(topics.length && { topics }), ...(files.length && { files }) };
  if (Object.keys(custom).length) fields['custom'] = custom;
  const id = textOf(item['citationKey']) ?? textOf(item['citekey']) ?? extra.citationKey;
  return toCslItem(id === undefined ? fields : { ...fields, id });
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** A line `type: …` of the extra field stands for a type that Zotero does not have. */
function typeOf(itemType: string, { variables }: ZoteroExtra): string {
  const written = variables.get('type');
  if (written && CSL_TYPES.has(written)) return written;
  return (Object.hasOwn(ZOTERO_TYPES, itemType) ? ZOTERO_TYPES[itemType] : undefined) ?? 'document';
}

/** In EDTF, or as people write dates. Zotero's database writes `0000-00-00` before a text that is none. */
function dateOf(value: unknown): CslDate | undefined {
  const text = textOf(value)?.replace(/^0000-\d\d-\d\d\s*/, '');
  if (!text) return undefined;
  const date = parseBibDate(text);
  return date && !date.literal ? date : parseDate(text);
}

function putCreators(fields: Record<string, unknown>, itemType: string, creators: unknown): void {
  const lists = new Map<string, CslName[]>();
  for (const creator of Array.isArray(creators) ? creators : []) {
    const variable = isFields(creator) && zoteroCreator(itemType, textOf(creator['creatorType']) ?? 'author');
    const name = isFields(creator) ? nameOf(creator) : undefined;
    if (!variable || !name) continue;
    const list = lists.get(variable);
    if (list) list.push(name);
    else lists.set(variable, [name]);
  }
  for (const [variable, names] of lists) fields[variable] = names;
}

function nameOf(creator: Fields): CslName | undefined {
  const whole = textOf(creator['name']);
  const family = textOf(creator['lastName']);
  const given = textOf(creator['firstName']);
  if (family && given) return { family, given };
  const literal = whole ?? family ?? given;
  return literal === undefined ? undefined : { literal };
}

/** Fills what the item's own fields leave open. */
function putExtra(fields: Record<string, unknown>, extra: ZoteroExtra): void {
  for (const [variable, text] of extra.variables) {
    if (variable === 'type' || fields[variable] !== undefined) continue;
    const kind = variableKind(variable);
    if (kind === 'names') fields[variable] = [nameInExtra(text)];
    else fields[variable] = kind === 'date' ? dateOf(text) : text;
  }
  if (extra.rest) fields['note'] = extra.rest;
}

/** `Family || Given`, or a name as a whole. */
function nameInExtra(text: string): CslName {
  const [family = '', given] = text.split('||').map(part => part.trim());
  return family && given ? { family, given } : { literal: text };
}

function tagsOf(tags: unknown): string[] {
  const texts = (Array.isArray(tags) ? tags : []).map(tag => textOf(isFields(tag) ? tag['tag'] : tag));
  return texts.filter(text => text !== undefined);
}

function filesOf(attachments: unknown): string[] {
  const paths = (Array.isArray(attachments) ? attachments : []).map(file =>
    isFields(file) ? (textOf(file['localPath']) ?? textOf(file['path'])) : undefined,
  );
  return paths.filter(path => path !== undefined);
}
