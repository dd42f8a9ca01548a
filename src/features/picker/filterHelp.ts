import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import { FILTER_HELP } from '../../core/search/queryFilter';
import { completeTopic } from '../../core/search/topicCompletion';
import type { SearchedTopics } from '../../core/topics/searchedTopics';
import { plainLabel } from '../papers/paperWords';

/** What it takes of the library. */
interface TopicSource {
  readonly treeTopics: SearchedTopics | undefined;
  readonly library: { readonly papers: readonly Paper[] };
  topicName(id: string): string;
}

/** What each filter does, by its id in {@link FILTER_HELP}. */
function meanings(): Readonly<Record<string, string>> {
  return {
    phrase: vscode.l10n.t('these words next to each other'),
    without: vscode.l10n.t('papers without this word'),
    author: vscode.l10n.t('by an author'),
    title: vscode.l10n.t('a word of the title'),
    venue: vscode.l10n.t('in a journal or at a conference'),
    topic: vscode.l10n.t('of a topic; also topic:name'),
    year: vscode.l10n.t('of a year'),
    years: vscode.l10n.t('from one year to another'),
    since: vscode.l10n.t('after a year'),
    type: vscode.l10n.t('of a kind: method, dataset, survey, article-journal …'),
    key: vscode.l10n.t('whose citation key begins so'),
    doi: vscode.l10n.t('with this DOI'),
    has: vscode.l10n.t('that have an abstract, summary, doi, code, pdf or note'),
    is: vscode.l10n.t('cited, or uncited, in the notes of the workspace'),
    reading: vscode.l10n.t('unread, reading or read'),
  };
}

/** A row that explains a filter; choosing it writes its example into the search. */
export interface FilterHelpItem extends vscode.QuickPickItem {
  readonly example: string;
}

/** Typed alone, it shows the filters. */
export const HELP = '?';

/** The row that leads to the filters; last, where one key stroke up from the first row reaches it. */
export function helpRow(): FilterHelpItem {
  return {
    label: `$(question) ${vscode.l10n.t('Search Filters')}`,
    description: 'author: · year:2019..2023 · #topic · "phrase" · -word',
    example: HELP,
    alwaysShow: true,
  };
}

/** A row for each filter, in the order of {@link FILTER_HELP}. */
export function filterHelpItems(): FilterHelpItem[] {
  const means = meanings();
  return FILTER_HELP.map(({ id, example }) => ({
    label: example,
    description: means[id] ?? '',
    example,
    alwaysShow: true,
  }));
}

/** The most topics that are offered while one is typed. */
const MOST_TOPICS = 6;

/** The topics that a filter at the end of the search begins to name; choosing one writes it there. */
export function topicItems(query: string, source: TopicSource): FilterHelpItem[] {
  if (!/#|topic:/i.test(query)) return [];
  const { treeTopics, library } = source;
  const declared = () => new Set(library.papers.flatMap(({ topics }) => topics));
  const names = treeTopics?.names ?? [...declared()].map(id => source.topicName(id));
  return completeTopic(query, names, MOST_TOPICS).map(({ topic, query: example }) => ({
    label: `$(tag) ${plainLabel(topic)}`,
    description: vscode.l10n.t('topic'),
    example,
    alwaysShow: true,
  }));
}
