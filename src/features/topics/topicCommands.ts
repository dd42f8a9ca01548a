import * as vscode from 'vscode';
import { readTopicSettings } from '../../adapters/settings';
import { ruleId, type TopicGroup } from '../../core/topics/composeTopics';
import {
  hideTopic,
  listChoices,
  mergeTopics,
  pinTopic,
  renameTopic,
  setMembers,
  takeBack,
  type TopicChoice,
} from '../../core/topics/topicChoices';
import { Command, Setting, SETTINGS } from '../ids';
import { showInformation } from '../messages';
import { paperCount, plainLabel } from '../papers/paperWords';
import type { PaperNode } from '../tree/papersTree';
import type { TopicService } from './topicService';

function isNode(value: unknown): value is PaperNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** The rows that a command of the tree's menu is about. */
function rowsOf(args: readonly unknown[]): PaperNode[] {
  const [row, selected] = args;
  if (!isNode(row)) return [];
  const rows = Array.isArray(selected) ? selected.filter(isNode) : [];
  return rows.includes(row) ? rows : [row];
}

function topicsOf(args: readonly unknown[]): TopicGroup[] {
  return rowsOf(args).flatMap(row => (row.kind === 'group' && 'origin' in row.group ? [row.group as TopicGroup] : []));
}

async function pickTopic(
  topics: readonly TopicGroup[],
  title: string,
  placeHolder: string,
): Promise<TopicGroup | undefined> {
  const items = topics.map(topic => ({
    label: plainLabel(topic.name),
    description: paperCount(topic.papers.length),
    topic,
  }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: false }))?.topic;
}

/** The topics of the rows; started from elsewhere, the one that the user picks. */
async function wantedTopics(topics: TopicService, args: readonly unknown[], title: string): Promise<TopicGroup[]> {
  const found = topicsOf(args);
  if (found.length) return found;
  const named = topics.groups.filter(({ origin }) => origin);
  const picked = await pickTopic(named, title, vscode.l10n.t('Topic'));
  return picked ? [picked] : [];
}

type TopicCommand = (topics: TopicService, args: readonly unknown[]) => Promise<void>;

async function rename(topics: TopicService, args: readonly unknown[]): Promise<void> {
  const [topic] = await wantedTopics(topics, args, vscode.l10n.t('Rename Topic'));
  if (!topic) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename Topic'),
    value: topic.name,
    prompt: vscode.l10n.t('Leave it empty to get the first name back.'),
  });
  if (name !== undefined) await topics.setChoices(renameTopic(topics.choices, topic.id, name));
}

async function merge(topics: TopicService, args: readonly unknown[]): Promise<void> {
  const title = vscode.l10n.t('Merge Topic Into…');
  const sources = await wantedTopics(topics, args, title);
  const [first] = sources;
  if (!first) return;
  const others = topics.groups.filter(({ id, origin }) => origin && !sources.some(source => source.id === id));
  const placeHolder = vscode.l10n.t('The papers of "{0}" will stand in the topic picked here', first.name);
  const into = await pickTopic(others, title, placeHolder);
  const ids = sources.map(({ id }) => id);
  if (into) await topics.setChoices(mergeTopics(topics.choices, ids, into.id));
}

function eachTopic(
  title: () => string,
  change: (topics: TopicService, id: string) => TopicService['choices'],
): TopicCommand {
  return async (topics, args) => {
    for (const { id } of await wantedTopics(topics, args, title())) await topics.setChoices(change(topics, id));
  };
}

async function removeFromTopic(topics: TopicService, args: readonly unknown[]): Promise<void> {
  const byTopic = new Map<string, string[]>();
  for (const row of rowsOf(args))
    if (row.kind === 'paper') byTopic.set(row.parent.id, [...(byTopic.get(row.parent.id) ?? []), row.paper.key]);
  for (const [id, keys] of byTopic) await topics.setChoices(setMembers(topics.choices, id, keys, false));
}

