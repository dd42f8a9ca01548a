import {
  CREATOR_VARIABLES,
  ZOTERO_DATES,
  ZOTERO_FIELDS,
  ZOTERO_TYPES,
  zoteroCreator,
} from '../../../src/core/formats/zotero/zoteroFields';

type Zotero = Readonly<Record<string, unknown>>;

interface Creator {
  readonly creatorType: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly name?: string;
}

/** A Zotero item as flat CSL values: dates as the item writes them, names in reading order, keywords sorted. */
export function zoteroToCsl(item: Zotero): Record<string, string> {
  const csl: Record<string, string> = { type: ZOTERO_TYPES[String(item['itemType'])] ?? String(item['itemType']) };
  for (const [variable, names] of Object.entries(ZOTERO_FIELDS)) {
    const found = names.map(name => item[name]).find(value => typeof value === 'string' && value);
    if (found) csl[variable] = String(found);
  }
  for (const creator of (item['creators'] ?? []) as readonly Creator[]) {
    const variable = zoteroCreator(String(item['itemType']), creator.creatorType) ?? creator.creatorType;
    const name = creator.name ?? [creator.firstName, creator.lastName].filter(Boolean).join(' ');
    csl[variable] = csl[variable] ? `${csl[variable]} & ${name}` : name;
  }
  const date = ZOTERO_DATES['issued']?.map(name => item[name]).find(value => value !== undefined);
  if (typeof date === 'string') csl['issued'] = date;
  const tags = ((item['tags'] ?? []) as readonly (string | { readonly tag: string })[]).map(tag =>
    typeof tag === 'string' ? tag : tag.tag,
  );
  if (tags.length) csl['keyword'] = tags.sort().join('; ');
  return csl;
}

/** What Better BibTeX writes by lists of its own, or leaves out, as it imports: abbreviations of journals, kinds of theses, licences. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['container-title-short', 'genre', 'license']);

/** The CSL variables of `zoteroToCsl` that are compared. */
export const COMPARED: ReadonlySet<string> = new Set(
  ['type', 'issued', 'keyword', ...Object.keys(ZOTERO_FIELDS), ...CREATOR_VARIABLES].filter(
    variable => !NOT_COMPARED.has(variable),
  ),
);
