import type { CitationCluster, CitationItem, ClusterForm, Locator } from './citationCluster';
import { readNote } from './citationItem';
import { clusterEdit } from './clusterEdit';
import { commandWithAuthor } from './latexCommands';
import type { LineEdit } from '../lineEdit';
import type { LocatorLabel } from './locatorTerms';
import { parseLocator, writeLocator } from './parseLocator';
import { safeNote } from './safeNote';
import { setTypstForm } from './typstForm';

/** A locator as a person sets it, or with the text that it has already. */
interface LocatorValue {
  readonly label: LocatorLabel;
  readonly value: string;
  readonly text?: string;
}

/**
 * Gives an item a locator, another one or, with `undefined` or an empty value, none.
 * @returns `undefined` where the notation has no place for it
 */
export function setLocator(
  cluster: CitationCluster,
  index: number,
  locator: { readonly label: LocatorLabel; readonly value: string } | undefined,
): LineEdit | undefined {
  const item = cluster.items[index];
  if (!item) return undefined;
  const value = locator && safeNote(locator.value, cluster.form);
  if (!locator || !value) return withNote(cluster, index, undefined, item.suffix);
  const isSame = item.locator?.label === locator.label && item.locator.value === value;
  return isSame ? noEdit(cluster) : withNote(cluster, index, { label: locator.label, value }, item.suffix);
}

/**
 * Sets what stands before the key, without the blank between; empty for none.
 * @returns `undefined` where the notation has no place for it
 */
export function setPrefix(cluster: CitationCluster, index: number, prefix: string): LineEdit | undefined {
  const item = cluster.items[index];
  const { form } = cluster;
  if (!item || (form.type === 'mark' && index === 0)) return undefined;
  const text = safeNote(prefix, form);
  switch (form.type) {
    case 'bracket':
    case 'mark': {
      const spacing = { ...item.spacing, prefix: text ? item.spacing.prefix || ' ' : '' };
      return replaceItem(cluster, index, { ...item, prefix: text, spacing });
    }
    case 'role': {
      const before = item.spacing.before.replace(/\{$/, '');
      const spacing = { ...item.spacing, before: text ? `${before}{` : before, prefix: text ? '}' : '' };
      return replaceItem(cluster, index, { ...item, prefix: text, spacing });
    }
    case 'command':
    case 'multicite':
      if (form.type === 'command' && index > 0) return undefined;
      return replaceItem(cluster, index, { ...item, prefix: text });
    default:
      return undefined;
  }
}

/**
 * Sets what stands behind key and locator; empty for none. A blank is put before it unless it begins with punctuation.
 * @returns `undefined` where the notation has no place for it
 */
export function setSuffix(cluster: CitationCluster, index: number, suffix: string): LineEdit | undefined {
  const item = cluster.items[index];
  if (!item) return undefined;
  const text = safeNote(suffix, cluster.form);
  const locator = item.locator;
  const follows = locator || noteFollowsKey(cluster.form, index);
  return withNote(cluster, index, locator, follows ? apart(text) : text);
}

/**
 * Leaves the author out, or names it again. In the text (`@a [p. 5]`) that makes a citation in brackets of it.
 * @returns `undefined` where the notation has no form for it
 */
export function setSuppressAuthor(cluster: CitationCluster, index: number, suppress: boolean): LineEdit | undefined {
  const item = cluster.items[index];
  const { form } = cluster;
  if (!item) return undefined;
  if (item.suppressAuthor === suppress) return noEdit(cluster);
  const changed = { ...item, suppressAuthor: suppress };
  if (form.type === 'bracket' || (form.type === 'mark' && index > 0)) return replaceItem(cluster, index, changed);
  if (form.type === 'mark') {
    const { items, form: brackets } = bracketed(cluster);
    return clusterEdit(
      cluster,
      items.map((each, i) => (i ? each : { ...each, suppressAuthor: suppress })),
      brackets,
    );
  }
  if (form.type === 'command') {
    const command = commandWithAuthor(form.command, suppress);
    return command === undefined ? undefined : clusterEdit(cluster, cluster.items, { ...form, command });
  }
  if (form.type !== 'role') return setTypstForm(cluster, suppress ? 'year' : undefined);
  const role = roleWithAuthor(form.role, suppress);
  return role === undefined ? undefined : clusterEdit(cluster, cluster.items, { ...form, role });
}

/** `@a [p. 5; @b]` as `[@a, p. 5; @b]`; what stands in brackets as it is. */
export function bracketed(cluster: CitationCluster): CitationCluster {
  const [first, ...others] = cluster.items;
  if (cluster.form.type !== 'mark' || !first) return cluster;
  const note = first.spacing.locator + (first.locator?.text ?? '') + first.suffix;
  const gap = note && !/^[\s,.:;]/.test(note) ? (first.locator ? ', ' : ' ') : '';
  const spacing = { ...first.spacing, locator: gap + first.spacing.locator };
  const rest = others.map(item => ({ ...item, spacing: { ...item.spacing, before: item.spacing.before || ' ' } }));
  return { ...cluster, form: { type: 'bracket' }, items: [{ ...first, spacing }, ...rest] };
}

function roleWithAuthor(role: string, suppress: boolean): string | undefined {
  if (suppress) return /^cite(?::p)?$/.test(role) ? 'cite:yearpar' : role === 'cite:t' ? 'cite:year' : undefined;
  return role === 'cite:yearpar' ? 'cite:p' : role === 'cite:year' ? 'cite:t' : undefined;
}

/** With a blank before it, unless it begins with punctuation that can be no part of what stands before it. */
function apart(text: string): string {
  return !text || /^(?:[\s,)]|[.:](?![\p{L}\p{N}_/]))/u.test(text) ? text : ` ${text}`;
}

