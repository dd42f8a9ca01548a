import { formatById } from './citationFormats';
import { type LineEdit, smallestEdit } from './lineEdit';
import type { CitationCluster, CitationItem, NoteSyntax } from './syntax/citationCluster';
import { clusterAt, flattenClusters } from './syntax/citationCluster';
import { addItems, removeItem } from './syntax/editItems';
import { printCluster } from './syntax/printCluster';
import { scanCitations } from './syntax/scanCitations';
import { writtenKey } from './syntax/writtenKey';
import { type IsKnownKey, isUnfinished } from './typedKey';
import { typstCitation } from './typstKey';

/** How keys join what is there. */
export interface JoinOptions {
  /** Id of the format that a new citation would have. */
  readonly format: string;
  /** The document's notation; by default the format's. */
  readonly syntax?: NoteSyntax;
  /** Tells a complete key from an unfinished one; without it a part of an inserted key counts as unfinished. */
  readonly isKnown?: IsKnownKey;
}

/**
 * Where the caret stands in a citation or at its edge, the one edit by which `keys` join it: they come behind the item at
 * the caret, a key typed there only in part is completed, keys that are there already are left out (the edit may so change
 * nothing).
 * @param text the document, or as much of it as decides what is a citation
 * @param caret UTF-16 offset in `text`
 * @returns `undefined` where the caret stands in no citation that can take more keys, so that a new one is to be put there
 */
export function joinCitation(
  text: string,
  caret: number,
  keys: readonly string[],
  { format, syntax, isKnown }: JoinOptions,
): LineEdit | undefined {
  if (!keys.length) return undefined;
  const row = formatById(format);
  const syntaxes = new Set([syntax ?? row.syntax, row.syntax]);
  for (const each of syntaxes) {
    const edit = joinIn(text, caret, keys, each, row.beginsWithKey, isKnown);
    if (edit) return edit;
  }
  return undefined;
}

/** The keys that are cited in the citation at the caret. */
export function keysAt(text: string, caret: number, syntax: NoteSyntax): readonly string[] {
  return clusterAt(scanCitations(text, syntax), caret)?.items.map(({ key }) => key) ?? [];
}

