import { frontMatter } from '../../notes/bibliographyPaths';
import { flattenClusters, type NoteSyntax } from '../syntax/citationCluster';
import { scanCitations } from '../syntax/scanCitations';

/** The keys that a document cites. */
export interface CitedKeys {
  /** With the UTF-16 offset of the first mention of each. */
  readonly keys: ReadonlyMap<string, number>;
  /** Labels of footnotes and wiki-links: they cite a paper where they are the key of one, and miss none where they are not. */
  readonly labels: ReadonlySet<string>;
  /** Whether all entries of the bibliography are asked for, as by `\nocite{*}`. */
  readonly all: boolean;
}

/** What a document cites, what only goes into its list of references included (`nocite`). */
export function citedKeys(text: string, syntax: NoteSyntax): CitedKeys {
  const keys = new Map<string, number>();
  const labels = new Set<string>();
  const add = (key: string, offset: number) => keys.has(key) || keys.set(key, offset);
  for (const { kind, items } of flattenClusters(scanCitations(text, syntax))) {
    if (kind === 'cross-reference') continue;
    for (const { key, keyStart } of items) {
      if (kind === 'footnote' || kind === 'wiki-link') labels.add(key);
      else add(key, keyStart);
    }
  }
  const uncited = uncitedKeys(text);
  for (const key of uncited) add(key, 0);
  const all = keys.delete('*');
  return { keys, labels, all };
}

/** The keys under `nocite:` of the front matter; `*` stands for all. @see Pandoc User's Guide, "Including uncited items" */
function uncitedKeys(text: string): string[] {
  const yaml = frontMatter(text);
  const value = yaml && /^nocite\s*:([^\n]*(?:\n(?:[ \t]+[^\n]*|[ \t]*))*)/m.exec(yaml)?.[1];
  if (!value) return [];
  return [...value.matchAll(/@(\*|[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*)/gu)].map(
    ([, key = '']) => key,
  );
}
