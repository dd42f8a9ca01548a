import type { CslCustom, CslDate, CslItem, CslName } from '../csl';
import { isFields, type Fields } from '../text/fields';

const STRING_FIELDS = new Set(
  (
    'title title-short abstract annote archive archive-place archive_location authority call-number collection-title ' +
    'container-title container-title-short dimensions DOI edition event event-title event-place genre ISBN ISSN ' +
    'jurisdiction keyword language license medium note original-publisher original-title PMCID PMID publisher ' +
    'publisher-place references reviewed-title section source status URL version volume-title type'
  ).split(' '),
);
const NUMBER_FIELDS = new Set(
  (
    'chapter-number citation-number collection-number issue number number-of-pages number-of-volumes page page-first ' +
    'part supplement volume'
  ).split(' '),
);
const NAME_FIELDS = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editorial-director guest host illustrator interviewer narrator organizer original-author performer producer ' +
    'recipient reviewed-author script-writer series-creator translator'
  ).split(' '),
);
const DATE_FIELDS = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);
const NAME_PARTS = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'] as const;
/** Names that would reach into an object's prototype. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A parsed JSON object as a CSL item: numbers where CSL has text become text, single names and dates become lists, and
 * values that can't be read go. Variables unknown to CSL are kept as they came. `id` is absent where the record has no
 * citation key; an address, as Zotero writes it there, is none.
 */
export function toCslItem(fields: Fields): Partial<CslItem> {
  const item: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (UNSAFE.has(name) || name === 'id') continue;
    const read = fieldValue(name, value);
    if (read !== undefined) item[name] = read;
  }
  const id = citationKeyOf(fields);
  return { ...(id && { id }), type: 'document', ...item };
}

function fieldValue(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (name === 'keyword' && Array.isArray(value)) return toText(value, '; ');
  if (STRING_FIELDS.has(name)) return toText(value);
  if (NUMBER_FIELDS.has(name)) return typeof value === 'number' ? value : toText(value);
  if (NAME_FIELDS.has(name)) return toNames(value);
  if (DATE_FIELDS.has(name)) return toDate(value);
  if (name === 'custom') return isFields(value) ? toCustom(value) : undefined;
  return value;
}

const CUSTOM_TEXTS = ['arxiv', 'code', 'codeLabel', 'kind', 'summary', 'tldr'] as const satisfies (keyof CslCustom)[];
const CUSTOM_LISTS = ['files', 'topics'] as const satisfies (keyof CslCustom)[];

/** What Lectern reads in `custom` has the type that it expects, or is left out; the rest stays as it came. */
function toCustom(value: Fields): Fields {
  const custom: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) if (!UNSAFE.has(name)) custom[name] = field;
  const put = (name: string, read: unknown) => {
    if (read === undefined) delete custom[name];
    else custom[name] = read;
  };
  for (const name of CUSTOM_TEXTS) put(name, toText(value[name]));
  for (const name of CUSTOM_LISTS) {
    const list: unknown = value[name];
    const texts = (Array.isArray(list) ? list : [list]).map(entry =>
      Array.isArray(entry) ? undefined : toText(entry),
    );
    const known = texts.filter(text => text !== undefined);
    put(name, known.length ? known : undefined);
  }
  if (!isFields(value['published'])) delete custom['published'];
  return custom;
}

/** What kind of value a CSL variable has; `undefined` for one that CSL does not have. */
export function variableKind(name: string): 'text' | 'names' | 'date' | undefined {
  if (NAME_FIELDS.has(name)) return 'names';
  if (DATE_FIELDS.has(name)) return 'date';
  return STRING_FIELDS.has(name) || NUMBER_FIELDS.has(name) ? 'text' : undefined;
}

/** Crossref and others write a list where CSL has one text: without a `separator` its first entry counts. */
function toText(value: unknown, separator?: string): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  const texts = value
    .filter(entry => !Array.isArray(entry))
    .map(entry => toText(entry))
    .filter(text => text !== undefined);
  return separator === undefined ? texts[0] : texts.join(separator) || undefined;
}

function citationKeyOf(fields: Fields): string | undefined {
  const noted =
    typeof fields['note'] === 'string' ? /^ *citation[ -]?key *: *(\S+)/im.exec(fields['note'])?.[1] : undefined;
  const id = toText(fields['id']);
  return toText(fields['citation-key']) ?? noted ?? (id && /^https?:\/\//i.test(id) ? undefined : id);
}

function toNames(value: unknown): CslName[] | undefined {
  const names = (Array.isArray(value) ? value : [value]).map(toName).filter(name => name !== undefined);
  return names.length ? names : undefined;
}

function toName(value: unknown): CslName | undefined {
  if (!isFields(value)) {
    const literal = Array.isArray(value) ? undefined : toText(value);
    return literal === undefined ? undefined : { literal };
  }
  const name: Record<string, unknown> = {};
  for (const [part, content] of Object.entries(value)) {
    if (!UNSAFE.has(part) && !NAME_PARTS.includes(part as (typeof NAME_PARTS)[number])) name[part] = content;
  }
  for (const part of NAME_PARTS) {
    const text = toText(value[part]);
    if (text !== undefined) name[part] = text;
  }
  return NAME_PARTS.some(part => part in name) ? name : undefined;
}

function toDate(value: unknown): CslDate | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return { 'date-parts': [[value]] };
  if (typeof value === 'string') return value.trim() ? dateOfText(value.trim()) : undefined;
  if (Array.isArray(value)) return datesOfParts(value);
  if (!isFields(value)) return undefined;
  const date: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    if (!UNSAFE.has(name) && name !== 'date-parts' && part !== null) date[name] = part;
  }
  for (const name of ['raw', 'literal'] as const) {
    const text = toText(value[name]);
    if (text === undefined) delete date[name];
    else date[name] = text;
  }
  Object.assign(date, datesOfParts(value['date-parts']));
  return Object.keys(date).length ? date : undefined;
}

/** `2025-10-06` and its beginnings; whatever else is kept as it was written. */
function dateOfText(text: string): CslDate {
  const parts = /^(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T.*)?)?)?$/.exec(text);
  return parts
    ? {
        'date-parts': [
          parts
            .slice(1)
            .filter(part => part !== undefined)
            .map(Number),
        ],
      }
    : { raw: text };
}

function datesOfParts(value: unknown): CslDate | undefined {
  if (!Array.isArray(value)) return undefined;
  const dates: unknown[] = value.some(Array.isArray) ? value.slice(0, 2) : [value];
  const read = dates.map(readParts).filter(parts => parts.length > 0);
  return read.length ? { 'date-parts': read } : undefined;
}

function readParts(value: unknown): (number | string)[] {
  const parts: (number | string)[] = [];
  for (const part of Array.isArray(value) ? value.slice(0, 3) : []) {
    const isPart = typeof part === 'number' || (typeof part === 'string' && /^\s*-?\d+\s*$/.test(part));
    if (!isPart) break;
    parts.push(Number(part));
  }
  return parts;
}
