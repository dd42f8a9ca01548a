import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import { summaryPrompt } from '../../core/summaries/modelPrompt';
import { modelSummary } from '../../core/summaries/modelSummary';
import { citingFor } from '../citing/citingContext';
import { applyEdits, footnoteEdit, placeEdit } from '../citing/insertion';
import { showInformation, showWarning } from '../messages';
import { titleForMessage } from '../papers/paperWords';
import type { SummaryServices } from './registerModelSummary';
import { askModel, type ChatModel } from './modelSummaryRequest';

/** Has a language model sum up a paper and puts the result, marked as the model's, at the cursors of the note. */
export async function summarizeWithModel(
  paper: Paper,
  services: SummaryServices,
  models: readonly ChatModel[],
): Promise<void> {
  const prompt = summaryPrompt(paper, `-----${crypto.randomUUID()}-----`);
  if (!prompt) {
    void showInformation(
      vscode.l10n.t('"{0}" has no abstract for a language model to sum up.', titleForMessage(paper)),
    );
    return;
  }
  const model = await pickModel(models);
  if (!model) return;
  const editor = await services.editors.forInsertion();
  if (!editor) return;
  const summary = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Summarizing with {0}', model.name),
      cancellable: true,
    },
    (_progress, token) => askModel(model, prompt, token),
  );
  if (summary) await insert(services, paper, summary, model.name, editor);
}

async function insert(
  services: SummaryServices,
  paper: Paper,
  summary: string,
  modelName: string,
  editor: vscode.TextEditor,
): Promise<void> {
  const { document } = editor;
  const citation = (await citingFor(services, document)).cite([paper]);
  const { text, unsupported } = modelSummary(
    summary,
    `${paper.title} ${paper.abstract ?? ''}`,
    modelName,
    citation.text,
    document.languageId,
    {
      writtenBy: name => vscode.l10n.t('Summary written by {0}.', name),
      unsupported: numbers => vscode.l10n.t('Not in the abstract: {0}.', numbers),
    },
  );
  const edits = editor.selections.map(selection => placeEdit(document, selection, text, 'inline'));
  const footnotes = footnoteEdit(document, citation, edits);
  if (!(await applyEdits(editor, edits, footnotes ? [footnotes] : []))) {
    void showWarning(vscode.l10n.t('The note could not be changed: nothing was inserted.'));
  } else if (unsupported.length) {
    void showWarning(
      vscode.l10n.t('The summary has numbers that are not in the abstract: {0}', unsupported.join(', ')),
    );
  }
}

/** The only model there is, else the one that the person picks. */
async function pickModel(models: readonly ChatModel[]): Promise<ChatModel | undefined> {
  if (models.length < 2) return models[0];
  const items = models.map(model => ({ label: model.name, model }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Summarize with Language Model'),
    placeHolder: vscode.l10n.t('The title and the abstract of the paper are sent to the model you pick'),
  });
  return picked?.model;
}
