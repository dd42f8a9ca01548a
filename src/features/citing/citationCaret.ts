import * as vscode from 'vscode';
import { clusterAt } from '../../core/citations/syntax/citationCluster';
import { scanCitations } from '../../core/citations/syntax/scanCitations';
import { passageAt } from '../../core/notes/passageAt';
import { ContextKey } from '../ids';
import { isNoteDocument } from './noteEditors';
import type { NoteNotation } from './noteNotation';

/** The caret moves with every key; what stands at it is looked at when it has rested for this long, in milliseconds. */
const REST = 120;
/** What a citation of any notation holds. */
const SIGN = /@|cite|\[\^|\]_/i;

function isInCitation(editor: vscode.TextEditor, notation: NoteNotation): boolean {
  const { document, selection } = editor;
  if (!isNoteDocument(document)) return false;
  const lineAt = (line: number) => (line >= 0 && line < document.lineCount ? document.lineAt(line).text : undefined);
  const { line, character } = selection.active;
  const passage = passageAt(lineAt, line, character);
  if (!passage || !SIGN.test(passage.paragraph)) return false;
  const cluster = clusterAt(scanCitations(passage.paragraph, notation.syntaxOf(document)), passage.caret);
  return cluster !== undefined && cluster.kind !== 'cross-reference';
}

/**
 * Keeps the context key that tells whether the caret touches a citation, by which menus show what edits one. It reads the
 * paragraph alone, once the caret rests.
 */
export function trackCitationAtCaret(notation: NoteNotation): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = false;
  const look = () => {
    const editor = vscode.window.activeTextEditor;
    const isIn = editor !== undefined && isInCitation(editor, notation);
    if (isIn !== shown) void vscode.commands.executeCommand('setContext', ContextKey.inCitation, isIn);
    shown = isIn;
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, REST);
  };
  lookSoon();
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeTextEditorSelection(lookSoon),
    vscode.window.onDidChangeActiveTextEditor(lookSoon),
    notation.onDidChange(lookSoon),
  );
}
