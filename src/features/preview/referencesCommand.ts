import * as vscode from 'vscode';
import { readSettings } from '../../adapters/settings';
import { Command } from '../ids';
import { showError } from '../messages';
import { NOTE_LANGUAGES, type NoteEditors } from '../citing/noteEditors';
import type { PreviewServices } from './markdownPreview';

export interface ReferencesServices extends PreviewServices {
  readonly editors: NoteEditors;
}

/** VS Code waits for 1.5 seconds when a file is saved, and then no longer asks whoever was late; milliseconds. */
const SAVING = 1000;

/** The list of references that a note keeps: the command that puts it in or brings it up to date, and the update on save. */
export function registerReferences(services: ReferencesServices): vscode.Disposable {
  const { log } = services;
  return vscode.Disposable.from(
    vscode.commands.registerCommand(Command.insertReferences, async () => {
      try {
        const { insertOrUpdateReferences } = await import('./updateReferences');
        await insertOrUpdateReferences(services);
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void showError(error);
      }
    }),
    vscode.workspace.onWillSaveTextDocument(event => {
      const { document } = event;
      if (!NOTE_LANGUAGES.includes(document.languageId) || !readSettings(document).updateReferencesOnSave) return;
      if (!document.getText().includes('lectern:references')) return;
      const update = import('./updateReferences').then(({ editOnSave }) => editOnSave(services, document));
      const late = new Promise<vscode.TextEdit[]>(resolve => setTimeout(() => resolve([]), SAVING));
      event.waitUntil(
        Promise.race([update, late]).catch((error: unknown) => {
          log.error(error instanceof Error ? error : String(error));
          return [];
        }),
      );
    }),
  );
}
