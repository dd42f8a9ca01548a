import * as vscode from 'vscode';
import { filesOf, findAtMost, parseLibraryEntry } from '../../adapters/libraryEntry';
import { readLibrarySettings } from '../../adapters/settings';
import { isInsideWorkspace } from '../../adapters/workspaceLinks';
import { documentBibliographies } from '../../core/citations/bibliography/documentBibliographies';
import { noteSyntaxFor, PROJECT_GLOB } from '../../core/citations/syntax/noteSyntax';
import type { SourceLevel } from '../../core/library/source';
import { projectBibliographies } from '../../core/citations/bibliography/bibliographyPaths';
import { isNoteDocument } from '../citing/noteEditors';

/** A file that the library is to be read from. */
export interface WantedSource {
  readonly uri: vscode.Uri;
  readonly level: SourceLevel;
  /** The note, or the folder with a trailing slash, for which the source holds; `undefined`: everywhere. */
  readonly base: string | undefined;
  /** Found in a folder or by a glob: a file that holds no papers is then not worth a word. */
  readonly isOptional?: boolean;
}

/** An entry that names no file that may be read. */
export interface RefusedEntry {
  readonly entry: string;
  readonly message: string;
}

export interface WantedSources {
  readonly sources: readonly WantedSource[];
  readonly refused: readonly RefusedEntry[];
  /** Sentences about files that are left out because there are too many. */
  readonly notices: readonly string[];
  /** What folders and globs look for. */
  readonly patterns: readonly vscode.RelativePattern[];
}

/** Libraries that people keep in their projects; found without being named. */
export const FOUND_FILES = '**/{*.bib,*.ris,references.json,references.yaml,references.yml}';
/** The most files found by themselves; a workspace with more holds something else than libraries. */
const MOST_FOUND = 200;

function folderBase(uri: vscode.Uri): string {
  const text = uri.toString();
  return text.endsWith('/') ? text : `${text}/`;
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/** `files.exclude` is respected by the search itself; `search.exclude` and packages are left out by this pattern. */
export function excludedFiles(): string {
  const excluded = vscode.workspace.getConfiguration('search').get<Record<string, unknown>>('exclude', {});
  const patterns = Object.entries(excluded).flatMap(([pattern, value]) => (value === true ? [pattern] : []));
  return `{${[...new Set(['**/node_modules/**', ...patterns])].join(',')}}`;
}

/**
 * The file that a path of a `bibliography:` means, which anybody may have written: one file, of the file system that the
 * document is in, and in Restricted Mode only one inside the workspace. `undefined` where it means none.
 * @param folder of the document
 * @throws with a sentence for people where the file may not be read
 */
export async function bibliographyUri(entry: string, folder: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const parsed = parseLibraryEntry(entry, folder);
  if (parsed?.kind !== 'file') return undefined;
  const { scheme, authority } = parsed.uri;
  if (folder && (scheme !== folder.scheme || authority !== folder.authority)) return undefined;
  if (!vscode.workspace.isTrusted && !(await isInsideWorkspace(parsed.uri))) {
    throw new Error(vscode.l10n.t('"{0}" is outside the workspace, which is in Restricted Mode.', entry));
  }
  const { type } = await vscode.workspace.fs.stat(parsed.uri).then(undefined, () => ({ type: vscode.FileType.File }));
  return (type & vscode.FileType.Directory) === 0 ? parsed.uri : undefined;
}

/** Collects wanted files; the first who wants a file decides its level. */
class Collection {
  readonly sources = new Map<string, WantedSource>();
  readonly refused: RefusedEntry[] = [];
  readonly notices: string[] = [];
  readonly patterns: vscode.RelativePattern[] = [];

  /** An entry of the settings: a file, a folder, a glob or a URI. */
  async addEntry(entry: string, folder: vscode.Uri | undefined, level: SourceLevel, base?: string): Promise<void> {
    try {
      const parsed = parseLibraryEntry(entry, folder);
      if (!parsed) return;
      const { uris, limit, pattern } = await filesOf(parsed);
      if (limit !== undefined) {
        this.notices.push(
          vscode.l10n.t('"{0}" names more than {1} files, of which the others are not read.', entry, limit),
        );
      }
      if (pattern) this.patterns.push(pattern);
      for (const uri of uris) this.add({ uri, level, base, isOptional: pattern !== undefined });
    } catch (error) {
      this.#refuse(entry, error);
    }
  }

  /** A path of a `bibliography:`; see {@link bibliographyUri}. */
  async addPath(entry: string, folder: vscode.Uri | undefined, level: SourceLevel, base: string): Promise<void> {
    try {
      const uri = await bibliographyUri(entry, folder);
      if (uri) this.add({ uri, level, base });
    } catch (error) {
      this.#refuse(entry, error);
    }
  }

  #refuse(entry: string, error: unknown): void {
    this.refused.push({ entry, message: error instanceof Error ? error.message : String(error) });
  }

  add(source: WantedSource): void {
    const key = source.uri.toString();
    if (!this.sources.has(key)) this.sources.set(key, source);
  }
}

