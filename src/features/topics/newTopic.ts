import * as vscode from 'vscode';
import { readTopicSettings } from '../../adapters/settings';
import { foldText } from '../../core/text/fold';
import { Setting, SETTINGS } from '../ids';
import { paperCount } from '../papers/paperWords';
import type { TopicService } from './topicService';
import { inputWarning, namesake } from './topicNames';

/** Where a new rule is kept: its own settings where a folder is open, else the user's. */
function rulesTarget(): {
  readonly target: vscode.ConfigurationTarget;
  readonly before: Readonly<Record<string, string>>;
} {
  const known = vscode.workspace.getConfiguration(SETTINGS).inspect<Record<string, string>>(Setting.topics);
  return vscode.workspace.workspaceFolders
    ? { target: vscode.ConfigurationTarget.Workspace, before: known?.workspaceValue ?? {} }
    : { target: vscode.ConfigurationTarget.Global, before: known?.globalValue ?? {} };
}

/** How many papers a search finds, as it is typed. */
function foundMessage(topics: TopicService, query: string): vscode.InputBoxValidationMessage | undefined {
  if (!query.trim()) return undefined;
  const count = topics.count(query.trim());
  if (!count) return inputWarning(vscode.l10n.t('No paper is found by this search.'));
  return { message: paperCount(count), severity: vscode.InputBoxValidationSeverity.Info };
}

/** A rule of that name would be lost; another topic of that name is only hard to tell from it. */
function nameMessage(topics: TopicService, name: string): vscode.InputBoxValidationMessage | undefined {
  const rule = Object.keys(readTopicSettings().topics).find(known => foldText(known) === foldText(name.trim()));
  if (rule !== undefined)
    return {
      message: vscode.l10n.t('There is a topic from a search of this name already. Choose another name.'),
      severity: vscode.InputBoxValidationSeverity.Error,
    };
  return namesake(topics, name) && inputWarning(vscode.l10n.t('There is another topic of this name.'));
}

/** A topic by a search, kept in the settings. */
export async function newTopic(topics: TopicService): Promise<void> {
  const title = vscode.l10n.t('New Topic from Search');
  const query = await vscode.window.showInputBox({
    title: vscode.l10n.t('{0} ({1}/{2})', title, 1, 2),
    prompt: vscode.l10n.t('Search that finds the papers of the topic; it takes the filters of Search Papers'),
    placeHolder: vscode.l10n.t('"heart rate" year:2020-'),
    validateInput: value => foundMessage(topics, value),
  });
  if (!query?.trim()) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('{0} ({1}/{2})', title, 2, 2),
    prompt: vscode.l10n.t('Name of the topic'),
    value: query.trim(),
    validateInput: value => nameMessage(topics, value),
  });
  if (!name?.trim()) return;
  const { target, before } = rulesTarget();
  const section = vscode.workspace.getConfiguration(SETTINGS);
  await section.update(Setting.topics, { ...before, [name.trim()]: query.trim() }, target);
}
