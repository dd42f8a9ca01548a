import type { LineEdit } from '../lineEdit';
import type { CitationCluster, CitationItem } from './citationCluster';
import { setLocator, setPrefix, setSuffix, setSuppressAuthor } from './editItem';
import { addItems, moveItem, removeDuplicates, removeItem, sortItems } from './editItems';
import { setInText } from './editKind';
import type { LocatorLabel } from './locatorTerms';

/** One change of a citation; `item` counts its papers from 0. All of it can be written as JSON. */
export type CitationChange =
  /** An empty value takes the locator away. */
  | { readonly change: 'locator'; readonly item: number; readonly label: LocatorLabel; readonly value: string }
  | { readonly change: 'prefix' | 'suffix'; readonly item: number; readonly value: string }
  | { readonly change: 'suppressAuthor'; readonly item: number; readonly value: boolean }
  | { readonly change: 'move'; readonly item: number; readonly to: number }
  | { readonly change: 'remove'; readonly item: number }
  | { readonly change: 'sort'; readonly by: 'year' | 'author' }
  | { readonly change: 'removeDuplicates' }
  | { readonly change: 'add'; readonly keys: readonly string[] }
  | { readonly change: 'inText'; readonly value: boolean };

/** Why a notation has no place for a change. */
export type Refusal =
  /** The citation has no such item. */
  | 'noItem'
  /** `[^key]`, `[[@key]]`, `[key]_`: a key and nothing else. */
  | 'keyOnly'
  /** Locator and suffix of a LaTeX command belong to its last key. */
  | 'noteOfLast'
  /** The prefix of a LaTeX command belongs to its first key. */
  | 'prefixOfFirst'
  /** The key in the sentence, or the notation, has no prefix. */
  | 'noPrefix'
  | 'noAuthorForm'
  /** The key in the sentence stays before the others. */
  | 'firstStays'
  | 'oneKey'
  /** The first paper's prefix has no place in the sentence. */
  | 'prefixInText'
  | 'noTextForm';

/** What changing needs to know beyond the citation. */
export interface ChangeContext {
  /** The text that the cluster was found in. */
  readonly document: string;
  /** The order of two items by year or author. */
  readonly compare: (by: 'year' | 'author') => (a: CitationItem, b: CitationItem) => number;
}

/** The edit of the document that makes a change, or why there is none. */
export function changeCluster(
  cluster: CitationCluster,
  change: CitationChange,
  context: ChangeContext,
): LineEdit | Refusal {
  if ('item' in change && !cluster.items[change.item]) return 'noItem';
  return edit(cluster, change, context) ?? refusal(cluster, change);
}

function edit(cluster: CitationCluster, change: CitationChange, context: ChangeContext): LineEdit | undefined {
  switch (change.change) {
    case 'locator':
      return setLocator(cluster, change.item, change.value.trim() ? change : undefined);
    case 'prefix':
      return setPrefix(cluster, change.item, change.value);
    case 'suffix':
      return setSuffix(cluster, change.item, change.value);
    case 'suppressAuthor':
      return setSuppressAuthor(cluster, change.item, change.value);
    case 'move':
      return moveItem(cluster, change.item, change.to);
    case 'remove':
      return removeItem(cluster, change.item, context.document);
    case 'sort':
      return sortItems(cluster, context.compare(change.by));
    case 'removeDuplicates':
      return removeDuplicates(cluster);
    case 'add':
      return addItems(cluster, change.keys);
    case 'inText':
      return setInText(cluster, change.value, context.document);
  }
}

function refusal({ form, items }: CitationCluster, { change }: CitationChange): Refusal {
  if (form.type === 'fixed') return 'keyOnly';
  switch (change) {
    case 'locator':
    case 'suffix':
      return 'noteOfLast';
    case 'prefix':
      return form.type === 'command' ? 'prefixOfFirst' : 'noPrefix';
    case 'suppressAuthor':
      return 'noAuthorForm';
    case 'inText':
      return items[0]?.prefix ? 'prefixInText' : 'noTextForm';
    case 'move':
      return form.type === 'mark' ? 'firstStays' : 'oneKey';
    default:
      return 'oneKey';
  }
}
