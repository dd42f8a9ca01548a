import type CSL from 'citeproc';
import type { CslItem } from '../../csl';
import { escapeHtml } from '../../text/escapeHtml';
import { plainTitle } from '../../text/plainTitle';
import { citeprocItem, type CiteprocItem } from './citeprocItem';
import { createEngine, engineInSteps, ENTRY_MARK, resetEngine, type RendererOptions } from './engine';
import type { RenderedText } from './noteRenderer';
import { toRenderedText } from './richText';

/** Renders records outside any note: each as if it were the only one. */
export class SingleRenderer {
  readonly #options: RendererOptions;
  readonly #records = new Map<string, CiteprocItem>();
  readonly #references = new WeakMap<CslItem, RenderedText>();
  #made: CSL.Engine | undefined;
  readonly #itemOf = (id: string) => this.#records.get(id)?.data;

  constructor(options: RendererOptions) {
    this.#options = options;
  }

  /** Builds the engine bit by bit, where it is not there yet. */
  *prepare(): Generator<void, void> {
    if (this.#made) return;
    const made = yield* engineInSteps(this.#options, this.#itemOf);
    this.#made ??= made;
  }

  /** The entry in the list of references without its number; in a style that has no list, the citation in full. */
  reference(item: CslItem): RenderedText {
    const known = this.#references.get(item);
    if (known) return known;
    const text = this.#attempt([item], shapes => toRenderedText(this.#reference(shapes)));
    this.#references.set(item, text);
    return text;
  }

  /** The works in one bracket. */
  citation(items: readonly CslItem[]): RenderedText {
    if (!items.length) return { html: '', text: '' };
    return this.#attempt(items, shapes => toRenderedText(this.#citation(shapes)));
  }

  /** Whether citeproc can do with a record. */
  canRender({ data, print }: CiteprocItem): boolean {
    const shapes = [{ data: { ...data, id: idOf(0) }, print }];
    try {
      this.#reference(shapes);
      this.#citation(shapes);
      return true;
    } catch {
      this.#made = undefined;
      return false;
    }
  }

  /** Titles stand in for records that citeproc throws at. */
  #attempt(items: readonly CslItem[], render: (shapes: readonly CiteprocItem[]) => RenderedText): RenderedText {
    const { printsAbstract } = this.#options.style;
    try {
      return render(items.map((item, i) => citeprocItem(item, idOf(i), printsAbstract)));
    } catch {
      this.#made = undefined;
      const text = items
        .map(({ id, title }) => (typeof title === 'string' && title ? plainTitle(title) : id))
        .join('; ');
      return { html: escapeHtml(text), text };
    }
  }

  #reference(shapes: readonly CiteprocItem[]): string {
    const engine = this.#with(shapes);
    const made = engine.bibliography.tokens.length ? engine.makeBibliography() : undefined;
    if (!made) return this.#citation(shapes);
    const [entry = ''] = made[1];
    const isNumbered = this.#options.style.hasNumberedReferences;
    return unwrapped(isNumbered ? entry.replace(/<div class="csl-left-margin">[^]*?<\/div>/, '') : entry);
  }

  #citation(shapes: readonly CiteprocItem[]): string {
    return this.#with(shapes).makeCitationCluster(shapes.map((_, i) => ({ id: idOf(i) })));
  }

  #with(shapes: readonly CiteprocItem[]): CSL.Engine {
    this.#records.clear();
    shapes.forEach((shape, i) => this.#records.set(idOf(i), shape));
    this.#made ??= createEngine(this.#options, this.#itemOf);
    resetEngine(this.#made);
    this.#made.updateItems([...this.#records.keys()]);
    return this.#made;
  }
}

function idOf(index: number): string {
  return `r${index + 1}`;
}

/** An entry without its id and the element around its text. */
function unwrapped(entry: string): string {
  const inner = entry.slice(entry.indexOf(ENTRY_MARK) + 1).trim();
  return inner.replace(/^<div class="csl-right-inline">([^]*)<\/div>$/, '$1');
}
