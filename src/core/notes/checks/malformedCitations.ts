import type { CitationCluster } from '../../citations/syntax/citationCluster';
import type { Finding } from './noteProblem';

/** Brackets longer than this are no citation. */
const REACH = 600;
const KEY = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_:.#%&+?<>~/-]*`;
/** A part of a bracket that is a key without its `@`: a word with a year in it. */
const BARE_KEY = new RegExp(String.raw`^\s*-?(${KEY})\s*$`, 'u');
const COMMA = new RegExp(String.raw`^\s*,\s*-?@(?:${KEY}|\{)`, 'u');

/**
 * Citations of Pandoc's Markdown that are written so that they are not read as meant: keys separated by a comma, a key
 * without `@` behind a semicolon, an empty place between semicolons, a bracket that nothing closes.
 */
export function malformedCitations(text: string, clusters: readonly CitationCluster[]): Finding[] {
  const found = new Map<number, Finding>();
  for (const cluster of clusters) {
    const finding = cluster.kind === 'bracketed' ? commaIn(cluster, text) : bracketAround(cluster, text);
    if (finding && !found.has(finding.start)) found.set(finding.start, finding);
  }
  return [...found.values()];
}

/** `[@a, @b]`: Pandoc takes what follows the comma for text behind `@a`. */
function commaIn(cluster: CitationCluster, text: string): Finding | undefined {
  if (cluster.form.type !== 'bracket') return undefined;
  for (const { keyEnd, end } of cluster.items) {
    const comma = COMMA.exec(text.slice(keyEnd, end));
    if (!comma) continue;
    const start = keyEnd + comma[0].indexOf(',');
    return {
      ...malformed(cluster, 'Keys in one bracket are separated by semicolons: behind this comma "{0}" is plain text.'),
      args: [text.slice(start + 1, end).trim()],
      start,
      end,
      fix: { start, end: start + 1, text: ';' },
    };
  }
  return undefined;
}

/** A key that stands in brackets without being read as a citation in brackets. */
function bracketAround(cluster: CitationCluster, text: string): Finding | undefined {
  if (cluster.form.type !== 'mark' || cluster.kind !== 'in-text') return undefined;
  const open = openBefore(text, cluster.start);
  if (open === undefined) return undefined;
  const paragraph = /\n[ \t]*\r?\n/.exec(text.slice(open, open + REACH));
  const rest = text.slice(open, paragraph ? open + paragraph.index : open + REACH);
  const close = rest.search(/(?<!\\)\]/);
  if (close < 0) {
    if (rest.length >= REACH) return undefined;
    const lead = text.slice(open + 1, cluster.start);
    // words before the key may stand in a bracket that means something else
    if (lead.trim() && !/^(?:see|e\.g\.|cf\.?|-)/i.test(lead.trim())) return undefined;
    return { ...malformed(cluster, 'The bracket before "@{0}" is not closed.'), start: open, end: cluster.end };
  }
  if (/^[[({:]/.test(text.slice(open + close + 1))) return undefined;
  const parts = rest.slice(1, close).split(';');
  if (parts.length < 2) return undefined;
  let at = open + 1;
  for (const [index, part] of parts.entries()) {
    if (!part.trim()) {
      const start = index === parts.length - 1 ? at - 1 : at;
      const end = start + part.length + 1;
      const fix = { start, end, text: '' };
      return {
        ...malformed(cluster, 'There is no key at this semicolon, so that the brackets are plain text.'),
        start,
        end,
        fix,
      };
    }
    const bare = BARE_KEY.exec(part)?.[1];
    if (bare !== undefined && /\d/.test(bare)) {
      const start = at + part.indexOf(bare);
      const fix = { start, end: start, text: '@' };
      const message = '"{0}" has no "@" before it, so that the brackets are plain text.';
      return { ...malformed(cluster, message), args: [bare], start, end: start + bare.length, fix };
    }
    at += part.length + 1;
  }
  return undefined;
}

/** The bracket that is open where the citation stands, in its own line or the one before. */
function openBefore(text: string, start: number): number | undefined {
  if (!text.slice(Math.max(0, start - REACH), start).includes('[')) return undefined;
  let depth = 0;
  for (let at = start - 1; at >= Math.max(0, start - REACH); at--) {
    const char = text[at];
    if (char === '\n' && /^[ \t]*\r?$/m.test(text.slice(Math.max(0, text.lastIndexOf('\n', at - 1) + 1), at)))
      return undefined;
    if (char === ']' && text[at - 1] !== '\\') depth++;
    if (char !== '[' || text[at - 1] === '\\') continue;
    if (depth-- === 0) return /[!^\]]/.test(text[at - 1] ?? '') || text[at + 1] === '^' ? undefined : at;
  }
  return undefined;
}

function malformed({ start, end, items }: CitationCluster, text: string): Finding {
  const key = items[0]?.key ?? '';
  return { code: 'malformed-citation', start, end, key, text, args: [key] };
}
