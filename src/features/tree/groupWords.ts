import * as vscode from 'vscode';
import type { NoteGroup } from '../../core/notes/use/noteGroups';
import type { PaperUse } from '../../core/notes/use/paperUse';
import { smartTopicOf, type ReadingState, type SmartTopic } from '../../core/notes/use/smartTopics';
import type { Grouping, PaperGroup } from '../../core/topics/groupPapers';

/** By what the view is grouped: in one of the ways that a library can be, or by what the note in use does. */
export type TreeGrouping = Grouping | 'note';

function smartNames(): Readonly<Record<SmartTopic, string>> {
  return {
    uncitedInDraft: vscode.l10n.t('Uncited in This Draft'),
    citedWithoutNote: vscode.l10n.t('Cited but No Note'),
    notedNeverCited: vscode.l10n.t('Has a Note, Never Cited'),
    unread: vscode.l10n.t('Unread'),
    duplicates: vscode.l10n.t('Duplicates'),
  };
}

function noteNames(): Readonly<Record<string, string>> {
  const names: Readonly<Record<NoteGroup, string>> = {
    citedHere: vscode.l10n.t('Cited Here'),
    notCitedHere: vscode.l10n.t('In the Bibliography, Not Cited'),
    suggestedHere: vscode.l10n.t('Suggested'),
  };
  return names;
}

/** Smart topics have an icon, by which they are told from topics of the same name. */
export function groupIcon(group: PaperGroup): vscode.ThemeIcon | undefined {
  if (smartTopicOf(group)) return new vscode.ThemeIcon('sparkle');
  return isPinned(group) ? new vscode.ThemeIcon('pinned') : undefined;
}

/** Whether the user keeps the topic at the top. */
export function isPinned(group: PaperGroup): boolean {
  return 'isPinned' in group && group.isPinned === true;
}

/** What notes and reader do with a paper, for its row. */
export interface UseWords {
  readonly icon: vscode.ThemeIcon | undefined;
  /** `Cited in 2 notes · has a literature note · read`; empty where there is nothing to say. */
  readonly text: string;
  readonly hasNote: boolean;
}

const READING_ICONS: Readonly<Record<ReadingState, vscode.ThemeIcon>> = {
  unread: new vscode.ThemeIcon('circle-small-filled', new vscode.ThemeColor('charts.blue')),
  reading: new vscode.ThemeIcon('eye'),
  read: new vscode.ThemeIcon('check'),
};

/**
 * @param use `undefined` where no note names the paper
 * @param reading `undefined` where reading is not kept
 */
export function useWords(use: PaperUse | undefined, reading: ReadingState | undefined): UseWords {
  const cited = use?.citingNotes ?? 0;
  const hasNote = (use?.literatureNotes ?? 0) > 0;
  const states: Readonly<Record<ReadingState, string>> = {
    unread: vscode.l10n.t('unread'),
    reading: vscode.l10n.t('reading'),
    read: vscode.l10n.t('read'),
  };
  const parts = [
    cited === 1 ? vscode.l10n.t('cited in 1 note') : cited > 1 ? vscode.l10n.t('cited in {0} notes', cited) : undefined,
    hasNote ? vscode.l10n.t('has a literature note') : undefined,
    reading && states[reading],
  ];
  const icon = hasNote ? new vscode.ThemeIcon('notebook') : cited ? new vscode.ThemeIcon('quote') : undefined;
  return { icon: icon ?? (reading && READING_ICONS[reading]), text: parts.filter(Boolean).join(' · '), hasNote };
}

/** CSL's types as people call them; a type that is not here is shown as it is. */
function typeNames(): Readonly<Record<string, string>> {
  return {
    article: vscode.l10n.t('Preprint'),
    'article-journal': vscode.l10n.t('Journal Article'),
    'article-magazine': vscode.l10n.t('Magazine Article'),
    'article-newspaper': vscode.l10n.t('Newspaper Article'),
    'paper-conference': vscode.l10n.t('Conference Paper'),
    book: vscode.l10n.t('Book'),
    chapter: vscode.l10n.t('Chapter'),
    dataset: vscode.l10n.t('Dataset'),
    document: vscode.l10n.t('Document'),
    report: vscode.l10n.t('Report'),
    software: vscode.l10n.t('Software'),
    thesis: vscode.l10n.t('Thesis'),
    webpage: vscode.l10n.t('Web Page'),
  };
}

/** The name of the papers of no topic: where topics are found from words, those are the ones that are like no others. */
export function noTopicName(groups: readonly PaperGroup[]): string {
  const isAutomatic = groups.some(group => 'origin' in group && group.origin === 'automatic');
  return isAutomatic ? vscode.l10n.t('Other') : vscode.l10n.t('No Topic');
}

/** The name of a group of the tree. */
export function groupName(group: PaperGroup, grouping: TreeGrouping): string {
  const smart = smartTopicOf(group);
  if (smart) return smartNames()[smart];
  if (grouping === 'note') return noteNames()[group.id] ?? group.name;
  if (group.id) return grouping === 'type' ? (typeNames()[group.id] ?? group.name) : group.name;
  switch (grouping) {
    case 'topic':
      return vscode.l10n.t('No Topic');
    case 'year':
      return vscode.l10n.t('Year Unknown');
    case 'author':
      return vscode.l10n.t('Authors Unknown');
    case 'type':
      return vscode.l10n.t('No Type');
  }
}
