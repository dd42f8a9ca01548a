import {
  flattenClusters,
  type CitationCluster,
  type ClusterForm,
  type NoteSyntax,
} from '../citations/syntax/citationCluster';
import { scanCitations } from '../citations/syntax/scanCitations';
import { readHead } from '../notes/index/noteHead';
import { isInOpenFence } from './openFence';

/** Where a key may be completed. Offsets are UTF-16 offsets in the note. */
export interface CompletionPlace {
  /** What is to be replaced by the key begins here. */
  readonly start: number;
  /** The end of what is to be replaced, behind the caret where the caret stands within a key. */
  readonly end: number;
  /** What was typed so far: a part of a key, or words of the paper. */
  readonly query: string;
  /** Stands before the key where it was not typed yet: `@` or ` @`. */
  readonly lead: string;
  /** Tells how a key is written here. */
  readonly form: ClusterForm;
  /** The keys that stand in the same brackets. */
  readonly others: readonly string[];
  /** Words that follow here may be the sentence's own, so that they must all be the paper's to count. */
  readonly isInText: boolean;
}

interface Candidate {
  readonly start: number;
  readonly query: string;
  readonly lead: string;
  /** What closes the citation where it is not closed yet. */
  readonly close: string;
}

/** How far back a citation can begin. */
const REACH = 1000;
/** A key, or up to eight words of a paper, behind `@`; a sentence that ends there is no search. */
const MARK = /(^|[^\\])@(\{?[^\s@[\];,`{}]*(?:(?<![.:!?)'"’”]) +[\p{L}\p{N}'’:.<>=+-]+){0,7} ?)$/u;
const NEXT_ITEM = /\[[^[\]\n]*@[^[\]\n]*;([^\S\n]*)([^[\];@\n]*)$/;
const BRACKET = /\[([^[\];@\n!]*)$/;
const COMMAND = /\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:\s*\[[^\]]*\])*(?:\s*\{[^{}]*\})*\s*\{([^{}]*)$/;
const MYST_ROLE = /\{(?:foot)?cite[a-z:]*\*?\}`([^`]*)$/;
const REST_ROLE = /:(?:foot)?cite[a-z:]*\*?:`([^`]*)$/;
const CALL = /#cite\(\s*<([^<>\s]*)$/;
const PROBE = 'lecternprobe';
const KEY_REST = /(?:[\p{L}\p{N}_]|[:.#%&+?<>~/-](?=[\p{L}\p{N}_]))*/uy;

/**
 * Where the caret stands so that a key may be completed. The note is scanned with a key put there, so that code, math,
 * addresses and front matter are no places.
 * @param isInvoked whether the person asked: then an opening bracket will do
 */
export function completionPlace(
  text: string,
  caret: number,
  syntax: NoteSyntax,
  isInvoked: boolean,
): CompletionPlace | undefined {
  const before = text.slice(Math.max(0, caret - REACH), caret);
  const candidate = candidateAt(before, caret, syntax, isInvoked);
  if (!candidate) return undefined;
  const { nocite } = readHead(text);
  if (nocite && nocite.start <= caret && caret <= nocite.end) return inFrontMatter(candidate, text, caret);
  if (syntax !== 'latex' && isInOpenFence(text, caret)) return undefined;
  for (const close of ['', candidate.close]) {
    const place = probe(text, caret, syntax, candidate, close);
    if (place) return place;
  }
  return undefined;
}

function candidateAt(before: string, caret: number, syntax: NoteSyntax, isInvoked: boolean): Candidate | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const at = (query: string, lead: string, close: string): Candidate => ({
    start: caret - query.length,
    query: query.trim(),
    lead,
    close,
  });
  if (syntax === 'latex') {
    const list = COMMAND.exec(before)?.[1];
    return list === undefined ? undefined : at(lastOf(list, ','), '', '}');
  }
  if (syntax === 'restructuredtext') {
    const list = REST_ROLE.exec(before)?.[1];
    return list === undefined ? undefined : at(lastOf(list, ','), '', '`');
  }
  const role = syntax === 'myst' ? MYST_ROLE.exec(before)?.[1] : undefined;
  if (role !== undefined) return at(lastOf(role, ','), '', '`');
  const call = syntax === 'typst' ? CALL.exec(before)?.[1] : undefined;
  if (call !== undefined) return at(call, '', '>)');
  const mark = MARK.exec(line)?.[2];
  if (mark !== undefined) return at(mark, '', '');
  if (syntax === 'typst') return undefined;
  const [next, gap = '', words = ''] = NEXT_ITEM.exec(line) ?? [];
  if (next !== undefined) return at(words, gap || words ? '@' : ' @', ']');
  const bracket = isInvoked ? BRACKET.exec(line)?.[1] : undefined;
  return bracket === undefined ? undefined : at(bracket, '@', ']');
}

/** What follows the last separator, without the blanks before it. */
function lastOf(list: string, separator: string): string {
  return list.slice(list.lastIndexOf(separator) + 1).trimStart();
}

function inFrontMatter({ start, query, lead }: Candidate, text: string, caret: number): CompletionPlace | undefined {
  if (text[start - 1] !== '@') return undefined;
  return { start, end: endOfKey(text, caret), query, lead, form: { type: 'bracket' }, others: [], isInText: false };
}

function probe(
  text: string,
  caret: number,
  syntax: NoteSyntax,
  { start, query, lead }: Candidate,
  close: string,
): CompletionPlace | undefined {
  const end = query.startsWith('{') ? endOfBraces(text, caret) : endOfKey(text, caret);
  const keyStart = start + lead.length;
  const probed = text.slice(0, start) + lead + PROBE + close + text.slice(end);
  const clusters = flattenClusters(scanCitations(probed, syntax));
  const isProbe = ({ keyStart: at, key }: CitationCluster['items'][number]) => at === keyStart && key === PROBE;
  const cluster = clusters.find(({ items }) => items.some(isProbe));
  // `;` stands in prose too: there must be a citation in the brackets already
  if (!cluster || (lead !== '' && cluster.form.type !== 'bracket')) return undefined;
  const others = cluster.items.filter(item => !isProbe(item)).map(({ key }) => key);
  const isInText = cluster.form.type === 'mark' && cluster.items[0]?.keyStart === keyStart;
  return { start, end, query: query.replace(/^\{/, ''), lead, form: cluster.form, others, isInText };
}

function endOfKey(text: string, caret: number): number {
  KEY_REST.lastIndex = caret;
  KEY_REST.test(text);
  return KEY_REST.lastIndex;
}

function endOfBraces(text: string, caret: number): number {
  const end = endOfKey(text, caret);
  return text[end] === '}' ? end + 1 : end;
}
