import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import { Command } from '../ids';
import { openLink } from './openLink';
import { papersOf, type PaperNode } from '../tree/papersTree';
import { plainLabel } from './paperWords';

function isNode(value: unknown): value is PaperNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/**
 * The papers that a command is about when it starts from the tree: all selected rows where several are, else the row
 * itself; empty where it started elsewhere.
 * @param args as VS Code hands them to a command of a tree's menu: the row, then all selected rows
 */
export function papersFromTree(args: readonly unknown[]): Paper[] {
  const [row, selected] = args;
  if (!isNode(row)) return [];
  const rows = Array.isArray(selected) ? selected.filter(isNode) : [];
  return papersOf(rows.includes(row) ? rows : [row]);
}

/** Copies the keys, one a line. */
export async function copyCitationKeys(papers: readonly Paper[]): Promise<void> {
  await vscode.env.clipboard.writeText(papers.map(paper => paper.citationKey).join('\n'));
  const [first] = papers;
  const message =
    papers.length === 1 && first
      ? vscode.l10n.t('Copied {0}', plainLabel(first.citationKey))
      : vscode.l10n.t('Copied {0} citation keys', papers.length);
  vscode.window.setStatusBarMessage(message, 3000);
}

/** The commands of a paper's row that do not touch a note. */
export function registerPaperCommands(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(Command.copyCitationKey, async (...args: unknown[]) => {
      const papers = papersFromTree(args);
      if (papers.length) await copyCitationKeys(papers);
    }),
    vscode.commands.registerCommand(Command.openLink, async (...args: unknown[]) => {
      for (const paper of papersFromTree(args)) await openLink(paper);
    }),
  );
}
