import { inSlices } from '../../adapters/pause';
import { PaperLookup } from '../../core/language/paperLookup';
import type { Paper } from '../../core/paper';
import type { LibraryService } from '../sources/libraryService';

/** Keeps the lookup of the library as it is now; it is made when it is first asked for after a change. */
export class PaperLookups {
  readonly #service: LibraryService;
  #papers: readonly Paper[] | undefined;
  #lookup: Promise<PaperLookup> | undefined;

  constructor(service: LibraryService) {
    this.#service = service;
  }

  now(): Promise<PaperLookup> {
    const { papers } = this.#service.library;
    if (!this.#lookup || this.#papers !== papers) this.#lookup = inSlices(PaperLookup.inSteps(papers));
    this.#papers = papers;
    return this.#lookup;
  }
}
