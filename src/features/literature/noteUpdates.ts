import * as vscode from 'vscode';
import { updateNote, type NoteUpdate } from '../../core/notes/literature/literatureNote';
import type { Paper } from '../../core/paper';
import { isDecodedWrongly } from '../../core/text/decodeText';
import { showWarning } from '../messages';
import { notesFolder, sourceOf } from './noteFiles';
import type { LiteratureServices } from './literatureNotes';

/** Scheme of the text that a note would have after its update, for the diff. */
const PROPOSAL_SCHEME = 'lectern-update';

/** What became of a note. */
export type UpdateResult =
  { readonly kind: 'unchanged' | 'updated' | 'kept' } | { readonly kind: 'problem'; readonly message: string };

type Edits = Extract<NoteUpdate, { kind: 'edits' }>;

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The edits as one step of undo; the file is saved where it held nothing unsaved. */
async function applyUpdate(document: vscode.TextDocument, { edits }: Edits): Promise<UpdateResult> {
  const wasDirty = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    return { kind: 'problem', message: vscode.l10n.t("It can't be written.") };
  }
  if (!wasDirty) await document.save();
  return { kind: 'updated' };
}

function withEdits(text: string, { edits }: Edits): string {
  return [...edits]
    .reverse()
    .reduce((done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end), text);
}

/** Shows what the update would change in what the person wrote, and asks. */
async function isAccepted(document: vscode.TextDocument, update: Edits): Promise<boolean> {
  const proposal = document.uri.with({ scheme: PROPOSAL_SCHEME, query: document.uri.toString() });
  const text = withEdits(document.getText(), update);
  const provider = vscode.workspace.registerTextDocumentContentProvider(PROPOSAL_SCHEME, {
    provideTextDocumentContent: () => text,
  });
  try {
    const title = vscode.l10n.t('{0}: yours ↔ from the library', nameOf(document.uri));
    await vscode.commands.executeCommand('vscode.diff', document.uri, proposal, title, { preview: true });
    const replace = vscode.l10n.t('Replace');
    const message = vscode.l10n.t(
      '{0} was changed between the marks that Lectern keeps. Replace what you wrote there with what the library says?',
      nameOf(document.uri),
    );
    return (await showWarning(message, replace, vscode.l10n.t('Keep Mine'))) === replace;
  } finally {
    await closeDiff(proposal);
    provider.dispose();
  }
}

async function closeDiff(proposal: vscode.Uri): Promise<void> {
  const isOurs = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputTextDiff && input.modified.toString() === proposal.toString();
  await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isOurs)));
}

/**
 * Brings one note up to date.
 * @param ask whether the person is asked where something of theirs would be replaced; without it the note is kept then
 */
export async function updateOne(
  services: LiteratureServices,
  uri: vscode.Uri,
  paper: Paper,
  ask: boolean,
): Promise<UpdateResult> {
  const folder = vscode.workspace.getWorkspaceFolder(uri) ?? notesFolder(services);
  const source = await sourceOf(services, paper, folder);
  const document = await vscode.workspace.openTextDocument(uri);
  if (isDecodedWrongly(document.getText())) {
    return { kind: 'problem', message: vscode.l10n.t('It is not in the encoding that it was opened in.') };
  }
  const update = updateNote(document.getText(), source);
  if (update.kind !== 'edits') return update;
  if (!update.isEdited) return applyUpdate(document, update);
  if (!ask || !(await isAccepted(document, update))) return { kind: 'kept' };
  // the person may have gone on writing while the question stood
  const now = updateNote(document.getText(), source);
  return now.kind === 'edits' ? applyUpdate(document, now) : now;
}
