import { frontMatter } from '../../text/frontMatter';
import { flattenClusters, type NoteSyntax } from '../syntax/citationCluster';
import { scanCitations } from '../syntax/scanCitations';

/** A document, or a cell of a notebook. */
export interface DocumentPart {
  readonly text: string;
  readonly syntax: NoteSyntax;
  /** Place of the cell among all cells of its notebook; `undefined` in a document that is no notebook. */
  readonly cell: number | undefined;
}

/** Where a key stands first. */
export interface FirstMention {
  /** UTF-16 offset in the document, or in the notebook's cell. */
  readonly offset: number;
  /** Place of the cell among all cells of its notebook; `undefined` in a document that is no notebook. */
  readonly cell: number | undefined;
}

/** The keys that a document cites. */
export interface CitedKeys {
  /** With the first mention of each. */
  readonly keys: ReadonlyMap<string, FirstMention>;
  /** Labels of footnotes and wiki-links: they cite a paper where they are the key of one, and miss none where they are not. */
  readonly labels: ReadonlySet<string>;
  /** Whether all entries of the bibliography are asked for, as by `\nocite{*}`. */
  readonly all: boolean;
}

/** What a document cites, be it a text or cells; what only goes into its list of references included (`nocite`). */
export function citedKeys(parts: readonly DocumentPart[]): CitedKeys {
  const keys = new Map<string, FirstMention>();
  const labels = new Set<string>();
  const add = (key: string, mention: FirstMention) => keys.has(key) || keys.set(key, mention);
  for (const { text, syntax, cell } of parts) {
    for (const { kind, items } of flattenClusters(scanCitations(text, syntax))) {
      if (kind === 'cross-reference') continue;
      for (const { key, keyStart } of items) {
        if (kind === 'footnote' || kind === 'wiki-link') labels.add(key);
        else add(key, { offset: keyStart, cell });
      }
    }
  }
  const first = parts[0];
  for (const key of uncitedKeys(first?.text ?? '')) add(key, { offset: 0, cell: first?.cell });
  const all = keys.delete('*');
  return { keys, labels, all };
}

/** The keys under `nocite:` of the front matter; `*` stands for all. @see Pandoc User's Guide, "Including uncited items" */
function uncitedKeys(text: string): string[] {
  const yaml = frontMatter(text);
  const value = yaml && /^nocite\s*:([^\n]*(?:\n(?:[ \t]+[^\n]*|[ \t]*))*)/m.exec(yaml)?.[1];
  if (!value) return [];
  const written = value.replace(/^[ \t]+/gm, '');
  return flattenClusters(scanCitations(written, 'pandoc')).flatMap(({ items }) => items.map(({ key }) => key));
}