function noEdit({ start }: CitationCluster): LineEdit {
  return { start, end: start, text: '' };
}

function replaceItem(cluster: CitationCluster, index: number, item: CitationItem): LineEdit {
  return clusterEdit(cluster, cluster.items.with(index, item), cluster.form);
}

/** Whether an item's note stands right behind its key, and not in brackets of its own. */
function noteFollowsKey(form: ClusterForm, index: number): boolean {
  return form.type === 'bracket' || (form.type === 'mark' && index > 0);
}

function withNote(
  cluster: CitationCluster,
  index: number,
  locator: LocatorValue | undefined,
  suffix: string,
): LineEdit | undefined {
  const item = cluster.items[index];
  const { form } = cluster;
  if (!item || form.type === 'fixed' || (form.type === 'command' && index < cluster.items.length - 1)) return undefined;
  const follows = noteFollowsKey(form, index);
  const opening = form.type === 'role' ? (/^\{/.exec(item.spacing.locator)?.[0] ?? '') : '';
  const gap = item.locator ? item.spacing.locator.slice(opening.length) : follows ? ', ' : '';
  const hasBraces = form.type === 'bracket' || form.type === 'mark';
  const part = notePart(locator, suffix, follows, gap, hasBraces);
  const spacing = roleSpacing(form, part, { ...item.spacing, locator: part.gap });
  const own = form.type === 'mark' && index === 0 ? { ...form, own: !!(part.gap + part.text + part.suffix) } : form;
  const changed = { ...item, locator: part.locator, suffix: part.suffix, spacing };
  const items = cluster.items.with(index, changed);
  const second = items[1];
  if (own.type !== 'mark' || index > 0 || !second) return clusterEdit(cluster, items, own);
  // What follows the first key in the brackets is the first part there only without a locator or suffix of that key.
  const before = own.own ? second.spacing.before || ' ' : second.spacing.before.trimStart();
  return clusterEdit(cluster, items.with(1, { ...second, spacing: { ...second.spacing, before } }), own);
}

interface NotePart {
  readonly gap: string;
  readonly text: string;
  readonly locator: Locator | undefined;
  readonly suffix: string;
}

/** Locator and suffix so that they are read again as what they are: in Pandoc's braces, or behind `{}`, where need be. */
function notePart(
  locator: LocatorValue | undefined,
  suffix: string,
  follows: boolean,
  gap: string,
  hasBraces: boolean,
): NotePart {
  if (!locator) {
    const lead = follows ? apart(suffix) : suffix;
    const empty = hasBraces && parseLocator(lead)?.value ? '{}' : '';
    return { gap: empty, text: '', locator: undefined, suffix: follows || !lead ? lead : lead.trimStart() };
  }
  const plain = locator.text ?? writeLocator(locator.label, locator.value);
  const texts = hasBraces ? [plain, `{${plain}}`] : [plain];
  const isRead = (text: string) => {
    const read = readNote(gap + text + suffix, 0);
    return read.locator?.label === locator.label && read.locator.value === locator.value && read.suffix === suffix;
  };
  const text = texts.find(isRead) ?? texts.at(-1) ?? plain;
  return { gap, text, suffix, locator: { label: locator.label, value: locator.value, text, start: 0, end: 0 } };
}

/** In a role the note has braces, which are part of the spacing. */
function roleSpacing(form: ClusterForm, part: NotePart, spacing: CitationItem['spacing']): CitationItem['spacing'] {
  if (form.type !== 'role') return spacing;
  const after = spacing.after.replace(/^\s*\}/, '');
  const hasNote = part.text + part.suffix;
  return { ...spacing, locator: hasNote ? `{${part.gap}` : '', after: hasNote ? `}${after}` : after };
}
