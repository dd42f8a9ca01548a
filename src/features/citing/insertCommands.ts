import * as vscode from 'vscode';
import { readSettings } from '../../adapters/settings';
import { flattenClusters, type NoteSyntax } from '../../core/citations/syntax/citationCluster';
import { scanCitations } from '../../core/citations/syntax/scanCitations';
import { passageAt, type Passage } from '../../core/notes/passageAt';
import type { Paper } from '../../core/paper';
import type { Logger } from '../../core/ports';
import { loadSummaryModel } from '../../core/summaries/loadSummaryModel';
import { isSummaryForm, summaryKind } from '../../core/summaries/summaryForms';
import type { CitedPapers } from '../bibliography/citedPapers';
import { originMessage, tableWords } from '../summaries/summaryWords';
import { Command } from '../ids';
import { citingFor, papersCitedAt, type CitingServices } from './citingContext';
import { applyEdits, citationEdit, footnoteEdit, placeEdit } from './insertion';
import type { LibraryService } from '../sources/libraryService';
import { showError, showInformation, showWarning } from '../messages';
import { NOTE_LANGUAGES, type NoteEditors } from './noteEditors';
import { copyCitationKeys, papersFromTree } from '../papers/paperCommands';
import type { PaperPicker, PickedPapers, PickOptions } from '../picker/paperPicker';
import { titleForMessage } from '../papers/paperWords';
import type { RecentPapers } from '../picker/recentPapers';

export interface InsertServices extends CitingServices {
  readonly editors: NoteEditors;
  readonly picker: PaperPicker;
  readonly recent: RecentPapers;
  readonly log: Logger;
  /** Told of what was cited. */
  readonly cited: CitedPapers;
}

function fileName(document: vscode.TextDocument): string {
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
}

function reportReadOnly(editor: vscode.TextEditor): void {
  const message = vscode.l10n.t('{0} is read-only: nothing was inserted.', fileName(editor.document));
  void showWarning(message);
}

/** Cites the papers at every cursor of the note. */
async function insertCitation(services: InsertServices, papers: readonly Paper[]): Promise<void> {
  const editor = await services.editors.forInsertion();
  if (!editor) return;
  const { document } = editor;
  const citing = await citingFor(services, document, editor.selection.start);
  const citation = citing.cite(papers);
  const edits = editor.selections.map(selection => citationEdit(document, selection, papers, citation, citing));
  const footnotes = footnoteEdit(document, citation, edits);
  if (!(await applyEdits(editor, edits, footnotes ? [footnotes] : []))) return reportReadOnly(editor);
  if (citing.isFirstNumber && citing.format === 'formatted') {
    const message = vscode.l10n.t('This note cites no paper by its key, so the style numbers this one as the first.');
    vscode.window.setStatusBarMessage(message, 10_000);
  }
  services.cited.report(document, papers);
}

/** Puts the papers' summaries, each ending with its citation, at every cursor of the note. */
async function insertSummary(services: InsertServices, papers: readonly Paper[]): Promise<void> {
  const editor = await services.editors.forInsertion();
  if (!editor) return;
  const { document } = editor;
  const { summaryFormat } = readSettings(document);
  const form = isSummaryForm(summaryFormat) ? summaryFormat : 'paragraph';
  const citing = await citingFor(services, document, editor.selection.start);
  const [model, { summarize }, { summaryOrigin }] = await Promise.all([
    loadSummaryModel(),
    import('../../core/summaries/summarize'),
    import('../../core/summaries/summaryText'),
  ]);
  const words = tableWords();
  const summaries = papers.map(paper =>
    summarize(paper, form, citing.cite([paper]).text, document.languageId, model, words),
  );
  const bare = papers.find((_paper, index) => summaries[index] === undefined);
  const texts = summaries.filter(text => text !== undefined);
  if (texts.length) {
    const kind = texts.length > 1 ? 'block' : summaryKind(form);
    const text = texts.join(form === 'bullets' ? '\n' : '\n\n');
    const edits = editor.selections.map(selection => placeEdit(document, selection, text, kind));
    const footnotes = footnoteEdit(document, citing.cite(papers), edits);
    if (!(await applyEdits(editor, edits, footnotes ? [footnotes] : []))) return reportReadOnly(editor);
    const summed = papers.filter((_paper, index) => summaries[index] !== undefined);
    vscode.window.setStatusBarMessage(originMessage(summed.map(summaryOrigin)), 5000);
    services.cited.report(document, summed);
  }
  if (bare) {
    const message = vscode.l10n.t('"{0}" has neither a summary nor an abstract.', titleForMessage(bare));
    void showInformation(message);
  }
}

async function carryOut(services: InsertServices, { action, papers }: PickedPapers, onAccept: () => Promise<void>) {
  switch (action) {
    case 'accept':
      return onAccept();
    case 'insertCitation':
      return insertCitation(services, papers);
    case 'insertSummary':
      return insertSummary(services, papers);
    case 'openPaper':
      return openPapers(papers);
    case 'copyKey':
      return copyCitationKeys(papers);
    case 'copyAs':
      await vscode.commands.executeCommand(Command.copyAs, papers.map(paper => paper.key)); // prettier-ignore
  }
}

async function openPapers(papers: readonly Paper[]): Promise<void> {
  for (const paper of papers) await vscode.commands.executeCommand(Command.openPaper, paper.key);
}

/** The papers a command was given: rows of the tree, or keys, unique ones or as notes write them. */
function givenPapers(service: LibraryService, args: readonly unknown[]): readonly Paper[] {
  const keys = args.flat().filter(arg => typeof arg === 'string');
  return keys.length
    ? keys.flatMap(key => service.library.get(key) ?? service.library.resolve(key).slice(0, 1))
    : papersFromTree(args);
}

