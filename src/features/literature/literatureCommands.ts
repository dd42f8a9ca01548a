import * as vscode from 'vscode';
import { DEFAULT_TEMPLATE } from '../../core/notes/literature/defaultTemplate';
import { reviewMatrix } from '../../core/notes/literature/reviewMatrix';
import type { Paper } from '../../core/paper';
import { loadSummaryModel } from '../../core/summaries/loadSummaryModel';
import { summaryTable } from '../../core/summaries/summaryTable';
import { citingFor } from '../citing/citingContext';
import { applyEdits, footnoteEdit, placeEdit } from '../citing/insertion';
import { SETTINGS, Setting } from '../ids';
import { papersOf } from '../language/keyAt';
import { showInformation, showWarning } from '../messages';
import { papersFromTree } from '../papers/paperCommands';
import type { LiteratureServices } from './literatureNotes';
import { createNote, notesAbout, notesFolder } from './noteFiles';
import { updateOne, type UpdateResult } from './noteUpdates';

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Keys, rows of the tree, else what the person picks. */
async function papersFor(
  { service, picker }: LiteratureServices,
  args: readonly unknown[],
  title: string,
  canSelectMany = false,
): Promise<readonly Paper[]> {
  const keys = args.flat().filter(arg => typeof arg === 'string');
  if (keys.length) return keys.flatMap(key => service.library.get(key) ?? service.library.resolve(key).slice(0, 1));
  const rows = papersFromTree(args);
  if (rows.length) return rows;
  const placeholder = vscode.l10n.t('Search by title, author, year, venue or what the paper is about');
  return (await picker.pick({ title, placeholder, canSelectMany }))?.papers ?? [];
}

/** Opens the note about each paper; makes it where there is none. */
export async function openLiteratureNotes(services: LiteratureServices, args: readonly unknown[]): Promise<void> {
  for (const paper of await papersFor(services, args, vscode.l10n.t('Open Literature Note'))) {
    const [known] = await notesAbout(services, paper);
    const uri = known ?? (await createNote(services, paper));
    const document = await vscode.workspace.openTextDocument(uri);
    // a new note opens with the cursor behind its last line, where the person begins to write at once
    const selection = known ? undefined : endOf(document);
    await vscode.window.showTextDocument(document, { preview: false, ...(selection && { selection }) });
  }
}

function endOf(document: vscode.TextDocument): vscode.Range {
  const { end } = document.lineAt(document.lineCount - 1).range;
  return new vscode.Range(end, end);
}

/** The paper that the note in use is about; `undefined` where it is about none. */
async function paperOfActiveNote({
  service,
  notes,
}: LiteratureServices): Promise<{ uri: vscode.Uri; paper: Paper } | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return undefined;
  await notes.whenReady();
  const about = (await notes.noteOf(document))?.about;
  const [paper] = about === undefined ? [] : papersOf(service, about, document.uri.toString());
  return paper && { uri: document.uri, paper };
}

function resultSentence(uri: vscode.Uri, result: UpdateResult): string {
  const name = nameOf(uri);
  switch (result.kind) {
    case 'updated':
      return vscode.l10n.t('{0} is up to date now.', name);
    case 'unchanged':
      return vscode.l10n.t('{0} was up to date.', name);
    case 'kept':
      return vscode.l10n.t('{0} was left as you wrote it.', name);
    case 'problem':
      return vscode.l10n.t('{0} was not updated. {1}', name, result.message);
  }
}

/** Brings the notes about the given papers up to date, else the note in use. */
export async function updateLiteratureNotes(services: LiteratureServices, args: readonly unknown[]): Promise<void> {
  const active = args.length ? undefined : await paperOfActiveNote(services);
  const papers = active ? [active.paper] : await papersFor(services, args, vscode.l10n.t('Update Literature Note'));
  for (const paper of papers) {
    const uris = active ? [active.uri] : await notesAbout(services, paper);
    if (!uris.length) {
      void showInformation(vscode.l10n.t('There is no literature note about {0} yet.', paper.citationKey));
      continue;
    }
    for (const uri of uris) {
      const result = await updateOne(services, uri, paper, true);
      const sentence = resultSentence(uri, result);
      if (result.kind === 'problem') void showWarning(sentence);
      else vscode.window.setStatusBarMessage(sentence, 5000);
    }
  }
}

interface NoteToUpdate {
  readonly uri: vscode.Uri;
  readonly paper: Paper;
}

