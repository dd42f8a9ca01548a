import * as vscode from 'vscode';
import { readTopicSettings } from '../../adapters/settings';
import { smartTopicOf } from '../../core/notes/use/smartTopics';
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
  type TopicChoices,
} from '../../core/topics/topicChoices';
import { Command, Setting, SETTINGS } from '../ids';
import { showInformation } from '../messages';
import { paperCount, plainLabel } from '../papers/paperWords';
import type { PaperNode } from '../tree/papersTree';
import { newTopic } from './newTopic';
import type { TopicService } from './topicService';
import { inputWarning, namesake } from './topicNames';

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

/** The topics of the rows; a row knows only the id where declared topics are all there is. */
function topicsOf(topics: TopicService, args: readonly unknown[]): TopicGroup[] {
  const all = topics.groups.flatMap(topic => [topic, ...topic.children]);
  return rowsOf(args).flatMap(row => {
    const topic = row.kind === 'group' ? all.find(({ id, origin }) => origin && id === row.group.id) : undefined;
    return topic ? [topic] : [];
  });
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
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.topic;
}

/** The topics of the rows; started from elsewhere, the one that the user picks of those that are `fit`. */
async function wantedTopics(
  topics: TopicService,
  args: readonly unknown[],
  title: string,
  fit: (topic: TopicGroup) => boolean = () => true,
): Promise<TopicGroup[]> {
  const found = topicsOf(topics, args);
  if (found.length) return found;
  const named = topics.groups.filter(topic => topic.origin && fit(topic));
  if (!named.length) {
    void showInformation(vscode.l10n.t('There is no topic for which this can be done.'));
    return [];
  }
  const picked = await pickTopic(named, title, vscode.l10n.t('Select a topic'));
  return picked ? [picked] : [];
}

/** What is done can be undone from the message that says it: the topic itself is out of sight. */
async function setWithUndo(topics: TopicService, choices: TopicChoices, message: string): Promise<void> {
  const before = topics.choices;
  await topics.setChoices(choices);
  const undo = vscode.l10n.t('Undo');
  // the command is done; the message may stand as long as it likes
  void showInformation(message, undo).then(answer => {
    if (answer === undo && topics.choices === choices) return topics.setChoices(before);
    if (answer === undo) return vscode.commands.executeCommand(Command.resetTopicChoices);
    return undefined;
  });
}

type TopicCommand = (topics: TopicService, args: readonly unknown[]) => Promise<void>;

async function rename(topics: TopicService, args: readonly unknown[]): Promise<void> {
  const [topic] = await wantedTopics(topics, args, vscode.l10n.t('Rename Topic'));
  if (!topic) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename Topic'),
    value: topic.name,
    prompt: vscode.l10n.t('New name; leave it empty to restore the original one'),
    validateInput: value =>
      namesake(topics, value, topic) &&
      inputWarning(
        vscode.l10n.t('There is another topic of this name. Merge Topic Into… puts the papers of both together.'),
      ),
  });
  if (name !== undefined) await topics.setChoices(renameTopic(topics.choices, topic.id, name));
}

async function merge(topics: TopicService, args: readonly unknown[]): Promise<void> {
  const title = vscode.l10n.t('Merge Topic Into…');
  const sources = await wantedTopics(topics, args, title);
  const [first] = sources;
  if (!first) return;
  const others = topics.groups.filter(({ id, origin }) => origin && !sources.some(source => source.id === id));
  if (!others.length) {
    void showInformation(vscode.l10n.t('There is no other topic to merge this one into.'));
    return;
  }
  const what = sources.length === 1 ? `"${first.name}"` : vscode.l10n.t('{0} topics', sources.length);
  const into = await pickTopic(others, title, vscode.l10n.t('Select the topic to put the papers of {0} into', what));
  if (!into) return;
  const ids = sources.map(({ id }) => id);
  const message = vscode.l10n.t('Merged {0} into "{1}".', what, into.name);
  await setWithUndo(topics, mergeTopics(topics.choices, ids, into.id), message);
}

async function hide(topics: TopicService, args: readonly unknown[]): Promise<void> {
  const wanted = await wantedTopics(topics, args, vscode.l10n.t('Hide Topic'));
  const [first] = wanted;
  if (!first) return;
  const choices = wanted.reduce((now, { id }) => hideTopic(now, id, true), topics.choices);
  const message =
    wanted.length === 1
      ? vscode.l10n.t('"{0}" is hidden. Reset Topic Choices shows it again.', first.name)
      : vscode.l10n.t('{0} topics are hidden. Reset Topic Choices shows them again.', wanted.length);
  await setWithUndo(topics, choices, message);
}

function pin(title: () => string, isPinned: boolean): TopicCommand {
  return async (topics, args) => {
    const wanted = await wantedTopics(topics, args, title(), topic => topic.isPinned !== isPinned);
    if (wanted.length)
      await topics.setChoices(wanted.reduce((now, { id }) => pinTopic(now, id, isPinned), topics.choices));
  };
}

async function removeFromTopic(topics: TopicService, args: readonly unknown[]): Promise<void> {
  const byTopic = new Map<string, string[]>();
  for (const row of rowsOf(args))
    if (row.kind === 'paper' && row.parent.id && !smartTopicOf(row.parent))
      byTopic.set(row.parent.id, [...(byTopic.get(row.parent.id) ?? []), row.paper.key]);
  for (const [id, keys] of byTopic) await topics.setChoices(setMembers(topics.choices, id, keys, false));
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
    return { label: choiceWords(choice, nameOf), description, choice };
  });
  if (!items.length) {
    void showInformation(vscode.l10n.t('No topic was renamed, merged, pinned or hidden, and no paper moved.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Reset Topic Choices'),
    placeHolder: vscode.l10n.t('Select the choices to take back'),
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
  [Command.pinTopic]: pin(() => vscode.l10n.t('Pin Topic'), true),
  [Command.unpinTopic]: pin(() => vscode.l10n.t('Unpin Topic'), false),
  [Command.hideTopic]: hide,
  [Command.removeFromTopic]: removeFromTopic,
  [Command.newTopic]: newTopic,
  [Command.resetTopicChoices]: reset,
  [Command.regroupTopics]: regroup,
};

/** @param args as VS Code hands them to a command of a tree's menu */
export async function runTopicCommand(command: string, topics: TopicService, args: readonly unknown[]): Promise<void> {
  await RUN[command]?.(topics, args);
}
