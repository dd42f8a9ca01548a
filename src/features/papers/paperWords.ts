import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import type { Grouping, PaperGroup } from '../../core/topics/groupPapers';

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

/** The name of a group of the tree. */
export function groupName(group: PaperGroup, grouping: Grouping): string {
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

/** `1 paper`, `33 papers`. */
export function paperCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 paper') : vscode.l10n.t('{0} papers', count);
}

/** `text` as a one-line label in which no `$(name)` becomes an icon. */
export function plainLabel(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('$(', '$\u200b(');
}

/** A few of the title's words for messages. */
export function titleForMessage(paper: Paper): string {
  const title = plainLabel(paper.title || paper.key);
  return title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title;
}
