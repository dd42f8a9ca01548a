import * as vscode from 'vscode';
import { readModelAnswer } from '../../core/summaries/modelPrompt';

/** What is used of `vscode.LanguageModelChat`. */
export type ChatModel = Pick<vscode.LanguageModelChat, 'name' | 'sendRequest'>;

/** Longer answers are cut off, in characters: a summary is asked for. */
const LONGEST = 4000;

/**
 * Asks a language model; the editor asks the person for consent where it has not yet been given.
 * @returns the answer as one paragraph; `undefined` where it was cancelled
 * @throws with one sentence for people
 */
export async function askModel(
  model: ChatModel,
  prompt: string,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  try {
    const message = vscode.LanguageModelChatMessage.User(prompt);
    const justification = vscode.l10n.t('Lectern sends the title and the abstract of the paper that you chose.');
    const response = await model.sendRequest([message], { justification }, token);
    let answer = '';
    for await (const part of response.text) {
      if (token.isCancellationRequested) return undefined;
      answer += part;
      if (answer.length > LONGEST) break;
    }
    const text = readModelAnswer(answer.slice(0, LONGEST));
    if (!text) throw new Error(vscode.l10n.t('{0} gave an empty answer.', model.name));
    return text;
  } catch (error) {
    if (token.isCancellationRequested || error instanceof vscode.CancellationError) return undefined;
    throw new Error(reasonOf(error, model.name), { cause: error });
  }
}

function reasonOf(error: unknown, name: string): string {
  if (!(error instanceof vscode.LanguageModelError)) return error instanceof Error ? error.message : String(error);
  if (error.code === vscode.LanguageModelError.NoPermissions.name)
    return vscode.l10n.t('Lectern was not allowed to use {0}.', name);
  if (error.code === vscode.LanguageModelError.NotFound.name)
    return vscode.l10n.t('{0} is not available any more.', name);
  if (error.code === vscode.LanguageModelError.Blocked.name)
    return vscode.l10n.t('{0} refused the request; its quota may be used up. {1}', name, error.message).trim();
  return vscode.l10n.t('{0} gave no summary: {1}', name, error.message);
}
