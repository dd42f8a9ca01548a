import { isFields, type Fields } from '../../text/fields';

/** Between the name of a collection and that of the one in it. */
const IN = ' / ';
/** Deeper than anybody files papers; a circle of parents ends there too. */
const DEEPEST = 20;
/** Names are cut there: that of a collection is copied for each one in it. */
const LONGEST_NAME = 200;

/** The collections of an export. */
export interface ZoteroCollections {
  /** Names of those that an item is in, each with the collections around it: `Thesis / Methods`. */
  of(item: Fields): readonly string[];
}

/** Those of a file that has none. */
export const NO_COLLECTIONS: ZoteroCollections = { of: () => [] };

/**
 * Reads the collections as Better BibTeX writes them: by key, each with its name, its parent's key, and the ids of its items.
 * What is no collection is passed over.
 */
export function zoteroCollections(value: unknown): ZoteroCollections {
  const collections = new Map<string, Fields>();
  for (const [key, collection] of isFields(value) ? Object.entries(value) : []) {
    if (isFields(collection) && nameOf(collection)) collections.set(key, collection);
  }
  const parents = parentsOf(collections);
  const paths = new Map<string, string>();
  const byItem = new Map<string, string[]>();
  for (const [key, { items }] of collections) {
    const path = pathOf(key, collections, parents);
    paths.set(key, path);
    for (const item of Array.isArray(items) ? items : []) {
      const id = idOf(item);
      if (id === undefined) continue;
      const names = byItem.get(id);
      if (names) names.push(path);
      else byItem.set(id, [path]);
    }
  }
  const of = (item: Fields) => {
    const ids = ['itemID', 'itemKey', 'key'].map(name => idOf(item[name]));
    const listed = ids.flatMap(id => (id === undefined ? [] : (byItem.get(id) ?? [])));
    const own = Array.isArray(item['collections']) ? item['collections'] : [];
    const named = own.flatMap(key => (typeof key === 'string' ? (paths.get(key) ?? []) : []));
    return [...new Set([...listed, ...named])];
  };
  return { of };
}

function idOf(value: unknown): string | undefined {
  if (isFields(value)) return idOf(value['itemID'] ?? value['key']);
  return typeof value === 'number' || (typeof value === 'string' && value) ? String(value) : undefined;
}

function nameOf({ name }: Fields): string {
  return typeof name === 'string' ? name.trim().slice(0, LONGEST_NAME).replace(/\s+/g, ' ').trim() : '';
}

/** Told by a collection of itself, or by its parent in the list of those in it. */
function parentsOf(collections: ReadonlyMap<string, Fields>): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const [key, { collections: children }] of collections) {
    for (const child of Array.isArray(children) ? children : []) {
      if (typeof child === 'string') parents.set(child, key);
    }
  }
  for (const [key, { parent }] of collections) if (typeof parent === 'string' && parent) parents.set(key, parent);
  return parents;
}

function pathOf(key: string, collections: ReadonlyMap<string, Fields>, parents: ReadonlyMap<string, string>): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = key; at !== undefined && !seen.has(at); at = parents.get(at)) {
    const collection = collections.get(at);
    if (!collection || seen.size >= DEEPEST) break;
    seen.add(at);
    names.unshift(nameOf(collection));
  }
  return names.join(IN);
}
