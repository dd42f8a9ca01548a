import type CSL from 'citeproc';
import { resetEngine } from './engine';

/** A citation as it is wanted, before citeproc has seen it. */
export interface WantedCitation {
  readonly items: readonly CSL.CiteItem[];
  /** The first of the items has its author in the text. */
  readonly isInText: boolean;
  /** From 1 in a note style, else 0. */
  readonly noteNumber: number;
}

interface Processed {
  readonly id: string;
  readonly print: string;
  noteNumber: number;
  html: string;
}

/** More changes at a time than this are rendered anew as a whole. */
const MOST_EDITS = 4;
/** Stands between the author in the text and the rest of an in-text citation. */
const BREAK = '\uE003';

/** The citations of a note in an engine, kept from one state of the note to the next: what did not change is not rendered again. */
export class CitationState {
  readonly #engine: CSL.Engine;
  #processed: Processed[] = [];
  #uncited = '';
  /** The place of each record in the order in which the note names it. */
  #order = new Map<string, number>();
  #prints: { readonly of: readonly WantedCitation[]; readonly prints: readonly string[] } | undefined;
  #ids = 0;
  #version = 0;

  constructor(engine: CSL.Engine) {
    this.#engine = engine;
  }

  /** Forgets all citations and records, so that the next update begins anew. */
  reset(): void {
    resetEngine(this.#engine);
    this.#processed = [];
    this.#uncited = '';
    // records that sort alike stand in the order of the note, not in that of an earlier state of it
    const { sorter } = this.#engine.registry;
    const compare = sorter.compareKeys;
    const placed = ({ id, sortkeys }: CSL.SortedEntry) => ({ id, sortkeys, seq: this.#order.get(id) ?? 0 });
    sorter.compareKeys = (a, b) => compare(placed(a), placed(b));
  }

  /**
   * Brings the engine to these citations.
   * @param uncited ids of records that stand in the list of references only, none of them cited
   * @returns what citeproc wrote for each
   */
  update(wanted: readonly WantedCitation[], uncited: readonly string[]): readonly string[] {
    this.#version++;
    const prints = this.#printsOf(wanted);
    const edit = this.#editTo(prints, uncited);
    const isReordered = this.#setOrder(wanted, uncited);
    if (!edit) this.#rebuild(wanted, prints, uncited);
    else {
      const isRenumbered = ({ noteNumber }: WantedCitation, i: number) => this.#processed[i]?.noteNumber !== noteNumber;
      if (edit.removed + edit.added) this.#apply(edit, wanted, prints);
      else this.#process(wanted.findIndex(isRenumbered), wanted);
      if (isReordered && !this.#isInOrder()) this.#rebuild(wanted, prints, uncited);
    }
    return this.#processed.map(({ html }) => html);
  }

  /** Whether an update has little to do. */
  isQuick(wanted: readonly WantedCitation[], uncited: readonly string[]): boolean {
    return wanted.length + uncited.length <= MOST_EDITS || this.#editTo(this.#printsOf(wanted), uncited) !== undefined;
  }

  /** Does the work of {@link update} bit by bit, where there is much of it; ends where another update comes in between. */
  *prepare(wanted: readonly WantedCitation[], uncited: readonly string[]): Generator<void, void> {
    if (this.isQuick(wanted, uncited)) return;
    const version = ++this.#version;
    const prints = this.#printsOf(wanted);
    this.reset();
    this.#setOrder(wanted, uncited);
    for (let listed = 1; listed <= uncited.length; listed++) {
      this.#engine.updateUncitedItems(uncited.slice(0, listed));
      // citeproc sorts these in again with every one that is listed, and no citation waits for them yet
      this.#engine.tmp.taintedItemIDs = {};
      yield;
      if (this.#version !== version) return;
    }
    this.#uncited = uncited.join(' ');
    const cited = new Set<string>();
    for (let start = 0; start < wanted.length; start++) {
      for (const { id } of wanted[start]?.items ?? []) {
        if (cited.has(id)) continue;
        cited.add(id);
        // telling records apart is most of the work, and citeproc does it for all of a citation at once
        this.#engine.updateItems([...cited], false, false, true);
        yield;
        if (this.#version !== version) return;
      }
      this.#apply({ start, removed: 0, added: 1 }, wanted, prints);
      yield;
      if (this.#version !== version) return;
    }
    if (!this.#isInOrder()) this.reset();
  }

  #printsOf(wanted: readonly WantedCitation[]): readonly string[] {
    if (this.#prints?.of !== wanted) this.#prints = { of: wanted, prints: wanted.map(printOf) };
    return this.#prints.prints;
  }

  /** What is to be changed; `undefined` where all is to be rendered anew. */
  #editTo(prints: readonly string[], uncited: readonly string[]): Edit | undefined {
    if (uncited.join(' ') !== this.#uncited) return undefined;
    // of a note that cites nothing, what is only listed is all there is
    if (!this.#processed.length && !prints.length) return uncited.length ? NO_EDIT : undefined;
    if (!this.#processed.length || !prints.length) return undefined;
    const edit = editBetween(this.#processed, prints);
    return edit.removed + edit.added > Math.min(MOST_EDITS, prints.length) ? undefined : edit;
  }

  #begin(wanted: readonly WantedCitation[], uncited: readonly string[]): void {
    this.reset();
    this.#setOrder(wanted, uncited);
    // registered first, they count where records have to be told apart
    this.#engine.updateUncitedItems(uncited);
    this.#uncited = uncited.join(' ');
  }

  /** @returns whether the note names its records in another order than before, or others */
  #setOrder(wanted: readonly WantedCitation[], uncited: readonly string[]): boolean {
    const ids = new Set([...wanted.flatMap(({ items }) => items.map(({ id }) => id)), ...uncited]);
    const before = [...this.#order.keys()].join(' ');
    this.#order = new Map([...ids].map((id, i) => [id, i]));
    return [...ids].join(' ') !== before;
  }

  /** Whether the list of references stands as if it were sorted anew: citeproc only puts what is new into it. */
  #isInOrder(): boolean {
    const { registry, bibliography_sort: sort } = this.#engine;
    const ids = [...this.#order.keys()].filter(id => registry.registry[id]);
    const compare = (a: string, b: string) =>
      registry.sorter.compareKeys(registry.registry[a] as CSL.SortedEntry, registry.registry[b] as CSL.SortedEntry);
    const sorted = sort.tokens.length ? ids.sort(compare) : ids;
    return sorted.join(' ') === registry.getSortedIds().join(' ');
  }

  #rebuild(wanted: readonly WantedCitation[], prints: readonly string[], uncited: readonly string[]): void {
    this.#begin(wanted, uncited);
    const citations = wanted.map(citation => toCitation(citation, this.#newId()));
    const results = this.#engine.rebuildProcessorState(citations, 'html', uncited);
    this.#processed = citations.map(({ citationID }, i) => ({
      id: citationID,
      print: prints[i] ?? '',
      noteNumber: wanted[i]?.noteNumber ?? 0,
      html: results[i]?.[2] ?? '',
    }));
  }

  #apply({ start, removed, added }: Edit, wanted: readonly WantedCitation[], prints: readonly string[]): void {
    const next = this.#processed.slice();
    const made = Array.from({ length: added }, (_, i) => ({
      id: next[i < removed ? start + i : -1]?.id ?? this.#newId(),
      print: prints[start + i] ?? '',
      noteNumber: wanted[start + i]?.noteNumber ?? 0,
      html: '',
    }));
    // What was only removed shows where citeproc is given a neighbour again, without it.
    const neighbour = start < next.length - removed ? start : start - 1;
    const again = added ? [] : [neighbour];
    next.splice(start, removed, ...made.slice(0, Math.min(added, removed)));
    this.#processed = next;
    for (let i = removed; i < added; i++) {
      const one = made[i];
      if (!one) continue;
      next.splice(start + i, 0, one);
      this.#process(start + i, wanted);
    }
    for (let i = 0; i < Math.min(added, removed); i++) this.#process(start + i, wanted);
    for (const at of again) this.#process(at, wanted);
  }

  #process(at: number, wanted: readonly WantedCitation[]): void {
    const citation = wanted[at];
    const one = this.#processed[at];
    if (!one || !citation) return;
    this.#processed.forEach((processed, i) => (processed.noteNumber = wanted[i]?.noteNumber ?? processed.noteNumber));
    const pairs = this.#processed.map(({ id, noteNumber }): CSL.Pair => [id, noteNumber]);
    const [, changed] = this.#engine.processCitationCluster(
      toCitation(citation, one.id),
      pairs.slice(0, at),
      pairs.slice(at + 1),
    );
    for (const [index, html] of changed) {
      const processed = this.#processed[index];
      if (processed) processed.html = html;
    }
  }

  #newId(): string {
    return `c${++this.#ids}`;
  }
}

function printOf({ items, isInText }: WantedCitation): string {
  return JSON.stringify([items, isInText]);
}

function toCitation({ items, isInText, noteNumber }: WantedCitation, citationID: string): CSL.Citation {
  return {
    citationID,
    citationItems: items.map(item => ({ ...item })),
    properties: {
      noteIndex: noteNumber,
      // the item whose author stands in the text stays the first
      ...(isInText ? { mode: 'composite', infix: BREAK, unsorted: true } : {}),
    },
  };
}

interface Edit {
  readonly start: number;
  readonly removed: number;
  readonly added: number;
}

const NO_EDIT: Edit = { start: 0, removed: 0, added: 0 };

/** The one stretch in which two sequences differ. */
function editBetween(before: readonly Processed[], after: readonly string[]): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]?.print === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same]?.print === after[after.length - 1 - same]) same++;
  return { start, removed: before.length - same - start, added: after.length - same - start };
}

/** What citeproc writes where a style prints nothing of a work: numeric styles no author, others no work without any date. */
const NOTHING_PRINTED = /\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR: reference with no printed form\.\]/g;

/** The author in the text and what follows in brackets, each empty where the style prints nothing. */
export function splitInText(written: string): { readonly author: string; readonly rest: string } {
  const at = written.indexOf(BREAK);
  const printed = (part: string) => {
    const text = part.replace(NOTHING_PRINTED, '').trim();
    return /[\p{L}\p{N}]/u.test(text.replace(/<[^<>]*>|&#\d+;/g, '')) ? text : '';
  };
  if (at < 0) return { author: '', rest: printed(written) };
  return { author: printed(written.slice(0, at)), rest: printed(written.slice(at + BREAK.length)) };
}
