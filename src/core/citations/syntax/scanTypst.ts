import type { CitationCluster } from './citationCluster';
import { readItem } from './citationItem';
import { matchBrackets } from './matchBrackets';
import { maskTypst } from './typstLiterals';

const REFERENCE =
  /@([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]|[:.](?=[\p{L}\p{N}_:.-]*[\p{L}\p{N}_-]))*)|#cite\(\s*(?:<([^<>\s]+)>|label\("([^"\n]+)"\))/gu;
const SUPPLEMENT = /\s*,\s*(?:(?:form|style)\s*:\s*(?:"[^"\n]*"|none|auto)\s*,\s*)*supplement\s*:\s*\[/y;
const REST = /[^()[\]]*\)/y;

/** The citations of a Typst text: `@key[p. 5]` and `#cite(<key>, supplement: [p. 5])`. */
export function scanTypst(text: string): CitationCluster[] {
  const masked = maskTypst(text);
  const brackets = matchBrackets(masked);
  const clusters: CitationCluster[] = [];
  const around: { end: number; nested: CitationCluster[] }[] = [];
  /** What stands in a supplement is nested. */
  const add = (cluster: CitationCluster) => {
    while ((around.at(-1)?.end ?? Infinity) <= cluster.start) around.pop();
    const nested: CitationCluster[] = [];
    (around.at(-1)?.nested ?? clusters).push({ ...cluster, nested });
    around.push({ end: cluster.end, nested });
  };
  REFERENCE.lastIndex = 0;
  for (let found = REFERENCE.exec(masked); found; found = REFERENCE.exec(masked)) {
    const end = REFERENCE.lastIndex;
    if (found[1] !== undefined) {
      if (/[\p{L}\p{N}\p{M}]$/u.test(masked.slice(Math.max(0, found.index - 2), found.index))) continue;
      add(reference(text, brackets, found.index, end, found[1]));
    } else {
      const written = found[2] === undefined ? (found[3] ?? '') : found[2];
      const cluster = call(text, masked, brackets, found.index, end, written);
      if (!cluster) continue;
      add(cluster);
    }
  }
  return clusters;
}

function reference(
  text: string,
  brackets: ReadonlyMap<number, number>,
  start: number,
  keyEnd: number,
  key: string,
): CitationCluster {
  const close = brackets.get(keyEnd);
  const end = close ?? keyEnd;
  const note = close === undefined ? {} : { noteStart: keyEnd + 1, noteEnd: close - 1 };
  const item = readItem(text, { start, end, mark: start, keyStart: start + 1, keyEnd, key, ...note });
  const form = { type: 'reference', open: close ? '[' : '', close: close ? ']' : '' } as const;
  return { start, end, kind: 'bracketed', form, items: [item], raw: text.slice(start, end), nested: [] };
}

function call(
  text: string,
  masked: string,
  brackets: ReadonlyMap<number, number>,
  start: number,
  written: number,
  key: string,
): CitationCluster | undefined {
  const keyStart = text.lastIndexOf(key, written - 1);
  const keyEnd = keyStart + key.length;
  SUPPLEMENT.lastIndex = written;
  const open = SUPPLEMENT.test(masked) ? SUPPLEMENT.lastIndex : undefined;
  const close = open === undefined ? undefined : brackets.get(open - 1);
  if (open !== undefined && close === undefined) return undefined;
  REST.lastIndex = close ?? written;
  if (!REST.test(masked)) return undefined;
  const end = REST.lastIndex;
  const note = open === undefined || close === undefined ? undefined : { noteStart: open, noteEnd: close - 1 };
  const place = { start, end: keyEnd, mark: start, keyStart, keyEnd, key };
  const raw = text.slice(start, end);
  return {
    start,
    end,
    kind: /form\s*:\s*"prose"/.test(raw) ? 'in-text' : /form\s*:\s*none/.test(raw) ? 'uncited' : 'bracketed',
    form: {
      type: 'call',
      open: text.slice(start, keyStart),
      supplement: note && text.slice(keyEnd, note.noteStart),
      close: text.slice(note?.noteEnd ?? keyEnd, end),
    },
    items: [{ ...readItem(text, { ...place, ...note }), end, suppressAuthor: /form\s*:\s*"year"/.test(raw) }],
    raw,
    nested: [],
  };
}