/** The text of a file, of its editor where it is open; rejects where it cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** The bibliographies that a note names, as they are written. */
export function bibliographiesOf(note: vscode.TextDocument): string[] {
  const syntax = noteSyntaxFor(note.languageId, note.uri.path);
  // LaTeX and Typst name them anywhere, mostly at the end; the others in their front matter
  const isAnywhere = syntax === 'latex' || syntax === 'typst';
  const text = note.getText(isAnywhere ? undefined : new vscode.Range(0, 0, 500, 0));
  return documentBibliographies(text, syntax);
}

/** The bibliographies of the note that is being written. */
async function addNote(wanted: Collection, note: vscode.TextDocument | undefined): Promise<void> {
  if (!note || note.isClosed || !isNoteDocument(note)) return;
  const folder = note.isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : parentOf(note.uri);
  for (const entry of bibliographiesOf(note)) {
    await wanted.addPath(entry, folder, 'note', note.uri.toString());
  }
}

async function addProjects(wanted: Collection, exclude: string): Promise<void> {
  const { uris, limit } = await findAtMost(MOST_FOUND, PROJECT_GLOB, exclude);
  if (limit !== undefined) {
    wanted.notices.push(
      vscode.l10n.t(
        'The workspace has more than {0} Quarto and MyST projects, of which the others are not looked at.',
        limit,
      ),
    );
  }
  for (const uri of uris) {
    if (!vscode.workspace.isTrusted && !(await isInsideWorkspace(uri))) continue;
    const yaml = await readText(uri).catch(() => '');
    const folder = parentOf(uri);
    for (const entry of projectBibliographies(yaml)) {
      await wanted.addPath(entry, folder, 'project', folderBase(folder));
    }
  }
}

/** Relative entries start at the folder that names them; those of a workspace of several folders beside its file. */
async function addSettings(wanted: Collection): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  for (const { uri } of folders) {
    for (const entry of readLibrarySettings(uri).folder) await wanted.addEntry(entry, uri, 'folder', folderBase(uri));
  }
  const { workspaceFile } = vscode.workspace;
  const first = folders[0]?.uri;
  const home = workspaceFile && workspaceFile.scheme !== 'untitled' ? parentOf(workspaceFile) : first;
  const { workspace, user } = readLibrarySettings(first);
  for (const entry of workspace) await wanted.addEntry(entry, home, 'folder');
  for (const entry of user) await wanted.addEntry(entry, first, 'user');
}

async function addFound(wanted: Collection, exclude: string): Promise<void> {
  const { uris, limit } = await findAtMost(MOST_FOUND, FOUND_FILES, exclude);
  if (limit !== undefined) {
    wanted.notices.push(
      vscode.l10n.t(
        'The workspace has more than {0} library files, of which the others are read only where "lectern.libraries" names them.',
        limit,
      ),
    );
  }
  for (const uri of uris) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!vscode.workspace.isTrusted && !(await isInsideWorkspace(uri))) continue;
    wanted.add({ uri, level: 'folder', base: folder && folderBase(folder.uri) });
  }
}

/**
 * All files that the library is to be read from, in order of precedence: of the active note, of its project, of the
 * workspace folders, of the user.
 * @param note the note that was written in last
 */
export async function wantedSources(note: vscode.TextDocument | undefined): Promise<WantedSources> {
  const wanted = new Collection();
  const exclude = excludedFiles();
  await addNote(wanted, note);
  await addProjects(wanted, exclude);
  await addSettings(wanted);
  await addFound(wanted, exclude);
  const { refused, notices, patterns } = wanted;
  return { sources: [...wanted.sources.values()], refused, notices, patterns };
}
