import { LOCATOR_LABELS, locatorTerms, type LocatorLabel } from './locatorTerms';
import { parseLocator, writeLocator } from './parseLocator';

/** A locator that what is typed may mean, or a label for which the value is still to come. */
export interface LocatorChoice {
  readonly label: LocatorLabel;
  /** As typed, without a label; empty where only a label is. */
  readonly value: string;
  /** As it is written in the note: `pp. 33-35`; the label's abbreviation where no value is typed. */
  readonly text: string;
}

/**
 * What the person may mean who types `33-35`, `chap. 2` or `ch`, the likeliest first; none where that is no locator, for
 * Pandoc wants a number in one.
 * @param preferred the label that a bare number gets first
 */
export function locatorChoices(typed: string, preferred: LocatorLabel = 'page'): LocatorChoice[] {
  const text = typed.trim();
  const found = text ? parseLocator(text) : undefined;
  if (found?.value && found.end === text.length) {
    const hasTerm = found.value !== text;
    const first = hasTerm ? found.label : preferred;
    return [first, ...LOCATOR_LABELS.filter(label => label !== first)].map(label => ({
      label,
      value: found.value,
      text: writeLocator(label, found.value),
    }));
  }
  const begun = text.toLowerCase();
  const labels = text ? LOCATOR_LABELS : [preferred, ...LOCATOR_LABELS.filter(label => label !== preferred)];
  return labels
    .filter(label => locatorTerms(label).some(term => term.startsWith(begun)))
    .map(label => ({ label, value: '', text: locatorTerms(label)[0] ?? label }));
}
