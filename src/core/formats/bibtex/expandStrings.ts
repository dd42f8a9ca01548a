import type { BibEntry, BibField } from './bibNode';
import { STYLE_STRINGS } from './journalMacros';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A value longer than this grows no further: what is longer comes from `@string`s that double each other. */
const LONGEST_VALUE = 1 << 20;

/** What all values together may gain by `@string`s over what the file has, in UTF-16 units. */
const TOTAL_GROWTH = 64 << 20;

/**
 * The `@string`s of one file, in the order in which the file defines them, and values with their names resolved. The text
 * given beside a node is the one that it was found in.
 */
export class StringTable {
  readonly #strings: Map<string, string>;
  readonly #onUndefined: (name: string, start: number, end: number) => void;
  #budget = TOTAL_GROWTH;

  /**
   * @param onUndefined told of each use of a name that is not defined
   * @param known begin with what another table knows
   */
  constructor(onUndefined: (name: string, start: number, end: number) => void, known?: StringTable) {
    this.#onUndefined = onUndefined;
    this.#strings = new Map(known ? known.#strings : []);
    if (known) return;
    for (const [name, journal] of Object.entries(STYLE_STRINGS)) this.#strings.set(name, journal);
    MONTHS.forEach((name, month) => this.#strings.set(name, String(month + 1)));
  }

  /** Takes up a definition; a name that is defined again has its new value from there on. */
  define(field: BibField, text: string): void {
    this.#strings.set(field.name, this.expand(field, text));
  }

  /** An entry's fields by name. One that stands twice counts once: the first that is not empty, as BibTeX reads it. */
  expandAll(entry: BibEntry, text: string): Map<string, string> {
    const fields = new Map<string, string>();
    for (const field of entry.fields) if (!fields.get(field.name)) fields.set(field.name, this.expand(field, text));
    return fields;
  }

  /** The field's value as TeX source. An unknown name stands for itself. */
  expand(field: BibField, text: string): string {
    if (field.parts.length === 1) {
      const part = field.parts[0]!;
      if (part.kind !== 'macro') return text.slice(part.start, part.end);
    }
    let value = '';
    for (const part of field.parts) {
      const source = text.slice(part.start, part.end);
      if (part.kind !== 'macro') value += source;
      else {
        const known = this.#strings.get(source.toLowerCase());
        if (known === undefined) this.#onUndefined(source, part.start, part.end);
        this.#budget -= known?.length ?? 0;
        value += this.#budget < 0 ? source : (known ?? source);
      }
      if (value.length > LONGEST_VALUE && field.parts.length > 1) return value.slice(0, LONGEST_VALUE);
    }
    return value;
  }
}
