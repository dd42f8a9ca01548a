import * as vscode from 'vscode';
import { authorYear, type Paper } from '../../core/paper';
import { snippet } from '../../core/search/snippet';
import { plainLabel } from '../papers/paperWords';

/** Row buttons, told apart by identity. */
export interface PickButtons {
  readonly insertCitation: vscode.QuickInputButton;
  readonly insertSummary: vscode.QuickInputButton;
  readonly openPaper: vscode.QuickInputButton;
  readonly copyKey: vscode.QuickInputButton;
  readonly copyAs: vscode.QuickInputButton;
}

export interface PaperPickItem extends vscode.QuickPickItem {
  readonly paper?: Paper;
}

/** What a row of the quick pick holds in characters at its usual width; a longer title would push the rest out of sight. */
const ROW_WIDTH = 80;
const DESCRIPTION_WIDTH = 34;

export function createPickButtons(): PickButtons {
  return {
    insertCitation: { iconPath: new vscode.ThemeIcon('quote'), tooltip: vscode.l10n.t('Insert Citation') },
    insertSummary: { iconPath: new vscode.ThemeIcon('list-flat'), tooltip: vscode.l10n.t('Insert Summary') },
    openPaper: { iconPath: new vscode.ThemeIcon('open-preview'), tooltip: vscode.l10n.t('Open Paper') },
    copyKey: { iconPath: new vscode.ThemeIcon('copy'), tooltip: vscode.l10n.t('Copy Citation Key') },
    copyAs: { iconPath: new vscode.ThemeIcon('clippy'), tooltip: vscode.l10n.t('Copy As…') },
  };
}

/** `text` in at most `width` characters, cut between words where that costs little. */
function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = text.slice(0, width - 1);
  const space = head.lastIndexOf(' ');
  return `${(space > width * 0.7 ? head.slice(0, space) : head).trimEnd()}…`;
}

/** Authors, year and the best topic: what tells two similar titles apart. */
function describe(paper: Paper, topicName: (id: string) => string): string {
  const topic = paper.topics[0];
  const parts = [authorYear(paper), topic === undefined ? undefined : topicName(topic)];
  return cut(parts.filter(Boolean).join(' · '), DESCRIPTION_WIDTH);
}

/** Why the row came: the text from where the words matched, of the abstract where they do, else of the summary. */
function detail(paper: Paper, terms: readonly string[]): string {
  const summary = [paper.summary?.line, paper.summary?.paragraph].filter(Boolean).join(' ');
  const found = terms.length
    ? ((paper.abstract && snippet(paper.abstract, terms)) ?? snippet(summary, terms) ?? keywordSnippet(paper, terms))
    : undefined;
  return found ?? paper.summary?.line ?? paper.abstract ?? paper.venue ?? '';
}

function keywordSnippet(paper: Paper, terms: readonly string[]): string | undefined {
  return snippet(paper.keywords.join(' · '), terms);
}

/** @param terms the words through which a search found the paper; empty where nothing was searched */
export function toPickItem(
  paper: Paper,
  terms: readonly string[],
  topicName: (id: string) => string,
  buttons: readonly vscode.QuickInputButton[],
): PaperPickItem {
  const description = describe(paper, topicName);
  const title = paper.title || paper.key;
  return {
    paper,
    label: plainLabel(cut(title, ROW_WIDTH - description.length)),
    description: plainLabel(description),
    detail: plainLabel(detail(paper, terms)),
    buttons,
    alwaysShow: true,
  };
}
