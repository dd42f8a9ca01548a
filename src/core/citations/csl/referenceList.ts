import type CSL from 'citeproc';
import { ENTRY_MARK } from './engine';

/** An entry as citeproc wrote it. */
export interface WrittenEntry {
  readonly id: string;
  readonly html: string;
}

/** Entries that are rendered at a time while a list is prepared. */
const STEP = 2;

interface KeptEntry {
  readonly state: string;
  /** `undefined` where the record prints nothing. */
  readonly html: string | undefined;
}

/** Renders the list of references of an engine; an entry is rendered again only where something that it depends on changed. */
export class ReferenceList {
  readonly #engine: CSL.Engine;
  readonly #isNumbered: boolean;
  #entries = new Map<string, KeptEntry>();

  /** @param isNumbered whether entries print their number */
  constructor(engine: CSL.Engine, isNumbered: boolean) {
    this.#engine = engine;
    this.#isNumbered = isNumbered;
  }

  /** Forgets what was rendered, for records that changed. */
  reset(): void {
    this.#entries.clear();
  }

  /** In the order of the style; empty where it has no list. */
  update(): WrittenEntry[] {
    const { ids, states, stale } = this.#stale();
    const fresh = stale.length ? this.#render(ids, new Set(stale)) : undefined;
    const next = new Map<string, KeptEntry>();
    ids.forEach((id, i) => {
      const html = fresh && stale.includes(id) ? fresh.get(id) : this.#entries.get(id)?.html;
      next.set(id, { state: states[i] ?? '', html });
    });
    this.#entries = next;
    return ids.flatMap(id => {
      const html = next.get(id)?.html;
      return html === undefined ? [] : [{ id, html }];
    });
  }

  /** Does the work of {@link update} bit by bit. */
  *prepare(): Generator<void, void> {
    const { ids, states, stale } = this.#stale();
    for (let start = 0; start < stale.length; start += STEP) {
      const step = stale.slice(start, start + STEP);
      const fresh = this.#render(ids, new Set(step));
      for (const id of step) this.#entries.set(id, { state: states[ids.indexOf(id)] ?? '', html: fresh.get(id) });
      yield;
    }
  }

  #stale(): { ids: readonly string[]; states: readonly string[]; stale: readonly string[] } {
    const { bibliography, registry } = this.#engine;
    const ids = bibliography.tokens.length ? registry.getSortedIds() : [];
    const states = ids.map((id, i) => this.#stateOf(id, ids[i - 1]));
    return { ids, states, stale: ids.filter((id, i) => this.#entries.get(id)?.state !== states[i]) };
  }

  /** All that an entry's text depends on beside its record: how it is told apart, its number, the author above it. */
  #stateOf(id: string, above: string | undefined): string {
    const entry = this.#engine.registry.registry[id];
    const number = this.#isNumbered ? entry?.seq : 0;
    return JSON.stringify([
      entry?.disambig,
      number,
      entry?.['first-reference-note-number'],
      this.#substitutes && above,
    ]);
  }

  get #substitutes(): boolean {
    return this.#engine.bibliography.opt['subsequent-author-substitute'] !== undefined;
  }

  #render(ids: readonly string[], stale: ReadonlySet<string>): Map<string, string> {
    // the author above decides whether an author is written out
    const needed = ids.filter((id, i) => stale.has(id) || (this.#substitutes && stale.has(ids[i + 1] ?? '')));
    const isAll = needed.length === ids.length;
    const include = needed.map(value => ({ field: 'id', value }));
    const made = this.#engine.makeBibliography(isAll ? undefined : { include });
    const htmls = new Map<string, string>();
    for (const entry of made ? made[1] : []) {
      const mark = entry.indexOf(ENTRY_MARK);
      const id = entry.slice(0, mark);
      // the entry above was rendered without the one above itself
      if (isAll || stale.has(id)) htmls.set(id, entry.slice(mark + ENTRY_MARK.length));
    }
    return htmls;
  }
}
