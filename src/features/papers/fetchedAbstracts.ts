import type * as vscode from 'vscode';
import type { AbstractCache } from '../../adapters/abstractCache';
import { completingRecords, type AbstractStore } from '../../core/fetch/abstractStore';
import type { Source } from '../../core/library/source';
import type { Logger } from '../../core/ports';
import type { LibraryService } from '../sources/libraryService';

/** The library's name for the source of fetched abstracts. */
const EXTRA = 'abstracts';

/** What it takes of the library. */
type CompletedLibrary = Pick<LibraryService, 'library' | 'onDidChange' | 'setExtra'>;

/** Completes the library's papers with the abstracts fetched so far, now and whenever its papers change. */
export class FetchedAbstracts implements vscode.Disposable {
  readonly #service: CompletedLibrary;
  readonly #cache: AbstractCache;
  readonly #log: Logger;
  readonly #subscription: vscode.Disposable;
  #store: Promise<AbstractStore>;
  /** What the library was given last; nothing is given twice. */
  #given = '';

  constructor(service: CompletedLibrary, cache: AbstractCache, log: Logger) {
    this.#service = service;
    this.#cache = cache;
    this.#log = log;
    this.#store = cache.load();
    this.#subscription = service.onDidChange(() => void this.#complete());
  }

  /** Keeps abstracts for good and shows them. Where they can't be kept they stay for this session. */
  async add(abstracts: AbstractStore): Promise<void> {
    const known = await this.#store;
    this.#store = this.#cache.add(abstracts).catch(error => {
      this.#log.warn('the fetched abstracts were not stored', String(error));
      return new Map([...known, ...abstracts]);
    });
    await this.#complete();
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #complete(): Promise<void> {
    const uri = this.#cache.uri.toString();
    const { library } = this.#service;
    const store = await this.#store;
    // an abstract alone neither keeps a paper in the library nor shows one that is hidden
    const silent = new Set([uri, ...library.sources.filter(({ hidden }) => hidden).map(source => source.uri)]);
    const papers = library.papers.filter(({ key }) => library.originsOf(key).some(origin => !silent.has(origin.uri)));
    const records = completingRecords(papers, store);
    const given = records.length ? JSON.stringify(records) : '';
    if (given === this.#given) return;
    this.#given = given;
    const source: Source = { uri, records, problems: [], level: 'extra' };
    try {
      await this.#service.setExtra(EXTRA, records.length ? source : undefined);
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    }
  }
}
