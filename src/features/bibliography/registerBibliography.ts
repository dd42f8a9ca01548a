import * as vscode from 'vscode';
import type { Logger } from '../../core/ports';
import type { CitationRendering } from '../citing/citationRendering';
import type { NoteEditors } from '../citing/noteEditors';
import type { NoteNotation } from '../citing/noteNotation';
import { Command } from '../ids';
import { showError } from '../messages';
import type { PaperPicker } from '../picker/paperPicker';
import type { LibraryService } from '../sources/libraryService';
import type { CitedPapers } from './citedPapers';

export interface BibliographyServices {
  readonly service: LibraryService;
  readonly editors: NoteEditors;
  readonly notation: NoteNotation;
  readonly picker: PaperPicker;
  readonly log: Logger;
  readonly cited: CitedPapers;
  /** A folder of the extension's own. */
  readonly storage: vscode.Uri;
  /** Makes references in the note's style; without it the built-in form serves. */
  readonly rendering?: CitationRendering;
}

/** What concerns bibliography files; all of it is loaded when it is first needed. */
export function registerBibliography(services: BibliographyServices): vscode.Disposable {
  const { cited, log } = services;
  const room = () => import('./bibliographyRoom');
  let made: Promise<InstanceType<Awaited<ReturnType<typeof room>>['BibliographyRoom']>> | undefined;
  const open = () => (made ??= room().then(({ BibliographyRoom }) => new BibliographyRoom(services)));
  const report = (error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
    void showError(error);
  };
  const command = (id: string, run: (args: readonly unknown[]) => Promise<unknown>) =>
    vscode.commands.registerCommand(id, (...args: unknown[]) => run(args).catch(report));
  return vscode.Disposable.from(
    cited.onDidCite(
      citing =>
        void open()
          .then(found => found.cited(citing))
          .catch(report),
    ),
    command(Command.copyAs, async args => (await open()).copyAs(args)),
    command(Command.tidyBibliography, async args => (await open()).tidy(args)),
    command(Command.exportCitedPapers, async args => (await open()).exportCited(args)),
  );
}
