import * as vscode from 'vscode';
import { SafeWriter } from '../../adapters/safeWrite';
import { readSettings } from '../../adapters/settings';
import { bibliographyKind } from '../../core/citations/bibliography/bibliographyKind';
import type { CslItem } from '../../core/csl';
import { recordFor, writeRecords } from '../../core/formats/write/writeRecords';
import { ownBibliographyKeys } from '../../core/library/ownBibliography';
import { showError, showInformation } from '../messages';
import { fileName } from '../sources/sourceFile';
import { citingDocument, citingDocuments, type CitingDocument, type CitingDocuments } from './documentsOf';
import { limitSentence } from './limitSentence';
import type { BibliographyServices } from './registerBibliography';

/** Keys that are named in a message. */
const NAMED = 5;

/** The documents that the command is about: of the folder or files of the explorer, else the note that is written. */
async function documentsFor(
  { editors, notation }: BibliographyServices,
  args: readonly unknown[],
): Promise<CitingDocuments> {
  const [one, several] = args;
  const selected = Array.isArray(several) ? several.filter(uri => uri instanceof vscode.Uri) : [];
  const uris = selected.length ? selected : one instanceof vscode.Uri ? [one] : editors.last ? [editors.last.uri] : [];
  const documents: CitingDocument[] = [];
  let limit: number | undefined;
  for (const uri of uris) {
    const type = uri.scheme === 'untitled' ? vscode.FileType.File : (await vscode.workspace.fs.stat(uri)).type;
    if (type & vscode.FileType.Directory) {
      const found = await citingDocuments(uri, notation);
      for (const document of found.documents) documents.push(document);
      limit ??= found.limit;
    } else documents.push(...[await citingDocument(uri, notation)].filter(document => document !== undefined));
  }
  return { documents, limit };
}

/** The cited papers under the keys that cite them, and the keys that name none. */
function citedItems({ service }: BibliographyServices, documents: readonly CitingDocument[]) {
  const items = new Map<string, CslItem>();
  const unknown = new Set<string>();
  for (const { uri, cited } of documents) {
    const all = cited.all ? ownBibliographyKeys(service.library.sources, uri.toString()) : [];
    for (const key of [...cited.keys.keys(), ...cited.labels, ...all]) {
      const [paper] = service.library.resolve(key, uri.toString()).concat(service.library.resolve(key));
      if (paper) items.set(key, items.get(key) ?? recordFor(paper.csl, key));
      else if (cited.keys.has(key)) unknown.add(key);
    }
  }
  const sorted = [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { items: sorted, unknown: [...unknown] };
}

async function askTarget(near: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const folder =
    near && near.scheme !== 'untitled' ? vscode.Uri.joinPath(near, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Cited Papers'),
    saveLabel: vscode.l10n.t('Export'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, 'cited.bib') }),
    filters: {
      BibTeX: ['bib'],
      'CSL-JSON': ['json'],
      'CSL-YAML': ['yaml', 'yml'],
      RIS: ['ris'],
    },
  });
}

/**
 * Writes the papers that a note or folder cites into a file of their own, in the format of its ending.
 * @param args what the explorer hands over; a third argument names the file without asking
 */
export async function exportCited(services: BibliographyServices, args: readonly unknown[]): Promise<void> {
  await services.service.whenReady();
  const { documents, limit } = await documentsFor(services, args);
  if (!documents.length) {
    void showInformation(vscode.l10n.t('There is no note to export the papers of.'));
    return;
  }
  const { items, unknown } = citedItems(services, documents);
  const missing = unknown.length
    ? vscode.l10n.t(
        'Not in the library: {0}.',
        unknown.slice(0, NAMED).join(', ') + (unknown.length > NAMED ? ' …' : ''),
      )
    : '';
  if (!items.length) {
    const nothing = vscode.l10n.t('No paper of the library is cited there.');
    void showInformation([nothing, missing, ...limitSentence(limit)].filter(Boolean).join(' '));
    return;
  }
  const target = args[2] instanceof vscode.Uri ? args[2] : await askTarget(documents[0]?.uri);
  if (!target) return;
  const format = bibliographyKind(fileName(target), '', 'bibtex');
  if (!format) {
    void showError(
      vscode.l10n.t('{0} has none of the endings .bib, .json, .yaml and .ris: nothing was exported.', fileName(target)),
    );
    return;
  }
  const needsEscape = readSettings(target).escapeUnicode ? () => true : undefined;
  const bytes = new TextEncoder().encode(writeRecords(items, format, needsEscape));
  const before = await vscode.workspace.fs.readFile(target).then(found => found, () => undefined); // prettier-ignore
  await new SafeWriter(services.storage).write(target, bytes, before);
  const done =
    items.length === 1
      ? vscode.l10n.t('Exported 1 paper to {0}.', fileName(target))
      : vscode.l10n.t('Exported {0} papers to {1}.', items.length, fileName(target));
  const open = vscode.l10n.t('Open File');
  void showInformation([done, missing, ...limitSentence(limit)].filter(Boolean).join(' '), open).then(choice =>
    choice ? vscode.window.showTextDocument(target) : undefined,
  );
}
