import type { CitationChange } from './changeCluster';
import { LOCATOR_LABELS, type LocatorLabel } from './locatorTerms';

/**
 * The change that a command was given, by a key binding or another extension.
 * @param itemAtCaret the item that is meant where none is named
 * @returns `undefined` where the value is no change
 */
export function parseChange(value: unknown, itemAtCaret: number): CitationChange | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Readonly<Record<string, unknown>>;
  const item = given['item'] === undefined ? itemAtCaret : given['item'];
  if (!isIndex(item)) return undefined;
  const text = given['value'];
  switch (given['change']) {
    case 'locator': {
      const label = given['label'] ?? 'page';
      return isLabel(label) && typeof text === 'string' ? { change: 'locator', item, label, value: text } : undefined;
    }
    case 'prefix':
    case 'suffix':
      return typeof text === 'string' ? { change: given['change'], item, value: text } : undefined;
    case 'suppressAuthor':
      return typeof text === 'boolean' ? { change: 'suppressAuthor', item, value: text } : undefined;
    case 'inText':
      return typeof text === 'boolean' ? { change: 'inText', value: text } : undefined;
    case 'move':
      return isIndex(given['to']) ? { change: 'move', item, to: given['to'] } : undefined;
    case 'remove':
      return { change: 'remove', item };
    case 'removeDuplicates':
      return { change: 'removeDuplicates' };
    case 'sort':
      return given['by'] === 'year' || given['by'] === 'author' ? { change: 'sort', by: given['by'] } : undefined;
    case 'add': {
      const { keys } = given;
      return Array.isArray(keys) && keys.every(key => typeof key === 'string') ? { change: 'add', keys } : undefined;
    }
    default:
      return undefined;
  }
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isLabel(value: unknown): value is LocatorLabel {
  return LOCATOR_LABELS.some(label => label === value);
}
