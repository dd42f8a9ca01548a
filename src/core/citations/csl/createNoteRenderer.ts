import type CSL from 'citeproc';
import type { CslItem } from '../../csl';
import { flattenClusters, type CitationCluster } from '../syntax/citationCluster';
import { CitationState } from './citationState';
import { citeprocItem, type CiteprocItem } from './citeprocItem';
import { createEngine, engineInSteps, type RendererOptions } from './engine';
import { planNote, type NotePlan } from './noteCitations';
import { Kept } from './kept';
import type { NoteRenderer, RenderedNote, RenderedText } from './noteRenderer';
import { ReferenceList } from './referenceList';
import { printedText, renderCluster } from './renderCluster';
import { toRenderedText } from './richText';
import { SingleRenderer } from './singleRenderer';

/**
 * A renderer of one note.
 * @throws {StyleProblem} where citeproc can't make anything of the style
 */
export function createNoteRenderer(options: RendererOptions): NoteRenderer {
  const records: Records = new Map();
  return new CslNoteRenderer(
    options,
    records,
    createEngine(options, id => records.get(id)?.data),
  );
}

/** The same bit by bit. */
export function* noteRendererInSteps(options: RendererOptions): Generator<void, NoteRenderer> {
  const records: Records = new Map();
  return new CslNoteRenderer(options, records, yield* engineInSteps(options, id => records.get(id)?.data));
}

/** Records by the id that citeproc knows them by; keys are anything, ids are not. */
type Records = Map<string, CiteprocItem>;

/** A style's engine with what it knows of the note. */
interface Processor {
  readonly engine: CSL.Engine;
  readonly state: CitationState;
  readonly list: ReferenceList;
}

class CslNoteRenderer implements NoteRenderer {
  readonly isNoteStyle: boolean;
  readonly isNumeric: boolean;
  readonly #options: RendererOptions;
  readonly #single: SingleRenderer;
  #processor: Processor;
  readonly #records: Records;
  readonly #ids = new Map<string, string>();
  readonly #shaped = new WeakMap<CslItem, CiteprocItem>();
  /** Records that citeproc fails on, as they were printed; they count as unknown. */
  readonly #failing = new Set<string>();
  readonly #texts = new Kept<RenderedText>();
  readonly #printed = new Kept<RenderedText>();
  /** What stands in the text of works named in it, by all that it depends on. */
  readonly #authors = new Kept<string>();
  #lastPlan:
    { readonly clusters: readonly CitationCluster[]; readonly ids: string; readonly plan: NotePlan } | undefined;

  constructor(options: RendererOptions, records: Records, engine: CSL.Engine) {
    this.#options = options;
    this.isNoteStyle = options.style.isNoteStyle;
    this.isNumeric = options.style.isNumeric;
    this.#records = records;
    this.#processor = this.#processorOf(engine);
    this.#single = new SingleRenderer(options);
  }

  renderNote(clusters: readonly CitationCluster[], itemOf: (key: string) => CslItem | undefined): RenderedNote {
    try {
      return this.#render(clusters, itemOf);
    } catch {
      this.#setFailing();
    }
    try {
      return this.#render(clusters, itemOf);
    } catch {
      // records that fail only together
      this.#processor = this.#newProcessor();
      return this.#render(clusters, () => undefined);
    }
  }

  *prepareNote(
    clusters: readonly CitationCluster[],
    itemOf: (key: string) => CslItem | undefined,
  ): Generator<void, void> {
    const { state, list } = this.#processor;
    try {
      const { plan } = this.#plan(clusters, itemOf);
      yield;
      yield* state.prepare(plan.citations, plan.uncited);
      if (state.isQuick(plan.citations, plan.uncited)) yield* list.prepare();
    } catch {
      // rendering finds out which records citeproc can't do with
    }
  }

  rendersQuickly(clusters: readonly CitationCluster[], itemOf: (key: string) => CslItem | undefined): boolean {
    const { plan } = this.#plan(clusters, itemOf);
    return this.#processor.state.isQuick(plan.citations, plan.uncited);
  }

