import * as vscode from 'vscode';
import type { Logger } from '../../core/ports';
import type { NoteEditors } from '../citing/noteEditors';
import type { NoteNotation } from '../citing/noteNotation';
import { Command } from '../ids';
import { showError } from '../messages';
import type { NotesService } from '../notes/notesService';
import type { PaperPicker } from '../picker/paperPicker';
import type { LibraryService } from '../sources/libraryService';
import type * as commands from './literatureCommands';

export interface LiteratureServices {
  readonly service: LibraryService;
  readonly notes: NotesService;
  readonly editors: NoteEditors;
  readonly notation: NoteNotation;
  readonly picker: PaperPicker;
  readonly log: Logger;
}

/** The commands about notes that are each about one paper; what they do is loaded at first use. */
export function registerLiteratureNotes(services: LiteratureServices): vscode.Disposable {
  const register = (command: string, run: (work: typeof commands, args: readonly unknown[]) => Promise<void>) =>
    vscode.commands.registerCommand(command, async (...args: unknown[]) => {
      try {
        await services.service.whenReady();
        await run(await import('./literatureCommands'), args);
      } catch (error) {
        services.log.error(error instanceof Error ? error : String(error));
        void showError(error);
      }
    });
  return vscode.Disposable.from(
    register(Command.openLiteratureNote, (work, args) => work.openLiteratureNotes(services, args)),
    register(Command.updateLiteratureNote, (work, args) => work.updateLiteratureNotes(services, args)),
    register(Command.updateAllLiteratureNotes, (work, args) => work.updateAllLiteratureNotes(services, args)),
    register(Command.insertReviewMatrix, (work, args) => work.insertReviewMatrix(services, args)),
    register(Command.createNoteTemplate, work => work.createNoteTemplate(services)),
  );
}
