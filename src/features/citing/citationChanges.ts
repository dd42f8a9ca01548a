import * as vscode from 'vscode';
import { paperOrder } from '../../core/citations/paperOrder';
import { changeCluster, type CitationChange, type Refusal } from '../../core/citations/syntax/changeCluster';
import { clusterAt, flattenClusters, type CitationCluster } from '../../core/citations/syntax/citationCluster';
import { scanCitations } from '../../core/citations/syntax/scanCitations';
import type { Paper } from '../../core/paper';
import type { LineEdit } from '../../core/citations/lineEdit';
import type { CitingServices } from './citingContext';

/** About as many lines of the editor as a quick pick hides. */
const COVERED_LINES = 18;

/** The citation in an editor that is being changed; it is found again after each change. */
export class EditedCitation {
  readonly editor: vscode.TextEditor;
  readonly #services: CitingServices;
  readonly #start: number;
  #found: { readonly version: number; readonly cluster: CitationCluster | undefined } | undefined;

  private constructor(services: CitingServices, editor: vscode.TextEditor, start: number) {
    this.#services = services;
    this.editor = editor;
    this.#start = start;
  }

  /** The citation that the caret touches; `undefined` where there is none. */
  static atCaret(services: CitingServices, editor: vscode.TextEditor): EditedCitation | undefined {
    const { document, selection } = editor;
    const clusters = scanCitations(document.getText(), services.notation.syntaxOf(document));
    const cluster = clusterAt(clusters, document.offsetAt(selection.active));
    const isEdited = cluster && cluster.kind !== 'cross-reference';
    return isEdited ? new EditedCitation(services, editor, cluster.start) : undefined;
  }

  /** The citation as it stands now; `undefined` where it is gone. */
  get cluster(): CitationCluster | undefined {
    const { document } = this.editor;
    if (this.#found?.version !== document.version) {
      const clusters = scanCitations(document.getText(), this.#services.notation.syntaxOf(document));
      const cluster = flattenClusters(clusters).find(({ start }) => start === this.#start);
      this.#found = { version: document.version, cluster };
    }
    return this.#found.cluster;
  }

  /** The item that the caret touches, or the first. */
  get itemAtCaret(): number {
    const caret = this.editor.document.offsetAt(this.editor.selection.active);
    const found = this.cluster?.items.findIndex(({ start, end }) => start <= caret && caret <= end) ?? 0;
    return Math.max(found, 0);
  }

  /** The paper that a key of the note names; `undefined` where it names none. */
  paperOf(key: string): Paper | undefined {
    const { library } = this.#services.service;
    return library.resolve(key, this.editor.document.uri.toString())[0] ?? library.resolve(key)[0];
  }

  /** Brings the citation out from under the list, which covers the upper lines of the editor. */
  reveal(): void {
    const { document, visibleRanges } = this.editor;
    const at = document.positionAt(this.#start);
    const top = visibleRanges[0]?.start.line ?? 0;
    const isCovered = at.line - top < COVERED_LINES;
    const how = vscode.TextEditorRevealType[isCovered ? 'InCenter' : 'InCenterIfOutsideViewport'];
    this.editor.revealRange(new vscode.Range(at, at), how);
  }

  /** Why a change cannot be made; `undefined` where it can. */
  refusal(change: CitationChange): Refusal | undefined {
    const found = this.#editFor(change);
    return typeof found === 'string' ? found : undefined;
  }

  /** Whether a change would leave the note as it is. */
  isNeedless(change: CitationChange): boolean {
    const found = this.#editFor(change);
    return typeof found !== 'string' && found.text === '' && found.start === found.end;
  }

  /**
   * Makes a change as one undo.
   * @returns why it was not made; `readOnly` where the editor takes no edit
   */
  async make(change: CitationChange): Promise<Refusal | 'readOnly' | undefined> {
    const edit = this.#editFor(change);
    if (typeof edit === 'string') return edit;
    if (edit.start === edit.end && !edit.text) return undefined;
    const { document } = this.editor;
    const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
    const caret = document.offsetAt(this.editor.selection.active);
    const isDone = await this.editor.edit(builder => builder.replace(range, edit.text));
    if (!isDone) return 'readOnly';
    const at = document.positionAt(caretAfter(caret, edit));
    this.editor.selection = new vscode.Selection(at, at);
    return undefined;
  }

  #editFor(change: CitationChange): LineEdit | Refusal {
    const { cluster } = this;
    if (!cluster) return 'noItem';
    const compare = (by: 'year' | 'author') => paperOrder(by, key => this.paperOf(key));
    return changeCluster(cluster, change, { document: this.editor.document.getText(), compare });
  }
}

/** What stood behind the caret still does; a caret in the replaced text goes to the end of the new one. */
function caretAfter(caret: number, { start, end, text }: LineEdit): number {
  if (caret <= start) return caret;
  return caret >= end ? caret + text.length - (end - start) : start + text.length;
}

/** Why a change was not made, as a sentence. */
export function refusalSentence(refusal: Refusal | 'readOnly'): string {
  switch (refusal) {
    case 'keyOnly':
      return vscode.l10n.t('This form of citation holds a key and nothing else.');
    case 'noteOfLast':
      return vscode.l10n.t('A LaTeX command has one note for all its keys: it belongs to the last paper.');
    case 'prefixOfFirst':
      return vscode.l10n.t('A LaTeX command has one prefix for all its keys: it belongs to the first paper.');
    case 'noPrefix':
      return vscode.l10n.t('There is no place for a prefix here: write it in the sentence.');
    case 'noAuthorForm':
      return vscode.l10n.t('This form of citation cannot leave the author out.');
    case 'firstStays':
      return vscode.l10n.t('The paper named in the sentence stays before those in brackets.');
    case 'oneKey':
      return vscode.l10n.t('This form of citation holds one key.');
    case 'prefixInText':
      return vscode.l10n.t('The prefix of the first paper has no place in the sentence.');
    case 'noTextForm':
      return vscode.l10n.t('This form of citation has no form in the sentence or in brackets.');
    case 'noItem':
      return vscode.l10n.t('The citation is not there any more.');
    case 'readOnly':
      return vscode.l10n.t('The note is read-only: nothing was changed.');
  }
}