/** A topic by a search, kept in the settings. */
async function newTopic(): Promise<void> {
  const title = vscode.l10n.t('New Topic from Search');
  const query = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The search that finds its papers, with the filters of Search Papers'),
    placeHolder: vscode.l10n.t('"heart rate" year:2020-'),
  });
  if (!query?.trim()) return;
  const name = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Name of the topic'),
    value: query.trim(),
  });
  if (!name?.trim()) return;
  const section = vscode.workspace.getConfiguration(SETTINGS);
  const hasFolder = vscode.workspace.workspaceFolders !== undefined;
  const target = hasFolder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const known = section.inspect<Record<string, string>>(Setting.topics);
  const before = hasFolder ? known?.workspaceValue : known?.globalValue;
  await section.update(Setting.topics, { ...before, [name.trim()]: query.trim() }, target);
}

function choiceWords(choice: TopicChoice, nameOf: (id: string) => string): string {
  const name = nameOf(choice.topic);
  switch (choice.kind) {
    case 'name':
      return vscode.l10n.t('Renamed: {0}', name);
    case 'merge':
      return vscode.l10n.t('Merged: {0} into {1}', name, nameOf(choice.into));
    case 'pin':
      return vscode.l10n.t('Pinned: {0}', name);
    case 'hide':
      return vscode.l10n.t('Hidden: {0}', name);
    case 'add':
      return vscode.l10n.t('Added to {0}: {1}', name, paperCount(choice.keys.length));
    case 'remove':
      return vscode.l10n.t('Removed from {0}: {1}', name, paperCount(choice.keys.length));
  }
}

/** Shows every decision; those picked are taken back. */
async function reset(topics: TopicService): Promise<void> {
  const names = new Map(topics.allTopics.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => plainLabel(names.get(id) ?? id.replace(ruleId(''), ''));
  const items = listChoices(topics.choices).map(choice => {
    const description = choice.kind === 'name' ? plainLabel(topics.choices.names[choice.topic] ?? '') : '';
    return { label: choiceWords(choice, nameOf), description, picked: true, choice };
  });
  if (!items.length) {
    void showInformation(vscode.l10n.t('No topic was renamed, merged, pinned or hidden.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Reset Topic Choices'),
    placeHolder: vscode.l10n.t('What is picked is taken back'),
    canPickMany: true,
  });
  if (picked?.length)
    await topics.setChoices(picked.reduce((choices, { choice }) => takeBack(choices, choice), topics.choices));
}

async function regroup(topics: TopicService): Promise<void> {
  if (readTopicSettings().automaticTopics === 'never' || !topics.groups.some(({ origin }) => origin === 'automatic')) {
    const message = vscode.l10n.t(
      'The topics of this library are declared by its sources. The setting lectern.automaticTopics finds others.',
    );
    const open = vscode.l10n.t('Open Settings');
    if ((await showInformation(message, open)) === open)
      await vscode.commands.executeCommand('workbench.action.openSettings', `${SETTINGS}.${Setting.automaticTopics}`);
    return;
  }
  const title = vscode.l10n.t('Grouping papers');
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => topics.regroup());
}

const RUN: Readonly<Record<string, TopicCommand>> = {
  [Command.renameTopic]: rename,
  [Command.mergeTopics]: merge,
  [Command.pinTopic]: eachTopic(
    () => vscode.l10n.t('Pin Topic'),
    ({ choices }, id) => pinTopic(choices, id, true),
  ),
  [Command.unpinTopic]: eachTopic(
    () => vscode.l10n.t('Unpin Topic'),
    ({ choices }, id) => pinTopic(choices, id, false),
  ),
  [Command.hideTopic]: eachTopic(
    () => vscode.l10n.t('Hide Topic'),
    ({ choices }, id) => hideTopic(choices, id, true),
  ),
  [Command.removeFromTopic]: removeFromTopic,
  [Command.newTopic]: newTopic,
  [Command.resetTopicChoices]: reset,
  [Command.regroupTopics]: regroup,
};

/** @param args as VS Code hands them to a command of a tree's menu */
export async function runTopicCommand(command: string, topics: TopicService, args: readonly unknown[]): Promise<void> {
  await RUN[command]?.(topics, args);
}
