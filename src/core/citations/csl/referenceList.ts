import type CSL from 'citeproc';

/** An entry as citeproc wrote it. */
export interface WrittenEntry {
  readonly id: string;
  readonly html: string;
}

interface KeptEntry {
  readonly state: string;
  readonly html: string;
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
    const { bibliography, registry } = this.#engine;
    if (!bibliography.tokens.length) return [];
    const ids = registry.getSortedIds();
    const states = ids.map((id, i) => this.#stateOf(id, ids[i - 1]));
    const stale = ids.filter((id, i) => this.#entries.get(id)?.state !== states[i]);
    const fresh = stale.length ? this.#render(ids, new Set(stale)) : undefined;
    const next = new Map<string, KeptEntry>();
    ids.forEach((id, i) => {
      const html = fresh?.get(id) ?? this.#entries.get(id)?.html;
      if (html !== undefined) next.set(id, { state: states[i] ?? '', html });
    });
    this.#entries = next;
    return [...next].map(([id, { html }]) => ({ id, html }));
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
    if (!made) return htmls;
    const [{ entry_ids: entries }, strings] = made;
    entries.forEach(([id], i) => {
      // the entry above was rendered without the one above itself
      if (id !== undefined && (isAll || stale.has(id))) htmls.set(id, innerHtml(strings[i] ?? ''));
    });
    return htmls;
  }
}

/** An entry without the element around it. */
function innerHtml(written: string): string {
  return written.replace(/^\s*<div class="csl-entry">/, '').replace(/<\/div>\s*$/, '');
}