  #plan(
    clusters: readonly CitationCluster[],
    itemOf: (key: string) => CslItem | undefined,
  ): { plan: NotePlan; idOf: ReadonlyMap<string, string> } {
    const idOf = this.#register(clusters, itemOf);
    const ids = JSON.stringify([...idOf]);
    const last = this.#lastPlan;
    // whoever asks whether a note is rendered quickly has it rendered next
    if (last?.clusters === clusters && last.ids === ids) return { plan: last.plan, idOf };
    const delimiter = this.#processor.engine.citation.opt.layout_delimiter || '; ';
    const plan = planNote(clusters, key => idOf.get(key), { isNoteStyle: this.isNoteStyle, delimiter });
    this.#lastPlan = { clusters, ids, plan };
    return { plan, idOf };
  }

  #newProcessor(): Processor {
    return this.#processorOf(createEngine(this.#options, id => this.#records.get(id)?.data));
  }

  #processorOf(engine: CSL.Engine): Processor {
    const list = new ReferenceList(engine, this.#options.style.hasNumberedReferences);
    return { engine, state: new CitationState(engine), list };
  }

  /** Finds the records that citeproc throws at: a value that it can't read must not cost the whole note. */
  #setFailing(): void {
    for (const record of this.#records.values()) if (!this.#single.canRender(record)) this.#failing.add(record.print);
    this.#processor = this.#newProcessor();
  }

  #render(clusters: readonly CitationCluster[], itemOf: (key: string) => CslItem | undefined): RenderedNote {
    const { engine, state, list } = this.#processor;
    const { plan, idOf } = this.#plan(clusters, itemOf);
    const written = state.update(plan.citations, plan.uncited);
    for (const kept of [this.#texts, this.#printed, this.#authors]) kept.next();
    const textOf = (html: string) => this.#texts.get(html, () => toRenderedText(html));
    const printedOf = (html: string) => this.#printed.get(html, () => printedText(html, textOf));
    const authorOf = (id: string, isSubsequent: boolean) => {
      const shown = JSON.stringify([id, isSubsequent, engine.registry.registry[id]?.disambig]);
      const cite = { id, 'author-only': true, position: isSubsequent ? 1 : 0 };
      return textOf(this.#authors.get(shown, () => engine.makeCitationCluster([cite])));
    };
    const keyOf = new Map([...idOf].reverse().map(([key, id]) => [id, key]));
    return {
      citations: plan.clusters.map(cluster => renderCluster(cluster, written, printedOf, authorOf)),
      references: list.update().map(({ id, html }) => ({ key: keyOf.get(id) ?? '', ...textOf(html) })),
      hangingIndent: Boolean(engine.bibliography.opt['hangingindent']),
    };
  }

  prepareSingle(): Generator<void, void> {
    return this.#single.prepare();
  }

  renderReference(item: CslItem): RenderedText {
    return this.#single.reference(item);
  }

  renderCitation(items: readonly CslItem[]): RenderedText {
    return this.#single.citation(items);
  }

  /** The ids of the records that keys of the note name; what citeproc knows of a record that changed is forgotten. */
  #register(
    clusters: readonly CitationCluster[],
    itemOf: (key: string) => CslItem | undefined,
  ): ReadonlyMap<string, string> {
    const idOf = new Map<string, string>();
    let isChanged = false;
    for (const { key } of flattenClusters(clusters).flatMap(({ items }) => items)) {
      const item = idOf.has(key) ? undefined : itemOf(key);
      if (!item) continue;
      const id = this.#idOf(item.id);
      const shaped = this.#shape(item, id);
      if (this.#failing.has(shaped.print)) continue;
      idOf.set(key, id);
      const known = this.#records.get(id);
      isChanged ||= known !== undefined && known.print !== shaped.print;
      this.#records.set(id, shaped);
    }
    if (isChanged) {
      this.#processor.state.reset();
      this.#processor.list.reset();
      this.#authors.clear();
    }
    return idOf;
  }

  #idOf(key: string): string {
    const id = this.#ids.get(key) ?? `r${this.#ids.size + 1}`;
    this.#ids.set(key, id);
    return id;
  }

  #shape(item: CslItem, id: string): CiteprocItem {
    const shaped = this.#shaped.get(item) ?? citeprocItem(item, id, this.#options.style.printsAbstract);
    this.#shaped.set(item, shaped);
    return shaped;
  }
}