const SUGGESTIONS = 20;
const SUGGEST = vscode.CodeActionKind.Refactor.append('citations');

/** What is selected, else the sentence or paragraph at the cursor; `undefined` where there is no text. */
function passageAtSelection(
  document: vscode.TextDocument,
  selection: vscode.Selection,
): Pick<Passage, 'text' | 'paragraph'> | undefined {
  const selected = document.getText(selection).trim();
  if (selected) return { text: selected, paragraph: selected };
  const lineAt = (line: number) => (line >= 0 && line < document.lineCount ? document.lineAt(line).text : undefined);
  return passageAt(lineAt, selection.active.line, selection.active.character);
}

/** The citation keys in a passage. */
function keysIn(text: string, syntax: NoteSyntax): Set<string> {
  const clusters = flattenClusters(scanCitations(text, syntax));
  return new Set(clusters.flatMap(({ items }) => items.map(({ key }) => key)));
}

function suggestAction(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  if (!document.lineAt(range.start.line).text.trim()) return [];
  const title = vscode.l10n.t('Suggest Citations for This Paragraph');
  const action = new vscode.CodeAction(title, SUGGEST);
  action.command = { command: Command.suggestCitations, title };
  return [action];
}

/** Search Papers, Insert Citation and Insert Summary: one list, three things to do with what was found. */
export function registerInsertCommands(services: InsertServices): vscode.Disposable {
  const { service, editors, picker, recent, log } = services;

  /** One place where what goes wrong on the way becomes a sentence. */
  const command = (id: string, run: (args: readonly unknown[]) => Promise<void>) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        await run(args);
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void showError(error);
      }
    });

  const insertion = (
    id: string,
    options: PickOptions,
    insert: (services: InsertServices, papers: readonly Paper[]) => Promise<void>,
  ) =>
    command(id, async args => {
      if (args.length) await service.whenReady();
      const given = givenPapers(service, args);
      if (given.length) {
        recent.use(given.map(paper => paper.key));
        return insert(services, given);
      }
      const editor = editors.active;
      const cited = editor && papersCitedAt(services, editor.document, editor.selection.active);
      const picked = await picker.pick(cited?.size ? { ...options, cited } : options);
      if (picked) await carryOut(services, picked, () => insert(services, picked.papers));
    });

  const suggestCitations = command(Command.suggestCitations, async () => {
    const editor = await editors.forInsertion();
    if (!editor) return;
    const { document, selection } = editor;
    const passage = passageAtSelection(document, selection);
    if (!passage) {
      void showInformation(vscode.l10n.t('There is no text at the cursor to suggest citations for.'));
      return;
    }
    // the command may be what starts the extension
    await service.whenReady();
    const hits = service.suggest(passage.text, SUGGESTIONS);
    const keys = keysIn(passage.paragraph, services.notation.syntaxOf(document));
    const cited = hits.filter(({ paper }) => keys.has(paper.citationKey)).map(({ paper }) => paper.key);
    const picked = await picker.pick({
      title: vscode.l10n.t('Suggest Citations for This Paragraph'),
      placeholder: vscode.l10n.t('Check the papers to cite here, or search for others'),
      canSelectMany: true,
      offered: {
        heading: vscode.l10n.t('suggested'),
        papers: hits,
      },
      cited: new Set(cited),
    });
    if (!picked) return;
    // what was selected is what the papers support: they go behind it
    editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end));
    await carryOut(services, picked, () => insertCitation(services, picked.papers));
  });

  const relatedPapers = command(Command.relatedPapers, async args => {
    await service.whenReady();
    const [paper] = givenPapers(service, args);
    if (!paper) return;
    const picked = await picker.pick({
      title: vscode.l10n.t('Related to "{0}"', titleForMessage(paper)),
      placeholder: vscode.l10n.t('Enter opens the paper'),
      canSelectMany: false,
      offered: { heading: vscode.l10n.t('related'), papers: service.related(paper, SUGGESTIONS) },
    });
    if (picked) await carryOut(services, picked, () => openPapers(picked.papers));
  });

  return vscode.Disposable.from(
    suggestCitations,
    relatedPapers,
    vscode.languages.registerCodeActionsProvider(
      NOTE_LANGUAGES.map(language => ({ language })),
      { provideCodeActions: suggestAction },
      { providedCodeActionKinds: [SUGGEST] },
    ),
    command(Command.searchPapers, async () => {
      const inNote = editors.active !== undefined;
      const picked = await picker.pick({
        title: vscode.l10n.t('Search Papers'),
        placeholder: inNote
          ? vscode.l10n.t('Title, author, year or what it is about. Enter cites the paper in your note')
          : vscode.l10n.t('Title, author, year or what it is about. Enter opens the paper'),
        canSelectMany: false,
      });
      if (!picked) return;
      await carryOut(services, picked, () =>
        inNote ? insertCitation(services, picked.papers) : openPapers(picked.papers),
      );
    }),
    insertion(
      Command.insertCitation,
      {
        title: vscode.l10n.t('Insert Citation'),
        placeholder: vscode.l10n.t('Check papers for one citation, or press Enter for the one in focus'),
        canSelectMany: true,
      },
      insertCitation,
    ),
    insertion(
      Command.insertSummary,
      {
        title: vscode.l10n.t('Insert Summary'),
        placeholder: vscode.l10n.t('Check papers to sum up, or press Enter for the one in focus'),
        canSelectMany: true,
      },
      insertSummary,
    ),
  );
}
