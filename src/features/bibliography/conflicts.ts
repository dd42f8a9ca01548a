import * as vscode from 'vscode';
import { bibliographyKind } from '../../core/citations/bibliography/bibliographyKind';
import { pandocKey } from '../../core/citations/pandocKey';
import { flattenClusters } from '../../core/citations/syntax/citationCluster';
import { noteSyntaxFor } from '../../core/citations/syntax/noteSyntax';
import { scanCitations } from '../../core/citations/syntax/scanCitations';
import { writeRecords } from '../../core/formats/write/writeRecords';
import { showWarning } from '../messages';
import { fileName } from '../sources/sourceFile';
import type { AddedRecords } from './bibliographyFiles';
import { revealEntry } from './revealEntry';

type Conflict = AddedRecords['conflicts'][number];

/** What can't be added is said in one sentence, with what to do about it. */
export async function tellConflict(
  target: vscode.Uri,
  { item, found }: Conflict,
  document: vscode.TextDocument,
): Promise<void> {
  const name = fileName(target);
  const show = vscode.l10n.t('Show Entry');
  if (found.state === 'other-key') {
    const use = vscode.l10n.t('Cite as {0}', found.key);
    const text = vscode.l10n.t('{0} has the paper "{1}" under the key "{2}".', name, item.id, found.key);
    const choice = await showWarning(text, use, show);
    if (choice === use) await replaceKey(document, item.id, found.key);
    if (choice === show) await revealEntry(target, found.key);
    return;
  }
  const copy = vscode.l10n.t('Copy New Entry');
  const text = vscode.l10n.t('{0} has another paper under the key "{1}": nothing was added.', name, item.id);
  const choice = await showWarning(text, show, copy);
  if (choice === show) await revealEntry(target, item.id);
  const format = bibliographyKind(name, '') ?? 'biblatex';
  if (choice === copy) await vscode.env.clipboard.writeText(writeRecords([item], format));
}

/** Every mention of a key in the document becomes one of another, as one undo. */
async function replaceKey(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const syntax = noteSyntaxFor(document.languageId);
  const items = flattenClusters(scanCitations(document.getText(), syntax)).flatMap(cluster => cluster.items);
  const edit = new vscode.WorkspaceEdit();
  const isMarkdown = syntax === 'pandoc' || syntax === 'quarto' || syntax === 'myst';
  for (const { key, keyStart, keyEnd } of items) {
    if (key !== from) continue;
    const range = new vscode.Range(document.positionAt(keyStart), document.positionAt(keyEnd));
    edit.replace(document.uri, range, isMarkdown ? pandocKey(to) : to);
  }
  await vscode.workspace.applyEdit(edit);
}