/** The notes about the papers of the rows; without any those about all papers that can be found, listed or not. */
async function notesToUpdate(services: LiteratureServices, args: readonly unknown[]): Promise<NoteToUpdate[]> {
  const { service, notes } = services;
  await notes.whenReady();
  const rows = papersFromTree(args);
  const candidates = rows.length
    ? rows.flatMap(({ citationKey }) => notes.index.notesAbout(citationKey))
    : notes.index.notes;
  const wanted = new Set(rows.map(({ key }) => key));
  const found = new Map<string, NoteToUpdate>();
  for (const { uri, about } of candidates) {
    const [paper] = about === undefined ? [] : papersOf(service, about, uri);
    if (paper && (!rows.length || wanted.has(paper.key))) found.set(uri, { uri: vscode.Uri.parse(uri, true), paper });
  }
  return [...found.values()];
}

/** Brings the notes of a topic up to date, or all of them; those that the person changed between the marks stay as they are. */
export async function updateAllLiteratureNotes(services: LiteratureServices, args: readonly unknown[]): Promise<void> {
  const notes = await notesToUpdate(services, args);
  if (!notes.length) {
    void showInformation(vscode.l10n.t('There are no literature notes about these papers yet.'));
    return;
  }
  const title = vscode.l10n.t('Updating literature notes');
  const results = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const done: { uri: vscode.Uri; result: UpdateResult }[] = [];
      for (const { uri, paper } of notes) {
        if (token.isCancellationRequested) break;
        const message = vscode.l10n.t('{0} of {1}', done.length + 1, notes.length);
        progress.report({ message, increment: 100 / notes.length });
        const result = await updateOne(services, uri, paper, false).catch((error: unknown): UpdateResult => ({
          kind: 'problem',
          message: error instanceof Error ? error.message : String(error),
        }));
        done.push({ uri, result });
      }
      return done;
    },
  );
  reportAll(services, results, notes.length);
}

function reportAll(
  { log }: LiteratureServices,
  results: readonly { uri: vscode.Uri; result: UpdateResult }[],
  total: number,
): void {
  const count = (kind: UpdateResult['kind']) => results.filter(({ result }) => result.kind === kind).length;
  const parts = [vscode.l10n.t('{0} updated', count('updated')), vscode.l10n.t('{0} up to date', count('unchanged'))];
  if (count('kept')) parts.push(vscode.l10n.t('{0} left as you wrote them', count('kept')));
  const problems = results.filter(({ result }) => result.kind === 'problem');
  for (const { uri, result } of problems) log.warn(resultSentence(uri, result));
  const [first] = problems;
  if (first) parts.push(vscode.l10n.t('{0} not updated', problems.length));
  if (results.length < total) parts.push(vscode.l10n.t('{0} not looked at', total - results.length));
  const sentence = vscode.l10n.t('Literature notes: {0}.', parts.join(', '));
  if (first) void showWarning(`${sentence} ${resultSentence(first.uri, first.result)}`);
  else void showInformation(sentence);
}

/** Puts Lectern's own template into the workspace as a file and names it in the settings, to be changed from there. */
export async function createNoteTemplate(services: LiteratureServices): Promise<void> {
  const folder = notesFolder(services);
  const name = 'literature-note.liquid';
  const uri = vscode.Uri.joinPath(folder.uri, name);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(DEFAULT_TEMPLATE), ignoreIfExists: true });
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t("{0} can't be created.", name));
  const settings = vscode.workspace.getConfiguration(SETTINGS, folder);
  const { Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  if (!settings.get<string>(Setting.noteTemplate)) {
    await settings.update(Setting.noteTemplate, name, vscode.workspace.workspaceFile ? WorkspaceFolder : Workspace);
  }
  await vscode.window.showTextDocument(uri);
}

/** Puts a table of the papers at the cursor: what each is about, does, uses and finds. */
export async function insertReviewMatrix(services: LiteratureServices, args: readonly unknown[]): Promise<void> {
  const papers = await papersFor(services, args, vscode.l10n.t('Insert Review Matrix'), true);
  const editor = papers.length ? await services.editors.forInsertion() : undefined;
  if (!editor) return;
  const { document } = editor;
  const citing = await citingFor(services, document);
  const model = await loadSummaryModel();
  const rows = papers.map(paper => ({ citation: citing.cite([paper]).text, cells: summaryTable(paper, model) }));
  const text = reviewMatrix(rows, {
    paper: vscode.l10n.t('Paper'),
    problem: vscode.l10n.t('Problem'),
    approach: vscode.l10n.t('Approach'),
    data: vscode.l10n.t('Data'),
    result: vscode.l10n.t('Result'),
    code: vscode.l10n.t('Code'),
    unknown: vscode.l10n.t('Not stated'),
  });
  const edits = [placeEdit(document, editor.selection, text, 'block')];
  const footnotes = footnoteEdit(document, citing.cite(papers), edits);
  if (!(await applyEdits(editor, edits, footnotes ? [footnotes] : []))) {
    void showWarning(vscode.l10n.t('{0} is read-only: nothing was inserted.', nameOf(document.uri)));
  }
}
