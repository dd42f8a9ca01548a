import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { bibliographyEntries, type PlacedEntry } from '../../core/citations/bibliography/bibliographyEntries';
import { bibliographyKind } from '../../core/citations/bibliography/bibliographyKind';
import { removeEntries } from '../../core/citations/bibliography/removeEntries';
import { tidyBibliography, type BibliographyReport } from '../../core/citations/bibliography/tidyBibliography';
import { recordFor, type WriteFormat } from '../../core/formats/write/writeRecords';
import { authorYear, toPaper, type Paper } from '../../core/paper';
import type { CslItem } from '../../core/csl';
import { showInformation, showWarning } from '../messages';
import { plainLabel } from '../papers/paperWords';
import { isDecodedWrongly } from '../../core/text/decodeText';
import { fileName } from '../sources/sourceFile';
import { bibliographiesFor } from './bibliographiesFor';
import { readBibliography, type BibliographyFiles, type BibliographyText } from './bibliographyFiles';
import { documentsUsing, type CitingDocument } from './documentsOf';
import { limitSentence } from './limitSentence';
import type { BibliographyServices } from './registerBibliography';
import { revealEntry } from './revealEntry';

/** A row of the list: what checking it does, and where it leads. */
interface TidyRow extends vscode.QuickPickItem {
  readonly removes?: PlacedEntry;
  readonly adds?: CslItem;
  /** Leads to the entry, or to the first citation of a key that has none. */
  readonly reveal?: () => Thenable<unknown>;
}

const GO: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: '' };

/** The bibliography that the command is about: the one in the explorer or the editor, else the note's; the person picks among several. */
async function bibliographyToTidy(
  { editors }: BibliographyServices,
  args: readonly unknown[],
): Promise<vscode.Uri | undefined> {
  if (args[0] instanceof vscode.Uri) return args[0];
  const active = vscode.window.activeTextEditor?.document;
  if (active && active.languageId !== 'json' && /\.(?:bib|bibtex)$/i.test(active.uri.path)) return active.uri;
  const note = editors.last;
  const uris = note ? await bibliographiesFor(note.uri, note.getText(), note.languageId) : [];
  const found = uris.length ? uris : await vscode.workspace.findFiles('**/*.bib', '**/node_modules/**', 50);
  const known = found.filter(uri => bibliographyKind(fileName(uri), ''));
  if (known.length < 2) return known[0];
  const picked = await vscode.window.showQuickPick(
    known.map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri })),
    { title: vscode.l10n.t('Tidy Bibliography'), placeHolder: vscode.l10n.t('Which bibliography?') },
  );
  return picked?.uri;
}

function describe(paper: Paper | undefined): Pick<vscode.QuickPickItem, 'description' | 'detail'> {
  if (!paper) return {};
  return { description: plainLabel(authorYear(paper) ?? ''), detail: plainLabel(paper.title) };
}

interface TidyContext {
  readonly services: BibliographyServices;
  readonly bibliography: BibliographyText;
  readonly report: BibliographyReport;
  readonly documents: readonly CitingDocument[];
}

/** The paper that an entry was read as, for its row. */
function paperOf({ records }: BibliographyText, key: string): Paper | undefined {
  const record = records.find(({ item }) => item.id === key);
  return record && toPaper({ type: 'document', ...record.item, id: key });
}

function rowsFor({ services, bibliography, report, documents }: TidyContext): TidyRow[] {
  const { uri } = bibliography;
  const go = { ...GO, tooltip: vscode.l10n.t('Go to Entry') };
  const goToCitation = { ...GO, tooltip: vscode.l10n.t('Go to Citation') };
  const section = (label: string, rows: readonly TidyRow[]): TidyRow[] =>
    rows.length ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows] : [];
  const unused = report.unused.map((entry): TidyRow => ({
    label: plainLabel(entry.key),
    ...describe(paperOf(bibliography, entry.key)),
    removes: entry,
    reveal: () => revealEntry(uri, entry.key),
    buttons: [go],
  }));
  const duplicates = report.duplicates
    .filter(({ entry }) => !report.unused.includes(entry))
    .map(({ entry, of }): TidyRow => {
      const same =
        entry.key === of.key ? vscode.l10n.t('stands twice') : vscode.l10n.t('the same paper as {0}', of.key);
      const { detail } = describe(paperOf(bibliography, entry.key));
      return { label: plainLabel(entry.key), description: plainLabel(same), ...(detail && { detail }), removes: entry, reveal: () => revealEntry(uri, entry.key), buttons: [go] }; // prettier-ignore
    });
  const missing = report.missing.map((key): TidyRow => {
    const citing = documents.find(({ cited }) => cited.keys.has(key));
    const [paper] = citing ? services.service.library.resolve(key, citing.uri.toString()) : [];
    const known = paper ?? services.service.library.resolve(key)[0];
    const where = citing ? vscode.l10n.t('cited in {0}', vscode.workspace.asRelativePath(citing.uri)) : '';
    return {
      label: plainLabel(key),
      ...(known ? describe(known) : { description: where }),
      ...(known && { adds: recordFor(known.csl, key) }),
      ...(citing && { reveal: () => revealCitation(citing, key), buttons: [goToCitation] }),
    };
  });
  return [
    ...section(vscode.l10n.t('not cited: check to remove'), unused),
    ...section(
      vscode.l10n.t('cited but without an entry: check to add'),
      missing.filter(({ adds }) => adds),
    ),
    ...section(vscode.l10n.t('there already: check to remove'), duplicates),
    ...section(
      vscode.l10n.t('cited, but in no source of the library'),
      missing.filter(({ adds }) => !adds),
    ),
  ];
}

