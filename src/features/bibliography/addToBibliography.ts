import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { readSettings } from '../../adapters/settings';
import { addBibliography } from '../../core/citations/bibliography/addBibliography';
import { formatById } from '../../core/citations/citationFormats';
import { findRecordInSteps } from '../../core/citations/bibliography/findRecord';
import type { CslItem } from '../../core/csl';
import { recordFor } from '../../core/formats/write/writeRecords';
import { noteBibliographies } from '../../core/citations/bibliography/bibliographyPaths';
import { frontMatter } from '../../core/text/frontMatter';
import { isLatex } from '../../core/text/noteLanguage';
import { citationFormatFor } from '../citing/insertion';
import type { NoteNotation } from '../citing/noteNotation';
import { Setting, SETTINGS } from '../ids';
import { showInformation } from '../messages';
import type { LibraryService } from '../sources/libraryService';
import { fileName } from '../sources/sourceFile';
import { bibliographiesFor, Projects } from './bibliographiesFor';
import { readBibliography, isWritable, type AddedRecords, type BibliographyFiles } from './bibliographyFiles';
import type { Citing } from './citedPapers';
import { tellConflict } from './conflicts';
import type { BibliographyServices } from './registerBibliography';

/** A status bar message stays so long; milliseconds. */
const SHOWN = 5000;

/** Papers that wait for an answer about one bibliography. */
interface Question {
  readonly waiting: Map<string, CslItem>;
  /** Counts the notifications: an earlier one that goes because the next has come is no answer. */
  shown: number;
}

/** Keeps a document's bibliography complete while citations are inserted; asks first unless told not to. */
export class AddToBibliography {
  readonly #service: LibraryService;
  readonly #notation: NoteNotation;
  readonly #files: BibliographyFiles;
  /** Questions without an answer, by bibliography. */
  readonly #questions = new Map<string, Question>();
  /** `bibliography key` of what was added or declined in this session. */
  readonly #settled = new Set<string>();
  /** Notes without a bibliography that one was offered for, with what they have cited since. */
  readonly #offered = new Map<string, Map<string, CslItem>>();
  #offersForMarkdown = true;

  constructor({ service, notation }: BibliographyServices, files: BibliographyFiles) {
    this.#service = service;
    this.#notation = notation;
    this.#files = files;
  }

