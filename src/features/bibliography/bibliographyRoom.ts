import { SafeWriter } from '../../adapters/safeWrite';
import { AddToBibliography } from './addToBibliography';
import { BibliographyFiles } from './bibliographyFiles';
import type { Citing } from './citedPapers';
import { copyAs } from './copyAs';
import { exportCited } from './exportCited';
import type { BibliographyServices } from './registerBibliography';
import { tidy } from './tidy';

/** What the commands and the insertions share: one queue of writes, and what people have answered in this session. */
export class BibliographyRoom {
  readonly #services: BibliographyServices;
  readonly #files: BibliographyFiles;
  readonly #adding: AddToBibliography;

  constructor(services: BibliographyServices) {
    this.#services = services;
    this.#files = new BibliographyFiles(new SafeWriter(services.storage));
    this.#adding = new AddToBibliography(services, this.#files);
  }

  cited(citing: Citing): Promise<void> {
    return this.#adding.cited(citing);
  }

  copyAs(args: readonly unknown[]): Promise<void> {
    return copyAs(this.#services, args);
  }

  exportCited(args: readonly unknown[]): Promise<void> {
    return exportCited(this.#services, args);
  }

  tidy(args: readonly unknown[]): Promise<void> {
    return tidy(this.#services, this.#files, args);
  }
}
