import type CSL from 'citeproc';
import type { CslItem } from '../../csl';
import { flattenClusters, type CitationCluster } from '../syntax/citationCluster';
import { CitationState } from './citationState';
import { citeprocItem, type CiteprocItem } from './citeprocItem';
import { createEngine, type RendererOptions } from './engine';
import { planNote, type NotePlan } from './noteCitations';
import type { NoteRenderer, RenderedNote, RenderedText } from './noteRenderer';
import { ReferenceList } from './referenceList';
import { renderCluster } from './renderCluster';
import { toRenderedText } from './richText';
import { SingleRenderer } from './singleRenderer';

/**
 * A renderer of one note.
 * @throws {StyleProblem} where citeproc can't make anything of the style
 */
export function createNoteRenderer(options: RendererOptions): NoteRenderer {
  return new CslNoteRenderer(options);
}

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
  /** Records by the id that citeproc knows them by; keys are anything, ids are not. */
  readonly #records = new Map<string, CiteprocItem>();
  readonly #ids = new Map<string, string>();
  readonly #shaped = new WeakMap<CslItem, CiteprocItem>();
  /** Records that citeproc fails on, as they were printed; they count as unknown. */
  readonly #failing = new Set<string>();
  #texts = new Map<string, RenderedText>();

  constructor(options: RendererOptions) {
    this.#options = options;
    this.isNoteStyle = options.style.isNoteStyle;
    this.isNumeric = options.style.isNumeric;
    this.#processor = this.#newProcessor();
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
    const delimiter = this.#processor.engine.citation.opt.layout_delimiter || '; ';
    return { plan: planNote(clusters, key => idOf.get(key), { isNoteStyle: this.isNoteStyle, delimiter }), idOf };
  }

  #newProcessor(): Processor {
    const engine = createEngine(this.#options, id => this.#records.get(id)?.data);
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
    const texts = this.#texts;
    this.#texts = new Map();
    const textOf = (html: string): RenderedText => {
      const text = this.#texts.get(html) ?? texts.get(html) ?? toRenderedText(html);
      this.#texts.set(html, text);
      return text;
    };
    const authorOf = (id: string, isSubsequent: boolean) =>
      engine.makeCitationCluster([{ id, 'author-only': true, position: isSubsequent ? 1 : 0 }]);
    const keyOf = new Map([...idOf].reverse().map(([key, id]) => [id, key]));
    return {
      citations: plan.clusters.map(cluster => renderCluster(cluster, written, textOf, authorOf)),
      references: list.update().map(({ id, html }) => ({ key: keyOf.get(id) ?? '', ...textOf(html) })),
      hangingIndent: Boolean(engine.bibliography.opt['hangingindent']),
    };
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
