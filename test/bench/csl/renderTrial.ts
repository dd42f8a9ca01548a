import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createNoteRenderer } from '../../../src/core/citations/csl/createNoteRenderer';
import { toStyle } from '../../../src/core/citations/csl/cslStyle';
import { localesWanted } from '../../../src/core/citations/csl/engine';
import { scanCitations } from '../../../src/core/citations/syntax/scanCitations';
import { renderBare } from './bareNote';
import type { Trial } from './pandocCauses';
import { readPandoc } from './pandocText';
import { shippedLocale } from './shippedFiles';
import { styleXml } from './styleXml';

/** One citation or reference as it is rendered. */
export interface Rendered {
  readonly kind: 'citation' | 'reference';
  readonly key: string;
  readonly lectern: string;
  readonly pandoc: string;
}

export interface RenderedTrial {
  /** By kind and place or key. */
  readonly texts: ReadonlyMap<string, Rendered>;
  /** References that stand in another place than in Pandoc's list. */
  readonly moved: number;
  /** Entries that Pandoc lists though they print nothing. */
  readonly empty: number;
}

/** Renders with Lectern and with Pandoc. @throws {Error} where Pandoc fails */
export function renderTrial({ style: root, records, note }: Trial, folder: string): RenderedTrial {
  fs.writeFileSync(path.join(folder, 'style.csl'), styleXml(root));
  fs.writeFileSync(path.join(folder, 'library.json'), JSON.stringify(records));
  fs.writeFileSync(path.join(folder, 'note.md'), note);
  const options = ['--citeproc', '--csl=style.csl', '--bibliography=library.json', '-f', 'markdown', '-t', 'json'];
  const run = spawnSync('pandoc', [...options, 'note.md'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`Pandoc failed: ${run.stderr}`);
  const pandoc = readPandoc(run.stdout);
  const itemOf = itemsByKey(records);
  const style = toStyle(root);
  const found = localesWanted(style, undefined).flatMap(name => shippedLocale(name) ?? []);
  const locales = new Map(found.map(locale => [locale.attrs['xml:lang'] ?? '', locale]));
  const ours = createNoteRenderer({ style, locales }).renderNote(scanCitations(note, 'pandoc'), itemOf);
  const texts = new Map<string, Rendered>();
  const add = (kind: Rendered['kind'], id: string, key: string, lectern: string, theirs = '') =>
    texts.set(`${kind} ${id}`, { kind, key, lectern: normal(lectern), pandoc: normal(theirs) });
  ours.citations.forEach(({ cluster, text }, i) =>
    add('citation', String(i), cluster.items[0]?.key ?? '', text, pandoc.citations[i]),
  );
  for (const { key, text } of ours.references) add('reference', key, key, text, pandoc.references.get(key));
  const order = [...pandoc.references.keys()];
  const moved = ours.references.length - longestRise(ours.references.map(({ key }) => order.indexOf(key)));
  return { texts, moved, empty: pandoc.references.size - ours.references.length };
}

/** What citeproc alone prints of a citation, and all its references. */
export function citeprocAlone({ style, records, note }: Trial): {
  readonly citations: readonly string[];
  readonly references: readonly string[];
} {
  const { citations, references } = renderBare(toStyle(style), scanCitations(note, 'pandoc'), itemsByKey(records));
  return { citations: citations.map(normal), references: references.map(normal) };
}

function itemsByKey(records: Trial['records']) {
  const byKey = new Map(records.map(record => [record.id, record]));
  return (key: string) => byKey.get(key);
}

/** Blanks of any width are one, and so are the two ways to write an apostrophe. */
function normal(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/'/g, '’')
    .trim();
}

/** How many stand in the same order. */
function longestRise(places: readonly number[]): number {
  const lengths: number[] = [];
  for (const [i, place] of places.entries())
    lengths.push(1 + Math.max(0, ...lengths.filter((_, j) => (places[j] ?? 0) < place && j < i)));
  return Math.max(0, ...lengths);
}