  async cited({ document, papers }: Citing): Promise<void> {
    const { addToBibliography: mode } = readSettings(document);
    if (mode === 'never') return;
    const format = citationFormatFor(document, await this.#notation.whenKnown(document));
    // in the other formats the citation explains itself
    if (!formatById(format).beginsWithKey) return;
    const uris = await bibliographiesFor(document.uri, document.getText(), document.languageId);
    const items = papers.map(paper => recordFor(paper.csl, paper.citationKey));
    if (!uris.length) return this.#offerNew(document, items);
    const missing: CslItem[] = [];
    for (const item of items) if (!(await this.#isIn(uris, item))) missing.push(item);
    if (!missing.length) return;
    const target = await firstWritable(uris);
    if (!target) return;
    if (mode === 'always') return this.#add(target, missing, document);
    await this.#ask(target, missing, document);
  }

  /** Whether one of the bibliographies has the key. What the library has read of a file counts while the file is closed. */
  async #isIn(uris: readonly vscode.Uri[], item: CslItem): Promise<boolean> {
    for (const uri of uris) {
      if (this.#settled.has(`${uri.toString()} ${item.id}`)) return true;
      const isOpen = vscode.workspace.textDocuments.some(({ uri: own }) => own.toString() === uri.toString());
      const known = isOpen ? undefined : this.#service.sourceFiles.find(file => file.uri.toString() === uri.toString());
      const records = known?.format ? known.records : (await readBibliography(uri)).records;
      if ((await inSlices(findRecordInSteps(records, item))).state === 'present') return true;
    }
    return false;
  }

  async #ask(target: vscode.Uri, items: readonly CslItem[], document: vscode.TextDocument) {
    const key = target.toString();
    const question = this.#questions.get(key) ?? { waiting: new Map<string, CslItem>(), shown: 0 };
    this.#questions.set(key, question);
    for (const item of items) question.waiting.set(item.id, item);
    const shown = ++question.shown;
    // one text for one paper or many, by which the editor replaces the notification that is there
    const text = vscode.l10n.t('Add the papers that you cite to {0}?', fileName(target));
    const add = vscode.l10n.t('Add');
    const always = vscode.l10n.t('Always Add');
    const never = vscode.l10n.t('Never in This Workspace');
    const choice = await showInformation(text, add, always, never);
    if (choice === undefined && question.shown !== shown) return;
    const waiting = [...question.waiting.values()];
    question.waiting.clear();
    this.#questions.delete(key);
    if (choice === always) await setMode('always', document.uri);
    if (choice === never) await setMode('never', document.uri);
    if (choice === add || choice === always) return this.#add(target, waiting, document);
    for (const { id } of waiting) this.#settled.add(`${key} ${id}`);
  }

  async #add(target: vscode.Uri, items: readonly CslItem[], document: vscode.TextDocument): Promise<void> {
    if (!items.length) return;
    const dialect =
      isLatex(document.languageId) && !/\\addbibresource/.test(document.getText()) ? 'bibtex' : 'biblatex';
    const result = await this.#files.add(target, items, dialect);
    for (const { id } of [...result.added, ...result.present]) this.#settled.add(`${target.toString()} ${id}`);
    tell(target, result, document);
  }

  /**
   * A document without a bibliography is offered one, once a session: a Quarto or R Markdown document, or a Markdown note
   * that has a front matter. A "no" for a Markdown note holds for all: most have no bibliography on purpose.
   */
  async #offerNew(document: vscode.TextDocument, items: readonly CslItem[]): Promise<void> {
    const note = document.uri.toString();
    const earlier = this.#offered.get(note);
    if (earlier) {
      for (const item of items) earlier.set(item.id, item);
      return;
    }
    const isPublished = /\.(?:qmd|rmd)$/i.test(document.uri.path);
    const hasFrontMatter = document.languageId === 'markdown' && frontMatter(document.getText()) !== undefined;
    if (document.isUntitled || !(isPublished || (hasFrontMatter && this.#offersForMarkdown))) return;
    if (!firstBibliography(document, 'x.bib')) return;
    const folder = vscode.Uri.joinPath(document.uri, '..');
    if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false) return;
    // MyST takes up the .bib files of its project by itself
    if ((await new Projects().around(folder))?.kind === 'myst') return;
    const waiting = new Map(items.map(item => [item.id, item]));
    this.#offered.set(note, waiting);
    const name = await bibBeside(folder);
    const accept = name ? vscode.l10n.t('Use {0}', name) : vscode.l10n.t('Create references.bib');
    const decline = vscode.l10n.t('Not for This Note');
    const never = vscode.l10n.t('Never in This Workspace');
    const text = vscode.l10n.t('{0} names no bibliography for the papers it cites.', fileName(document.uri));
    const choice = await showInformation(text, accept, decline, never);
    if (choice === never) await setMode('never', document.uri);
    if (choice !== accept) {
      if (!isPublished) this.#offersForMarkdown = false;
      return;
    }
    const target = vscode.Uri.joinPath(folder, name ?? 'references.bib');
    await this.#add(target, [...waiting.values()], document);
    await nameBibliography(document, name ?? 'references.bib');
    this.#offered.delete(note);
  }
}

async function firstWritable(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  for (const uri of uris) if (await isWritable(uri)) return uri;
  return undefined;
}

/** The bibliography that lies beside a note: the only one, or `references.bib` where there are several. */
async function bibBeside(folder: vscode.Uri): Promise<string | undefined> {
  const found = await vscode.workspace.fs.readDirectory(folder).then(names => names, () => []); // prettier-ignore
  const names = found.map(([name]) => name).filter(name => /\.bib$/i.test(name));
  return names.length === 1 ? names[0] : names.find(name => name === 'references.bib');
}

/** The edit by which a note names its first bibliography; `undefined` where it names one or can't be edited. */
function firstBibliography(document: vscode.TextDocument, path: string) {
  const text = document.getText();
  return noteBibliographies(text).length ? undefined : addBibliography(text, path);
}

/** One edit, and so one undo; the text may have changed since the question was asked. */
async function nameBibliography(document: vscode.TextDocument, path: string): Promise<void> {
  const naming = firstBibliography(document, path);
  if (!naming) return;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(naming.start), document.positionAt(naming.end));
  edit.replace(document.uri, range, naming.text);
  await vscode.workspace.applyEdit(edit);
}

/** Where the setting has a value of the workspace's own, that one is changed, since it would hide the user's. */
async function setMode(mode: 'always' | 'never', scope: vscode.Uri): Promise<void> {
  const config = vscode.workspace.getConfiguration(SETTINGS, scope);
  const hasWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const isOfWorkspace = config.inspect(Setting.addToBibliography)?.workspaceValue !== undefined;
  const target =
    hasWorkspace && (mode === 'never' || isOfWorkspace)
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
  await config.update(Setting.addToBibliography, mode, target);
}

function tell(target: vscode.Uri, { added, conflicts }: AddedRecords, document: vscode.TextDocument): void {
  const name = fileName(target);
  if (added.length) {
    const [first] = added;
    const text =
      added.length === 1 && first
        ? vscode.l10n.t('Added {0} to {1}', first.id, name)
        : vscode.l10n.t('Added {0} entries to {1}', added.length, name);
    vscode.window.setStatusBarMessage(`$(check) ${text.replaceAll('$(', '$\u200b(')}`, SHOWN);
  }
  for (const conflict of conflicts) void tellConflict(target, conflict, document);
}
