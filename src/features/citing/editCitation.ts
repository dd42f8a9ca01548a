import * as vscode from 'vscode';
import type { Logger } from '../../core/ports';
import { Command } from '../ids';
import { showError } from '../messages';
import { trackCitationAtCaret } from './citationCaret';
import type { EditServices } from './editCitationFlow';

/** Edit Citation: locator, prefix, suffix, author and order of the papers in the citation at the caret. */
export function registerEditCitation(services: EditServices & { readonly log: Logger }): vscode.Disposable {
  return vscode.Disposable.from(
    trackCitationAtCaret(services.notation),
    vscode.commands.registerCommand(Command.editCitation, async (change?: unknown) => {
      try {
        const { editCitation } = await import('./editCitationFlow');
        // the editor's context menu hands over the address of the note
        await editCitation(services, change instanceof vscode.Uri ? undefined : change);
      } catch (error) {
        services.log.error(error instanceof Error ? error : String(error));
        void showError(error);
      }
    }),
  );
}
