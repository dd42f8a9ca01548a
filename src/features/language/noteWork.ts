import * as vscode from 'vscode';
import { KeyFixes, TO_CITATION } from './keyFixes';
import { KeyHealing } from './keyHealing';
import type { LanguageServices } from './languageServices';
import { LIBRARY_DROP_KIND, LibraryDrop, URI_LIST } from './libraryDrop';
import { NoteProblems } from './noteProblems';
import { PaperLookups } from './paperLookups';
import { PaperPaste, PASTE_KIND } from './paperPaste';

/** What goes on while notes are open: their problems and fixes, keys that change, what is pasted and dropped. */
export function startNoteWork(services: LanguageServices, ids: readonly string[]): vscode.Disposable {
  const notes = ids.map(language => ({ language }));
  const lookups = new PaperLookups(services.service);
  const problems = new NoteProblems(services, ids);
  return vscode.Disposable.from(
    problems,
    new KeyHealing(services, lookups),
    vscode.languages.registerCodeActionsProvider(notes, new KeyFixes(services, problems, lookups), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, TO_CITATION],
    }),
    vscode.languages.registerDocumentPasteEditProvider(notes, new PaperPaste(services, lookups), {
      pasteMimeTypes: ['text/plain'],
      providedPasteEditKinds: [PASTE_KIND],
    }),
    vscode.languages.registerDocumentDropEditProvider(notes, new LibraryDrop(services), {
      dropMimeTypes: [URI_LIST],
      providedDropEditKinds: [LIBRARY_DROP_KIND],
    }),
  );
}
