import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';

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