async function revealCitation({ uri, cited }: CitingDocument, key: string): Promise<void> {
  const { offset, cell } = cited.keys.get(key) ?? { offset: 0, cell: undefined };
  if (cell !== undefined) {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(cell, cell + 1)] });
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.positionAt(offset);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}

/** @returns the checked rows; `undefined` where the person left, or went to what a row is about */
function pickRows(
  title: string,
  placeholder: string,
  rows: readonly TidyRow[],
): Promise<readonly TidyRow[] | undefined> {
  const pick = vscode.window.createQuickPick<TidyRow>();
  Object.assign(pick, {
    title,
    placeholder,
    canSelectMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    items: rows,
  });
  return new Promise(resolve => {
    const leave = (chosen: readonly TidyRow[] | undefined) => {
      resolve(chosen);
      pick.hide();
    };
    pick.onDidTriggerItemButton(({ item }) => {
      leave(undefined);
      void item.reveal?.();
    });
    pick.onDidAccept(() => leave(pick.selectedItems));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Removes entries through the editor, which shows what is left, as one undo. @returns whether they are gone; else the person was told */
async function remove(
  before: BibliographyText,
  format: WriteFormat,
  entries: readonly PlacedEntry[],
  gone: ReadonlySet<PlacedEntry>,
): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(before.uri);
  const text = document.getText();
  if (text !== before.text) {
    void showWarning(vscode.l10n.t('{0} has changed meanwhile: nothing was removed.', fileName(before.uri)));
    return false;
  }
  if (isDecodedWrongly(text)) {
    const message = '{0} is not in the encoding that it was opened in: nothing was removed.';
    void showWarning(vscode.l10n.t(message, fileName(before.uri)));
    return false;
  }
  const { isDirty } = document;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end } of removeEntries(text, format, entries, entry => gone.has(entry)))
    edit.delete(before.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  await vscode.window.showTextDocument(document, { preview: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void showWarning(vscode.l10n.t('{0} is read-only: nothing was removed.', fileName(before.uri)));
    return false;
  }
  if (!isDirty) await document.save();
  return true;
}

/** Shows what a bibliography has too much and too little; does what is checked, and nothing else. */
export async function tidy(
  services: BibliographyServices,
  files: BibliographyFiles,
  args: readonly unknown[],
): Promise<void> {
  await services.service.whenReady();
  const uri = await bibliographyToTidy(services, args);
  if (!uri) {
    void showInformation(vscode.l10n.t('There is no bibliography here: open one, or a note that names one.'));
    return;
  }
  const name = fileName(uri);
  const context = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading what cites {0}', name) },
    async () => {
      const bibliography = await readBibliography(uri);
      const { documents, silent, isNamed, limit } = await documentsUsing(uri, services.notation);
      const format = bibliographyKind(name, bibliography.text);
      const entries = format ? await inSlices(bibliographyEntries(bibliography.text, format)) : [];
      const citedIn = (each: readonly CitingDocument[]) => each.map(({ cited }) => cited);
      const report = tidyBibliography(entries, bibliography.records, citedIn(documents), citedIn(silent));
      return { services, bibliography, documents, isNamed, limit, format, entries, report };
    },
  );
  const { bibliography, documents, isNamed, limit, format, entries } = context;
  if (!format) return;
  const rows = rowsFor(context);
  if (!rows.length) {
    const tidied = vscode.l10n.t('{0} is tidy: all {1} entries are cited, and none is missing.', name, entries.length);
    void showInformation([tidied, ...limitSentence(limit)].join(' '));
    return;
  }
  const notes = documents.length === 1 ? vscode.l10n.t('1 note') : vscode.l10n.t('{0} notes', documents.length);
  const title = isNamed
    ? vscode.l10n.t('Tidy {0}: {1} entries, used by {2}', name, entries.length, notes)
    : vscode.l10n.t('Tidy {0}: {1} entries, compared with all {2}', name, entries.length, notes);
  const placeholder = [vscode.l10n.t('Nothing changes but what you check'), ...limitSentence(limit)].join('. ');
  const chosen = await pickRows(title, placeholder, rows);
  if (!chosen?.length) return;
  const gone = new Set(chosen.flatMap(({ removes }) => removes ?? []));
  const added = chosen.flatMap(({ adds }) => adds ?? []);
  if (gone.size && !(await remove(bibliography, format, entries, gone))) return;
  if (added.length) await files.add(uri, added);
  const text = vscode.l10n.t('{0}: {1} removed, {2} added', name, gone.size, added.length);
  vscode.window.setStatusBarMessage(text, 5000);
}
