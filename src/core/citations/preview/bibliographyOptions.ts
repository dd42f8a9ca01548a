import type { CslItem } from '../../csl';
import { cslYamlItem } from '../../formats/cslYamlItem';
import { frontMatter, readFields } from '../../text/frontMatter';
import { oneLine } from '../../text/escapeMarkdown';
import { type CitationCluster, flattenClusters } from '../syntax/citationCluster';
import { fixedCluster } from '../syntax/fixedCluster';
import { scanCitations } from '../syntax/scanCitations';

/** What the front matter of a note says of its list of references. */
export interface BibliographyOptions {
  /** `suppress-bibliography`: no list at all. */
  readonly isSuppressed: boolean;
  /** `reference-section-title`, plain text; `undefined` where there is none. */
  readonly title: string | undefined;
  /** `link-citations: false`: no links between citations and the list. */
  readonly leavesCitationsUnlinked: boolean;
  /** `link-bibliography: false`: no links from the list to what is outside of the note. */
  readonly leavesReferencesUnlinked: boolean;
  /** Keys that `nocite` names, each once, in its order. */
  readonly uncited: readonly string[];
  /** `nocite: '@*'`: every work of the note's bibliography is listed. */
  readonly listsAll: boolean;
  /** Records that stand in the note itself, under `references`, by their key. */
  readonly own: ReadonlyMap<string, CslItem>;
  /** Whether the front matter says anything of citations, by which a key that nobody knows is one. */
  readonly isCiting: boolean;
}

const CITING = ['bibliography', 'references', 'nocite', 'csl', 'citeproc', 'cite-method'];
const NONE: BibliographyOptions = {
  isSuppressed: false,
  title: undefined,
  leavesCitationsUnlinked: false,
  leavesReferencesUnlinked: false,
  uncited: [],
  listsAll: false,
  own: new Map(),
  isCiting: false,
};

/**
 * @param text the whole note
 * @see Pandoc User's Guide, "Citations in note styles" and "Including uncited items in the bibliography"
 */
export function bibliographyOptions(text: string): BibliographyOptions {
  const yaml = frontMatter(text);
  const fields = yaml === undefined ? undefined : readFields(yaml);
  if (!fields) return NONE;
  const title = fields['reference-section-title'];
  const nocite = [fields['nocite']].flat().filter(entry => typeof entry === 'string');
  const clusters = flattenClusters(scanCitations(nocite.join('\n\n'), 'pandoc'));
  const keys = clusters.flatMap(({ items }) => items.map(({ key }) => key));
  return {
    isSuppressed: fields['suppress-bibliography'] === true,
    title: typeof title === 'string' && title.trim() ? oneLine(title) : undefined,
    leavesCitationsUnlinked: fields['link-citations'] === false,
    leavesReferencesUnlinked: fields['link-bibliography'] === false,
    uncited: [...new Set(keys)].filter(key => key !== '*'),
    listsAll: keys.includes('*'),
    own: ownItems(fields['references']),
    isCiting: CITING.some(name => name in fields),
  };
}

function ownItems(references: unknown): Map<string, CslItem> {
  const items = new Map<string, CslItem>();
  for (const value of Array.isArray(references) ? references : []) {
    const item = cslYamlItem(value);
    if (item?.id && !items.has(item.id)) items.set(item.id, { type: 'document', ...item, id: item.id });
  }
  return items;
}

/** A cluster that puts one work into the list of references and nothing into the text; its offsets are in no document. */
export function uncitedCluster(key: string): CitationCluster {
  return fixedCluster(`@{${key}}`, 0, 'uncited', '@{', key, '}');
}
