import * as vscode from 'vscode';
import type { CitationChange } from '../../core/citations/syntax/changeCluster';
import type { Locator } from '../../core/citations/syntax/citationCluster';
import { locatorChoices, type LocatorChoice } from '../../core/citations/syntax/locatorChoices';
import { plainLabel } from '../papers/paperWords';
import { pickStep, type LeftStep } from './quickSteps';

interface LocatorRow extends vscode.QuickPickItem {
  readonly choice?: LocatorChoice;
  /** Takes the locator away, or writes what is typed as the suffix. */
  readonly other?: 'remove' | 'suffix';
}

/**
 * Asks for a locator: a number is typed, and the rows say what it may count, pages first.
 * @param item which of the papers, counted from 0
 */
export async function locatorStep(
  title: string,
  item: number,
  current: Locator | undefined,
): Promise<CitationChange | LeftStep> {
  const removal = (): LocatorRow => ({ label: vscode.l10n.t('Remove Locator'), alwaysShow: true, other: 'remove' });
  const rows = (typed: string): LocatorRow[] => {
    const choices = locatorChoices(typed, current?.label).map((choice): LocatorRow => ({
      label: choice.text,
      description: choice.label.replace(/-locator$/, '').replace('-', ' '),
      alwaysShow: true,
      choice,
    }));
    if (!typed.trim() && current) return [removal(), ...choices];
    return choices.length ? choices : [suffixRow(typed.trim())];
  };
  return pickStep<LocatorRow, CitationChange>({
    title,
    placeholder: vscode.l10n.t('A page, such as 33-35, or a term and a number: chap. 2'),
    value: current?.value ?? '',
    hasBack: true,
    isLive: true,
    rows,
    accept: ({ choice, other }, typed) => {
      if (other === 'suffix') return { change: 'suffix', item, value: typed.trim() };
      if (!choice) return { change: 'locator', item, label: 'page', value: '' };
      return choice.value ? { change: 'locator', item, label: choice.label, value: choice.value } : `${choice.text} `;
    },
  });
}

function suffixRow(typed: string): LocatorRow {
  return {
    label: vscode.l10n.t('"{0}" is no locator: a number is missing', plainLabel(typed)),
    detail: vscode.l10n.t('Enter writes it behind the citation as its suffix'),
    alwaysShow: true,
    other: 'suffix',
  };
}
