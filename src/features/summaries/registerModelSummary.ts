import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import type { Logger } from '../../core/ports';
import { Command, ContextKey } from '../ids';
import { showError, showInformation } from '../messages';
import type { CitingServices } from '../citing/citingContext';
import type { NoteEditors } from '../citing/noteEditors';
import { papersFromTree } from '../papers/paperCommands';
import type { PaperPicker } from '../picker/paperPicker';

/** What putting a summary into a note asks of the rest. */
export interface SummaryServices extends CitingServices {
  readonly editors: NoteEditors;
}

export interface ModelSummaryServices extends SummaryServices {
  readonly picker: PaperPicker;
  readonly log: Logger;
}

/** The models that the editor offers; none where it knows no language models at all. */
async function chatModels(): Promise<readonly vscode.LanguageModelChat[]> {
  const api: typeof vscode.lm | undefined = vscode.lm;
  return (await api?.selectChatModels?.()) ?? [];
}

/** Summarize with Language Model: offered where the editor has a model; nothing is sent before the person asks for it. */
export function registerModelSummary(services: ModelSummaryServices): vscode.Disposable {
  const { service, picker, log } = services;
  const showWhereOffered = async () => {
    try {
      const has = (await chatModels()).length > 0;
      await vscode.commands.executeCommand('setContext', ContextKey.hasLanguageModel, has);
    } catch (error) {
      log.debug('languageModels', { error: String(error) });
    }
  };

  const choosePaper = async (args: readonly unknown[]): Promise<Paper | undefined> => {
    await service.whenReady();
    const [key] = args;
    if (typeof key === 'string') return service.library.get(key) ?? service.library.resolve(key)[0];
    const [row] = papersFromTree(args);
    if (row) return row;
    const picked = await picker.pick({
      title: vscode.l10n.t('Summarize with Language Model'),
      placeholder: vscode.l10n.t('The paper whose title and abstract are sent to the model'),
      canSelectMany: false,
    });
    return picked?.papers[0];
  };

  const summarize = async (args: readonly unknown[]) => {
    const models = await chatModels();
    if (!models.length) {
      void showInformation(
        vscode.l10n.t('The editor offers no language model. Sign in to one, then run the command again.'),
      );
      return;
    }
    const paper = await choosePaper(args);
    if (!paper) return;
    const { summarizeWithModel } = await import('./summarizeWithModel');
    await summarizeWithModel(paper, services, models);
  };

  void showWhereOffered();
  const api: typeof vscode.lm | undefined = vscode.lm;
  return vscode.Disposable.from(
    api?.onDidChangeChatModels?.(showWhereOffered) ?? new vscode.Disposable(() => undefined),
    vscode.commands.registerCommand(Command.summarizeWithModel, async (...args: unknown[]) => {
      try {
        await summarize(args);
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void showError(error);
      }
    }),
  );
}
