import * as vscode from 'vscode';
import { oneLine } from '../../core/text/escapeMarkdown';
import { readNoteCitations, syntaxOfText } from '../../core/citations/preview/noteCitations';
import { citedItems } from '../../core/citations/preview/renderedPreview';
import { findRegions, type RegionProblem } from '../../core/citations/region/findRegions';
import {
  insertRegion,
  type RegionContent,
  type RegionEdit,
  updateRegion,
} from '../../core/citations/region/referencesRegion';
import type { NoteSyntax } from '../../core/citations/syntax/citationCluster';
import { isNoteDocument } from '../citing/noteEditors';
import { StyleProblem } from '../../core/citations/csl/cslStyle';
import { DEFAULT_STYLE } from '../../core/citations/csl/shippedStyles';
import { chooseStyle } from '../citing/styleChoice';
import { showInformation, showWarning } from '../messages';
import type { ReferencesServices } from './referencesCommand';
import { keysOfNote } from './noteKeys';

interface References extends RegionContent {
  readonly unknownKeys: readonly string[];
  /** Whether the note cites a paper that is known. */
  readonly hasCitations: boolean;
}

/** The notation of a Markdown note; `undefined` for a note in another language and for what is no note. */
function markdownSyntax({ notation }: ReferencesServices, document: vscode.TextDocument): NoteSyntax | undefined {
  if (!isNoteDocument(document)) return undefined;
  const syntax = notation.syntaxOf(document);
  if (syntax === 'pandoc') return syntaxOfText(document.getText());
  return syntax === 'quarto' || syntax === 'myst' ? syntax : undefined;
}

async function referencesOf(
  { service, rendering }: ReferencesServices,
  document: vscode.TextDocument,
  syntax: NoteSyntax,
): Promise<References> {
  await service.whenReady();
  const note = readNoteCitations(document.getText(), syntax);
  const cited = citedItems(note, keysOfNote(service.library, document.uri.toString()));
  const { references, citations } = await rendering.renderNote(document, cited.clusters, key => cited.itemsOf(key)[0]);
  const unknownKeys = [...new Set(citations.flatMap(citation => citation.unknownKeys))];
  const { name, source } = await chooseStyle(document);
  const style = source instanceof StyleProblem ? DEFAULT_STYLE : styleName(name);
  const hasCitations = citations.some(({ cluster }) => cluster.items.some(({ key }) => !unknownKeys.includes(key)));
  return { references, unknownKeys, style, hasCitations };
}

/** A style's name without the folder or address that it is in. */
function styleName(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/\.csl$/i, '');
}

/** Puts a list of references into the note that is written, or brings the one that it has up to date. */
export async function insertOrUpdateReferences(services: ReferencesServices): Promise<void> {
  // with the focus in a preview there is no active editor
  const editor = vscode.window.activeTextEditor ?? (await services.editors.forInsertion());
  if (!editor) return;
  const syntax = markdownSyntax(services, editor.document);
  if (!syntax) {
    void showInformation(ownListMessage(services.notation.syntaxOf(editor.document)));
    return;
  }
  const { document } = editor;
  const { version } = document;
  const content = await referencesOf(services, document, syntax);
  if (document.version !== version) return insertOrUpdateReferences(services);
  const text = document.getText();
  const update = updateRegion(text, content);
  if (update?.type === 'problem') return reportProblem(document, update.problem);
  if (!update && !content.references.length) {
    void showInformation(nothingMessage(content));
    return;
  }
  const edit =
    update?.type === 'edit'
      ? update.edit
      : update
        ? undefined
        : insertRegion(text, document.offsetAt(editor.selection.active), content);
  if (!edit) vscode.window.setStatusBarMessage(vscode.l10n.t('The references are up to date.'), 5000);
  else if (!(await editor.edit(builder => builder.replace(rangeOf(document, edit), edit.text)))) {
    void showWarning(vscode.l10n.t('The note is read-only: nothing was changed.'));
    return;
  } else if (!update) revealRegion(editor);
  if (content.unknownKeys.length) void showWarning(unknownMessage(content.unknownKeys));
}

/** What brings the list of a note up to date before it is saved. */
export async function editOnSave(
  services: ReferencesServices,
  document: vscode.TextDocument,
): Promise<vscode.TextEdit[]> {
  const syntax = markdownSyntax(services, document);
  if (!syntax || !findRegions(document.getText()).regions.length) return [];
  const { version } = document;
  const content = await referencesOf(services, document, syntax);
  if (document.version !== version) return [];
  // a library that is not there now would empty the list, and nobody would be told
  if (content.unknownKeys.length) {
    services.log.info('references not updated on save: unknown keys');
    return [];
  }
  const update = updateRegion(document.getText(), content);
  if (update?.type === 'problem') services.log.warn(problemMessage(update.problem));
  return update?.type === 'edit' ? [vscode.TextEdit.replace(rangeOf(document, update.edit), update.edit.text)] : [];
}

function rangeOf(document: vscode.TextDocument, { start, end }: RegionEdit): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function revealRegion(editor: vscode.TextEditor): void {
  const { document } = editor;
  const [region] = findRegions(document.getText()).regions;
  const { InCenterIfOutsideViewport } = vscode.TextEditorRevealType;
  if (region) editor.revealRange(rangeOf(document, { ...region, text: '' }), InCenterIfOutsideViewport);
}

async function reportProblem(document: vscode.TextDocument, problem: RegionProblem): Promise<void> {
  const goToLine = vscode.l10n.t('Go to Line');
  if ((await showWarning(problemMessage(problem), goToLine)) !== goToLine) return;
  const place = new vscode.Range(problem.line, 0, problem.line, 0);
  await vscode.window.showTextDocument(document, { selection: place });
}

function problemMessage({ line, reason }: RegionProblem): string {
  const number = line + 1;
  switch (reason) {
    case 'no-end':
      return vscode.l10n.t('The references were left alone: nothing ends the list that begins in line {0}.', number);
    case 'no-start':
      return vscode.l10n.t('The references were left alone: line {0} ends a list that nothing begins.', number);
    case 'nested':
      return vscode.l10n.t('The references were left alone: line {0} begins a list inside another one.', number);
    case 'second':
      return vscode.l10n.t('The references were left alone: line {0} begins a second list.', number);
  }
}

function ownListMessage(syntax: NoteSyntax): string {
  switch (syntax) {
    case 'latex':
      return vscode.l10n.t(
        'LaTeX makes the list of references itself, where \\bibliography or \\printbibliography stands.',
      );
    case 'typst':
      return vscode.l10n.t('Typst makes the list of references itself, where #bibliography stands.');
    case 'restructuredtext':
      return vscode.l10n.t('Sphinx makes the list of references itself, where the bibliography directive stands.');
    default:
      return vscode.l10n.t('Lectern keeps references in Markdown notes only.');
  }
}

function nothingMessage({ unknownKeys, hasCitations, style }: References): string {
  if (hasCitations) return vscode.l10n.t('The style "{0}" has no list of references.', style);
  return unknownKeys.length ? unknownMessage(unknownKeys) : vscode.l10n.t('This note cites no paper yet.');
}

function unknownMessage(keys: readonly string[]): string {
  const [first = '', ...others] = keys.map(oneLine);
  return others.length
    ? vscode.l10n.t('No papers in the library have the keys "{0}" and {1} more.', first, others.length)
    : vscode.l10n.t('No paper in the library has the key "{0}".', first);
}
