import * as vscode from 'vscode';
import type { CitationChange } from '../../core/citations/syntax/changeCluster';
import type { CitationCluster, CitationItem } from '../../core/citations/syntax/citationCluster';
import { authorYear } from '../../core/paper';
import { plainLabel } from '../papers/paperWords';
import { refusalSentence, type EditedCitation } from './citationChanges';

/** A paper of the citation. */
export interface PaperRow extends vscode.QuickPickItem {
  /** Its place in the citation, from 0. */
  readonly item: number;
}

/** Something to do with the citation or, where it asks for one first, with one of its papers. */
export interface ActionRow extends vscode.QuickPickItem {
  readonly action:
    | 'locator'
    | 'prefix'
    | 'suffix'
    | 'suppressAuthor'
    | 'move'
    | 'remove'
    | 'sortByYear'
    | 'sortByAuthor'
    | 'removeDuplicates'
    | 'add'
    | 'inText';
}

/** Buttons of the rows of papers. */
export interface ItemButtons {
  for(item: number, cluster: CitationCluster): vscode.QuickInputButton[];
  /** What a button does with the paper in whose row it stands; `undefined` for a button that is not one of these. */
  changeOf(button: vscode.QuickInputButton, item: number, cluster: CitationCluster): CitationChange | undefined;
}

export function createItemButtons(): ItemButtons {
  const button = (icon: string, tooltip: string) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip });
  const up = button('arrow-up', vscode.l10n.t('Move Up'));
  const down = button('arrow-down', vscode.l10n.t('Move Down'));
  const remove = button('trash', vscode.l10n.t('Remove'));
  return {
    for: (item, { items }) => [...(item > 0 ? [up] : []), ...(item < items.length - 1 ? [down] : []), remove],
    changeOf: (pressed, item) => {
      if (pressed === up) return { change: 'move', item, to: item - 1 };
      if (pressed === down) return { change: 'move', item, to: item + 1 };
      return pressed === remove ? { change: 'remove', item } : undefined;
    },
  };
}

/** The papers of the citation, each with what stands around its key, much as it will be read. */
export function paperRows(citation: EditedCitation, cluster: CitationCluster, buttons?: ItemButtons): PaperRow[] {
  return cluster.items.map((item, index) => {
    const paper = citation.paperOf(item.key);
    const title = paper ? paper.title : vscode.l10n.t('not in your library');
    const note = item.suppressAuthor ? vscode.l10n.t('author left out') : '';
    return {
      label: plainLabel(asRead(item, (paper && authorYear(paper)) || `@${item.key}`)),
      description: plainLabel([note, title].filter(Boolean).join(' · ')),
      item: index,
      ...(buttons && { buttons: buttons.for(index, cluster) }),
    };
  });
}

/** `see Kim et al. 2025, pp. 33-35 and passim` */
function asRead({ prefix, locator, suffix }: CitationItem, name: string): string {
  const place = locator?.text.replace(/^\{([^]*)\}$/, '$1');
  return `${prefix && `${prefix} `}${name}${place ? `, ${place}` : ''}${/^[\s,.:;]/.test(suffix) ? '' : ' '}${suffix}`.trim();
}

/**
 * What can be done with the citation. Where its notation has no place for something, the row says so.
 * @param item the paper in focus
 */
export function actionRows(citation: EditedCitation, cluster: CitationCluster, item: number): ActionRow[] {
  const { items } = cluster;
  const [only] = items.length === 1 ? items : [];
  const several = items.length > 1;
  const row = (action: ActionRow['action'], label: string, probe: CitationChange, detail?: string): ActionRow => {
    const refusal = items.map((_, i) => citation.refusal('item' in probe ? { ...probe, item: i } : probe));
    const first = refusal.every(Boolean) ? refusal[0] : undefined;
    const description = first ? refusalSentence(first) : detail;
    return { action, label, ...(description && { description: plainLabel(description) }) };
  };
  const suppresses = only?.suppressAuthor ?? false;
  const isInText = cluster.kind === 'in-text';
  const move = { change: 'move', item, to: 0 } as const;
  return [
    row('prefix', vscode.l10n.t('Prefix'), { change: 'prefix', item, value: 'see' }, only?.prefix),
    row('suffix', vscode.l10n.t('Suffix'), { change: 'suffix', item, value: 'x' }, only?.suffix.trim()),
    row(
      'suppressAuthor',
      suppresses
        ? vscode.l10n.t('Name the Author')
        : several
          ? vscode.l10n.t('Suppress or Name the Author')
          : vscode.l10n.t('Suppress the Author'),
      { change: 'suppressAuthor', item, value: !suppresses },
    ),
    row('inText', isInText ? vscode.l10n.t('Put It in Brackets') : vscode.l10n.t('Put It in the Sentence'), {
      change: 'inText',
      value: !isInText,
    }),
    row('add', vscode.l10n.t('Add Papers'), { change: 'add', keys: ['lectern'] }),
    ...(several
      ? [
          row('move', vscode.l10n.t('Move a Paper'), { ...move, to: items.length - 1 }),
          row('sortByYear', vscode.l10n.t('Sort by Year'), { change: 'sort', by: 'year' }),
          row('sortByAuthor', vscode.l10n.t('Sort by Author'), { change: 'sort', by: 'author' }),
        ]
      : []),
    ...(citation.isNeedless({ change: 'removeDuplicates' }) || !several
      ? []
      : [row('removeDuplicates', vscode.l10n.t('Remove Duplicates'), { change: 'removeDuplicates' })]),
    row('remove', several ? vscode.l10n.t('Remove a Paper') : vscode.l10n.t('Remove the Citation'), {
      change: 'remove',
      item,
    }),
  ];
}
