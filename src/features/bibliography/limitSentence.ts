import * as vscode from 'vscode';

/** Says that not all notes were read; nothing where all were. @param limit how many were, where there are more */
export function limitSentence(limit: number | undefined): string[] {
  return limit === undefined
    ? []
    : [vscode.l10n.t('There are more than {0} notes, of which the others were not read.', limit)];
}
