import * as vscode from 'vscode';
import type { CitationChange } from '../../core/citations/syntax/changeCluster';
import type { CitationCluster } from '../../core/citations/syntax/citationCluster';
import { parseChange } from '../../core/citations/syntax/parseChange';
import { authorYear } from '../../core/paper';
import type { CitedPapers } from '../bibliography/citedPapers';
import { showInformation } from '../messages';
import { plainLabel, titleForMessage } from '../papers/paperWords';
import type { PaperPicker } from '../picker/paperPicker';
import { EditedCitation, refusalSentence } from './citationChanges';
import type { CitingServices } from './citingContext';
import { actionRows, createItemButtons, paperRows, type ActionRow, type PaperRow } from './citationRows';
import { locatorStep } from './locatorStep';
import type { NoteEditors } from './noteEditors';
import { pickStep, separator, textStep, type LeftStep } from './quickSteps';

export interface EditServices extends CitingServices {
  readonly editors: NoteEditors;
  readonly picker: PaperPicker;
  /** Told of what was cited. */
  readonly cited: CitedPapers;
}

/** What a person chose in the list of what can be changed. */
type Choice =
  | { readonly ask: ActionRow['action']; readonly item?: number }
  /** Made at once, by a button of a row. */
  | { readonly make: CitationChange };

/**
 * Edits the citation at the caret: with a change given it is made at once, else the person chooses, until Escape.
 * @param given a `CitationChange`; its `item` may be left out for the paper at the caret
 */
export async function editCitation(services: EditServices, given: unknown): Promise<void> {
  const editor = services.editors.active ?? vscode.window.activeTextEditor;
  if (!editor) return;
  await Promise.all([services.notation.whenKnown(editor.document), services.service.whenReady()]);
  const citation = EditedCitation.atCaret(services, editor);
  if (!citation) {
    void showInformation(vscode.l10n.t('There is no citation at the cursor.'));
    return;
  }
  if (given === undefined) return new EditFlow(services, citation).run();
  const change = parseChange(given, citation.itemAtCaret);
  if (!change) throw new Error(vscode.l10n.t('{0} is no change of a citation.', JSON.stringify(given)));
  const refusal = await citation.make(change);
  if (refusal) void showInformation(refusalSentence(refusal));
}

class EditFlow {
  readonly #services: EditServices;
  readonly #citation: EditedCitation;
  readonly #buttons = createItemButtons();
  /** The paper that has the focus in the list. */
  #item: number;

  constructor(services: EditServices, citation: EditedCitation) {
    this.#services = services;
    this.#citation = citation;
    this.#item = citation.itemAtCaret;
  }

  async run(): Promise<void> {
    this.#citation.reveal();
    for (let { cluster } = this.#citation; cluster; { cluster } = this.#citation) {
      const choice = await this.#choose(cluster);
      if (typeof choice === 'string') return;
      const answer = 'make' in choice ? choice.make : await this.#ask(cluster, choice.ask, choice.item);
      if (answer === 'escape') return;
      if (answer !== 'back' && answer !== undefined) await this.#make(answer);
    }
  }

