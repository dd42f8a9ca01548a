import * as vscode from 'vscode';
import type { TableWords } from '../../core/summaries/summarize';
import type { SummaryOrigin } from '../../core/summaries/summaryText';

/** What a summary's table says beside the paper's words, in the reader's language. */
export function tableWords(): TableWords {
  return {
    rows: {
      problem: vscode.l10n.t('Problem'),
      approach: vscode.l10n.t('Approach'),
      data: vscode.l10n.t('Data'),
      result: vscode.l10n.t('Result'),
      code: vscode.l10n.t('Code'),
    },
    empty: vscode.l10n.t('Not stated'),
  };
}

/** Tells where summaries that were inserted come from. */
export function originMessage(origins: readonly (SummaryOrigin | undefined)[]): string {
  const isWritten = origins.includes('written');
  const isExtracted = origins.includes('abstract');
  if (isWritten && isExtracted) return vscode.l10n.t('Inserted written summaries and sentences of abstracts');
  return isWritten
    ? vscode.l10n.t('Inserted the written summary')
    : vscode.l10n.t('Inserted sentences of the abstract');
}
