import type { CslDate, CslItem, CslName } from '../../src/core/csl';
import {
  CREATOR_VARIABLES,
  ZOTERO_DATES,
  ZOTERO_FIELDS,
  ZOTERO_TYPES,
  zoteroCreator,
} from '../../src/core/formats/zotero/zoteroFields';

/** An item as Zotero's translators give it. */
export interface ZoteroItem {
  readonly itemType: string;
  readonly creators?: readonly { creatorType: string; lastName?: string; firstName?: string }[];
  readonly tags?: readonly (string | { tag: string })[];
  readonly [field: string]: unknown;
}

/** Variables for which a Zotero type has no field, so that there is nothing to compare. */
const LACKS: Readonly<Record<string, string>> = {
  artwork: 'publisher publisher-place',
  bill: 'author',
  blogPost: 'publisher publisher-place collection-title',
  case: 'publisher-place title-short',
  computerProgram: 'genre language',
  dataset: 'collection-title',
  document: 'container-title collection-title volume page',
  email: 'archive_location call-number',
  film: 'collection-title ISBN',
  hearing: 'volume',
  letter: 'publisher publisher-place page',
  manuscript: 'container-title ISBN',
  map: 'volume',
  preprint: 'PMID PMCID',
  report: 'volume',
  statute: 'title-short',
  videoRecording: 'collection-title genre',
};

/**
 * The variables that are compared with Zotero's. What it keeps beside its fields (notes, attachments) is no variable; the place of an
 * event and the rights are in few of its items. */
const COMPARED: ReadonlySet<string> = new Set([
  'type',
  'issued',
  'keyword',
  ...Object.keys(ZOTERO_FIELDS).filter(variable => variable !== 'event-place' && variable !== 'license'),
  ...CREATOR_VARIABLES,
]);

/** The variables that are compared for a Zotero type: those for which it has a field. */
export function comparedFor(itemType: string): ReadonlySet<string> {
  const lacking = new Set(LACKS[itemType]?.split(' '));
  return new Set([...COMPARED].filter(variable => !lacking.has(variable)));
}

/** A Zotero item as CSL-JSON, the way Zotero itself exports it. */
export function zoteroToCsl(item: ZoteroItem): Partial<CslItem> {
  const csl: Record<string, unknown> = { type: ZOTERO_TYPES[item.itemType] ?? item.itemType };
  for (const [variable, fields] of Object.entries(ZOTERO_FIELDS)) {
    const value = fields.map(field => item[field]).find(Boolean);
    if (value !== undefined) csl[variable] = value;
  }
  for (const creator of item.creators ?? []) {
    const variable = zoteroCreator(item.itemType, creator.creatorType);
    if (variable) csl[variable] = [...((csl[variable] as CslName[] | undefined) ?? []), nameOf(creator)];
  }
  const date = ZOTERO_DATES['issued']?.map(field => item[field]).find(Boolean);
  if (typeof date === 'string') csl['issued'] = dateOf(date);
  const tags = (item.tags ?? []).map(tag => (typeof tag === 'string' ? tag : tag.tag));
  if (tags.length) csl['keyword'] = tags.join('; ');
  const extra = typeof item['extra'] === 'string' ? item['extra'] : '';
  const found = /^PMID: (\d+)/m.exec(extra)?.[1];
  if (found) csl['PMID'] = found;
  return csl;
}

function nameOf(creator: { lastName?: string; firstName?: string }): CslName {
  if (!creator.firstName) return { literal: creator.lastName ?? '' };
  return { family: creator.lastName ?? '', given: creator.firstName };
}

/** `undefined` for Zotero's `0000 …`, which is its own way of saying that the text was no date. */
function dateOf(text: string): CslDate | undefined {
  const year = /(?<!\d)(?!0000)\d{4}(?!\d)/.exec(text);
  if (!year) return undefined;
  const iso = /^\d{4}-(\d\d)(?:-(\d\d))?/.exec(text);
  if (iso) return { 'date-parts': [[Number(year[0]), ...iso.slice(1).filter(Boolean).map(Number)]] };
  const word = /(?:^|\s)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/i.exec(text)?.[1]?.toLowerCase();
  const month = word ? 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(word) / 3 + 1 : undefined;
  const day = month ? /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0] : undefined;
  return { 'date-parts': [[Number(year[0]), ...(month ? [month] : []), ...(day ? [Number(day)] : [])]] };
}