  async #make(change: CitationChange): Promise<void> {
    const refusal = await this.#citation.make(change);
    if (refusal) void showInformation(refusalSentence(refusal));
    else if (change.change === 'move') this.#item = change.to;
    else if ('item' in change) this.#item = change.item;
  }

  #choose(cluster: CitationCluster): Promise<Choice | LeftStep> {
    const papers = paperRows(this.#citation, cluster, this.#buttons);
    const item = Math.min(this.#item, papers.length - 1);
    return pickStep<PaperRow | ActionRow | vscode.QuickPickItem, Choice>({
      title: vscode.l10n.t('Edit Citation'),
      placeholder: vscode.l10n.t('Enter sets the page or another locator of the paper'),
      hasBack: false,
      rows: () => [...papers, separator(vscode.l10n.t('change')), ...actionRows(this.#citation, cluster, item)],
      active: row => 'item' in row && row.item === item,
      accept: row => {
        if ('action' in row) return { ask: row.action };
        return { ask: 'locator', item: 'item' in row ? row.item : 0 };
      },
      button: (row, button) => {
        if (!('item' in row)) return undefined;
        const change = this.#buttons.changeOf(button, row.item, cluster);
        return change && { make: change };
      },
    });
  }

  /** Asks what is still open for a change; `undefined` where there is nothing to make. */
  async #ask(
    cluster: CitationCluster,
    action: ActionRow['action'],
    chosen: number | undefined,
  ): Promise<CitationChange | LeftStep | undefined> {
    switch (action) {
      case 'sortByYear':
        return { change: 'sort', by: 'year' };
      case 'sortByAuthor':
        return { change: 'sort', by: 'author' };
      case 'removeDuplicates':
        return { change: 'removeDuplicates' };
      case 'inText':
        return { change: 'inText', value: cluster.kind !== 'in-text' };
      case 'add':
        return this.#addPapers(cluster);
      case 'locator':
      case 'prefix':
      case 'suffix':
      case 'suppressAuthor':
      case 'move':
      case 'remove':
        return this.#askForItem(cluster, action, chosen);
    }
  }

  async #askForItem(
    cluster: CitationCluster,
    action: 'locator' | 'prefix' | 'suffix' | 'suppressAuthor' | 'move' | 'remove',
    chosen: number | undefined,
  ): Promise<CitationChange | LeftStep | undefined> {
    const picked = chosen ?? (await this.#whichPaper(cluster, action));
    if (typeof picked === 'string') return picked;
    const item = picked;
    const found = cluster.items[item];
    if (!found) return undefined;
    this.#item = item;
    const name = this.#nameOf(found.key);
    switch (action) {
      case 'locator': {
        const refusal = this.#citation.refusal({ change: 'locator', item, label: 'page', value: '1' });
        if (!refusal) return locatorStep(vscode.l10n.t('Locator of {0}', name), item, found.locator);
        void showInformation(refusalSentence(refusal));
        return 'back';
      }
      case 'prefix': {
        const prompt = vscode.l10n.t('Text before the citation, such as "see" or "cf."');
        const answer = await textStep(vscode.l10n.t('Prefix of {0}', name), prompt, found.prefix);
        return typeof answer === 'string' ? answer : { change: 'prefix', item, value: answer.text };
      }
      case 'suffix': {
        const prompt = vscode.l10n.t('Text behind the citation, such as "and passim" or ", my translation"');
        const answer = await textStep(vscode.l10n.t('Suffix of {0}', name), prompt, found.suffix.trim());
        return typeof answer === 'string' ? answer : { change: 'suffix', item, value: answer.text };
      }
      case 'suppressAuthor':
        return { change: 'suppressAuthor', item, value: !found.suppressAuthor };
      case 'move':
        return this.#whereTo(cluster, item, name);
      case 'remove':
        return { change: 'remove', item };
    }
  }

  /** The only paper of the citation, else the one that the person picks. */
  async #whichPaper(cluster: CitationCluster, action: ActionRow['action']): Promise<number | LeftStep> {
    if (cluster.items.length === 1) return 0;
    const titles: Partial<Record<ActionRow['action'], string>> = {
      prefix: vscode.l10n.t('Prefix of Which Paper?'),
      suffix: vscode.l10n.t('Suffix of Which Paper?'),
      suppressAuthor: vscode.l10n.t('Author of Which Paper?'),
      move: vscode.l10n.t('Move Which Paper?'),
      remove: vscode.l10n.t('Remove Which Paper?'),
    };
    const answer = await pickStep<PaperRow, { readonly item: number }>({
      title: titles[action] ?? vscode.l10n.t('Edit Citation'),
      placeholder: '',
      hasBack: true,
      rows: () => paperRows(this.#citation, cluster),
      active: row => row.item === this.#item,
      accept: ({ item }) => ({ item }),
    });
    return typeof answer === 'string' ? answer : answer.item;
  }

  /** Asks for the place of a paper among the others. */
  #whereTo(cluster: CitationCluster, item: number, name: string): Promise<CitationChange | LeftStep> {
    const others = cluster.items.filter((_, i) => i !== item);
    const places = others.map(({ key }, i) => ({
      label: vscode.l10n.t('Behind {0}', this.#nameOf(key)),
      to: i + 1,
    }));
    return pickStep<vscode.QuickPickItem & { readonly to: number }, CitationChange>({
      title: vscode.l10n.t('Move {0}', name),
      placeholder: '',
      hasBack: true,
      rows: () => [{ label: vscode.l10n.t('To the Front'), to: 0 }, ...places].filter(({ to }) => to !== item),
      accept: ({ to }) => ({ change: 'move', item, to }),
    });
  }

  async #addPapers(cluster: CitationCluster): Promise<CitationChange | LeftStep> {
    const cited = new Set(cluster.items.flatMap(({ key }) => this.#citation.paperOf(key)?.key ?? []));
    const picked = await this.#services.picker.pick({
      title: vscode.l10n.t('Add Papers to the Citation'),
      placeholder: vscode.l10n.t('Check the papers to add, or press Enter for the one in focus'),
      canSelectMany: true,
      cited,
    });
    if (!picked) return 'escape';
    this.#services.cited.expect(this.#citation.editor.document, picked.papers);
    return { change: 'add', keys: picked.papers.map(paper => paper.citationKey) };
  }

  #nameOf(key: string): string {
    const paper = this.#citation.paperOf(key);
    return plainLabel((paper && (authorYear(paper) ?? titleForMessage(paper))) ?? `@${key}`);
  }
}
