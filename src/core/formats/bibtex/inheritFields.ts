/** One entry's fields as TeX source, by lower-case name. */
export interface BibRecord {
  readonly type: string;
  readonly key: string;
  readonly fields: Map<string, string>;
}

/** Chains of parents longer than this are cut; real ones have one or two links. */
const LONGEST_CHAIN = 8;
/** The most that one record looks at in its parents, counted in fields: parents that name many others would double it with each link. */
const MOST_FIELDS = 500;

/** What a record never takes from a `crossref` parent. @see biblatex manual, appendix B */
const NOT_INHERITED = new Set([
  'ids', 'crossref', 'xref', 'xdata', 'entryset', 'entrysubtype', 'execute', 'label', 'options', 'presort', 'related',
  'relatedoptions', 'relatedstring', 'relatedtype', 'shorthand', 'shorthandintro', 'sortkey', 'sorttitle', 'sortname',
  'file', 'abstract', 'keywords', 'annotation', 'annote', 'groups', 'timestamp', 'owner', 'pages', 'chapter', 'doi', 'url',
]); // prettier-ignore

const MULTIVOLUME = new Set(['mvbook', 'mvcollection', 'mvproceedings', 'mvreference']);
const CONTAINERS = new Set(['book', 'collection', 'reference', 'proceedings']);
const PARTS = new Set([
  'inbook', 'incollection', 'inproceedings', 'conference', 'inreference', 'bookinbook', 'suppbook', 'suppcollection',
]); // prettier-ignore
const IN_PERIODICAL = new Set(['article', 'suppperiodical', 'review']);

const TITLES = ['title', 'subtitle', 'titleaddon'] as const;

/**
 * Gives `record` what it lacks from its `xdata` and `crossref` parents, parents first. Follows each chain once and at
 * most eight links far, so that a circle ends; what it looks at in all is bounded too.
 * @param onMissing told of a parent that the file does not have
 */
export function inheritFields(
  record: BibRecord,
  find: (key: string) => BibRecord | undefined,
  onMissing: (field: string, key: string) => void,
): ReadonlyMap<string, string> {
  if (!record.fields.has('xdata') && !record.fields.has('crossref')) return record.fields;
  return withParents(record, find, onMissing, new Set([record.key]), LONGEST_CHAIN, { left: MOST_FIELDS });
}

function withParents(
  record: BibRecord,
  find: (key: string) => BibRecord | undefined,
  onMissing: (field: string, key: string) => void,
  seen: ReadonlySet<string>,
  links: number,
  budget: { left: number },
): ReadonlyMap<string, string> {
  const { fields } = record;
  const xdata = fields.get('xdata');
  const crossref = fields.get('crossref');
  if ((!xdata && !crossref) || links === 0) return fields;
  const all = new Map(fields);
  const parentOf = (field: string, key: string) => {
    const parent = find(key);
    if (!parent) onMissing(field, key);
    if (!parent || seen.has(key) || budget.left <= 0) return undefined;
    budget.left -= parent.fields.size + 1;
    return { parent, fields: withParents(parent, find, () => {}, new Set(seen).add(key), links - 1, budget) };
  };
  for (const key of (xdata ?? '')
    .split(',', 32)
    .map(part => part.trim())
    .filter(Boolean)) {
    // the record itself still tells which of its parents are missing
    if (budget.left <= 0 && links < LONGEST_CHAIN) break;
    const found = parentOf('xdata', key);
    for (const [name, value] of found?.fields ?? []) if (!all.has(name)) all.set(name, value);
  }
  const found = crossref?.trim() ? parentOf('crossref', crossref.trim()) : undefined;
  if (found)
    for (const [name, value] of found.fields)
      for (const target of targetsOf(name, record.type, found.parent.type))
        if (!all.has(target)) all.set(target, value);
  return all;
}

/** The names under which a child of type `child` takes a parent's field. @see biblatex manual, appendix B */
function targetsOf(name: string, child: string, parent: string): readonly string[] {
  if (child === parent && name !== 'crossref' && name !== 'xdata') return [name];
  if (NOT_INHERITED.has(name)) return [];
  const isTitle = (TITLES as readonly string[]).includes(name);
  if (name.startsWith('short') || name === 'indextitle' || name === 'indexsorttitle') return [];
  if (MULTIVOLUME.has(parent)) {
    if (isTitle) return [`main${name}`];
    if (name === 'author' && PARTS.has(child))
      return child === 'inbook' || child === 'bookinbook' ? ['author', 'bookauthor'] : [name];
    return [name];
  }
  if (PARTS.has(child)) {
    // BibTeX's own rule copies by name, so parents have a `booktitle` beside their `title`: both must lead there.
    if (isTitle) return [`book${name}`];
    if (name === 'author' && CONTAINERS.has(parent))
      return child === 'inbook' || child === 'bookinbook' || child === 'suppbook'
        ? ['bookauthor', 'author']
        : ['bookauthor'];
    return [name];
  }
  if (IN_PERIODICAL.has(child) && parent === 'periodical') {
    if (name === 'title') return ['journaltitle'];
    if (name === 'subtitle') return ['journalsubtitle'];
    return [name];
  }
  return isTitle ? [] : [name];
}
