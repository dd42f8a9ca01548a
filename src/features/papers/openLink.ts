import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import { showInformation } from '../messages';
import { plainLabel, titleForMessage } from './paperWords';

/** Opens a paper's link in the browser; asks which where it has several. Only http and https come this far. */
export async function openLink(paper: Paper): Promise<void> {
  const [first, ...others] = paper.links;
  if (!first) {
    void showInformation(vscode.l10n.t('"{0}" has no link.', titleForMessage(paper)));
    return;
  }
  const link = others.length
    ? await vscode.window.showQuickPick(
        paper.links.map(({ label, url }) => ({ label: plainLabel(label), description: url, url })),
        { title: vscode.l10n.t('Open Link'), placeHolder: titleForMessage(paper) },
      )
    : first;
  // strict, so that what is percent-encoded in the address stays so
  if (link) await vscode.env.openExternal(vscode.Uri.parse(link.url, true));
}