function joinIn(
  text: string,
  caret: number,
  keys: readonly string[],
  syntax: NoteSyntax,
  beginsWithKey: boolean,
  isKnown: IsKnownKey | undefined,
): LineEdit | undefined {
  const cluster = clusterAt(scanCitations(text, syntax), caret);
  const typed = typedAt(text, caret);
  const key = text.slice(typed.keyStart, typed.end).replace(/^\{|\}$/g, '');
  const hasMark = typed.keyStart > typed.start;
  // Pandoc has no list of keys without an `@`
  if ((hasMark || !/^(?:pandoc|quarto)$/.test(syntax)) && isUnfinished(key, keys, isKnown)) {
    const isClosed = cluster !== undefined && takesKeys(cluster) && cluster.start < caret && caret < cluster.end;
    const isWhole = hasMark || !isClosed || /^\s*[,}`>]/.test(text.slice(typed.end, typed.end + LONGEST_KEY));
    const begun = isWhole ? begunCitation(text, typed, syntax, isClosed) : undefined;
    const isAlone = begun?.cluster.form.type === 'mark' && !begun.cluster.form.open;
    if (begun && (beginsWithKey || !isAlone)) return completed(text, begun, keys);
  }
  const edit = cluster && takesKeys(cluster) && addItems(cluster, keys, itemBefore(cluster, text, caret));
  if (edit) return edit.text ? edit : { start: caret, end: caret, text: '' };
  return cluster?.form.type === 'fixed' ? undefined : fillsItem(text, caret, keys, syntax);
}

/** A key alone in the text takes no second one: what follows it is a citation of its own. */
function takesKeys({ form, kind }: CitationCluster): boolean {
  const isAlone = (form.type === 'mark' && !form.open) || form.type === 'reference';
  return !isAlone && kind !== 'cross-reference';
}

/** The item that the keys come behind; -1 where the caret stands before the first one of a list in brackets. */
function itemBefore({ form, items }: CitationCluster, text: string, caret: number): number {
  const last = items.filter(item => item.start < caret && text.slice(item.start, caret).trim()).length - 1;
  return form.type === 'bracket' ? last : Math.max(last, 0);
}

/** What is typed of a key at the caret; `keyStart` is behind its `@`, if it has one. */
interface TypedKey {
  readonly start: number;
  readonly keyStart: number;
  readonly end: number;
}

const BEFORE_MARK = /@(?:\{[^\s{}]*|[\p{L}\p{N}_:.#$%&\-+?<>~/]*)$/u;
const BEHIND_MARK = /^(?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*\}?/u;
const BEFORE_WORD = /[^\s,;{}[\]()<>"`'@\\|]*$/;
const BEHIND_WORD = /^[^\s,;{}[\]()<>"`'@\\|]*/;
/** No key is longer. */
const LONGEST_KEY = 200;

/** Behind an `@`, or as a word in a list of keys. */
function typedAt(text: string, caret: number): TypedKey {
  const before = text.slice(Math.max(0, caret - LONGEST_KEY), caret);
  const behind = text.slice(caret, caret + LONGEST_KEY);
  const mark = BEFORE_MARK.exec(before)?.[0];
  if (mark !== undefined) {
    const start = caret - mark.length;
    const rest = BEHIND_MARK.exec(behind)?.[0] ?? '';
    const end = caret + (mark[1] === '{' ? rest.length : rest.replace(/\}$/, '').length);
    return { start, keyStart: start + 1, end };
  }
  const start = caret - (BEFORE_WORD.exec(before)?.[0].length ?? 0);
  return { start, keyStart: start, end: caret + (BEHIND_WORD.exec(behind)?.[0].length ?? 0) };
}

/** A citation as it would be with the key at the caret finished. */
interface BegunCitation {
  readonly cluster: CitationCluster;
  readonly index: number;
  /** Where the part of the text that becomes the citation ends. */
  readonly end: number;
}

const USUAL_KEY = /^[\p{L}\p{N}_][\p{L}\p{N}_:.+/-]*$/u;
/** Stands for the key that is to come; a key in every notation. */
const PLACEHOLDER = 'lecternKeyToCome0';
/** What may be missing behind the key, what closes most first. */
const CLOSINGS: Readonly<Record<NoteSyntax, readonly string[]>> = {
  pandoc: ['', ']]', ']'],
  quarto: ['', ']'],
  myst: ['', ']', '`'],
  latex: ['', '}'],
  typst: ['', '>)'],
  restructuredtext: ['', '`'],
};

/** @param isClosed whether nothing is missing behind the key */
function begunCitation(
  text: string,
  typed: TypedKey,
  syntax: NoteSyntax,
  isClosed: boolean,
): BegunCitation | undefined {
  let inText: BegunCitation | undefined;
  const behind = flattenClusters(scanCitations(text, syntax)).filter(({ start }) => start >= typed.end);
  for (const closing of isClosed ? [''] : CLOSINGS[syntax]) {
    const probe = withPlaceholder(text, typed, closing);
    const found = clusterOf(probe.text, syntax);
    if (
      !found ||
      !hasUsualKeys(found.cluster) ||
      (closing && (found.cluster.end < probe.end || !isOneSentence(probe.text, found.cluster)))
    )
      continue;
    const begun = { ...found, end: found.cluster.end - probe.longer };
    // what closes it would be the middle of another citation
    if (behind.some(({ start, end }) => start < begun.end && begun.end < end)) continue;
    if (found.cluster.form.type !== 'mark' || found.cluster.form.open) return begun;
    inText ??= begun;
  }
  return inText;
}

function withPlaceholder(text: string, { start, keyStart, end }: TypedKey, closing: string) {
  const written = text.slice(start, keyStart) + PLACEHOLDER + closing;
  return {
    text: text.slice(0, start) + written + text.slice(end),
    /** Where the closing ends. */
    end: start + written.length,
    longer: written.length - (end - start),
  };
}

function clusterOf(probe: string, syntax: NoteSyntax): { cluster: CitationCluster; index: number } | undefined {
  for (const cluster of flattenClusters(scanCitations(probe, syntax))) {
    const index = cluster.items.findIndex(({ key }) => key === PLACEHOLDER);
    if (index >= 0 && cluster.kind !== 'footnote') return { cluster, index };
  }
  return undefined;
}

/** Whether a role, which takes almost anything for a key up to the next backtick, holds a list of keys. */
function hasUsualKeys({ form, items }: CitationCluster): boolean {
  return form.type !== 'role' || items.every(({ key }) => USUAL_KEY.test(key));
}

/** Whether what nobody closed yet was opened for this citation and not for the text before it. */
function isOneSentence(probe: string, { start, items }: CitationCluster): boolean {
  const last = items.find(({ key }) => key === PLACEHOLDER);
  return !!last && !/[.!?]\s|\n/.test(last.prefix) && !/\n\s*\n/.test(probe.slice(start, last.keyStart));
}

/** The edit that puts the keys where the placeholder stands in the citation. */
function completed(
  text: string,
  { cluster, index, end }: BegunCitation,
  keys: readonly string[],
): LineEdit | undefined {
  if (cluster.form.type === 'reference' && !cluster.form.open) {
    return smallestEdit(text, cluster.start, end, keys.map(typstCitation).join(' '));
  }
  const others = new Set(cluster.items.filter((_, i) => i !== index).map(({ key }) => key));
  const added = keys.filter(key => !others.has(writtenKey(key, cluster.form)?.key ?? ''));
  const item = cluster.items[index];
  const [first, ...rest] = added.length ? added : keys.slice(0, 1);
  const written = first === undefined ? undefined : writtenKey(first, cluster.form);
  if (!item || !written) return undefined;
  const named = { ...cluster, items: cluster.items.with(index, { ...item, ...written }) };
  const whole: CitationCluster = { ...named, raw: printCluster(named) };
  const isNeedless = !added.length && isBare(item);
  const edit = isNeedless ? removeItem(whole, index, text) : addItems(whole, rest, index);
  const [from, to] = edit ? [edit.start - cluster.start, edit.end - cluster.start] : [0, 0];
  const result = whole.raw.slice(0, from) + (edit?.text ?? '') + whole.raw.slice(to);
  return smallestEdit(text, cluster.start, end, result);
}

function isBare({ prefix, locator, suffix }: CitationItem): boolean {
  return !prefix && !locator && !suffix;
}

/** The edit that fills an item in which no key stands yet: `[@a; see |]`. */
function fillsItem(text: string, caret: number, keys: readonly string[], syntax: NoteSyntax): LineEdit | undefined {
  if (syntax === 'latex' || syntax === 'typst' || syntax === 'restructuredtext') return undefined;
  const paragraph = text.slice(text.lastIndexOf('\n\n', caret) + 1, caret);
  if (!paragraph.includes('[') || !paragraph.includes(';')) return undefined;
  const blank = /\s/.test(text[caret - 1] ?? '') ? '' : ' ';
  const probe = `${text.slice(0, caret)}${blank}@${PLACEHOLDER}${text.slice(caret)}`;
  const found = clusterOf(probe, syntax);
  const isInList = found?.cluster.form.type === 'bracket' || (found?.cluster.form.type === 'mark' && found.index > 0);
  if (!found || !isInList || found.cluster.items.length < 2) return undefined;
  const end = found.cluster.end - (probe.length - text.length);
  return completed(text, { ...found, end }, keys);
}
