import * as vscode from 'vscode';
import type { NoteSyntax } from '../../core/citations/syntax/citationCluster';
import {
  isMarkdownLike,
  noteSyntaxFor,
  PROJECT_GLOB,
  PROJECT_MARKS,
  type NoteProject,
} from '../../core/citations/syntax/noteSyntax';
import { syntaxOfFile } from '../../core/notes/index/noteFiles';
import { notebookOf } from '../notes/noteDocuments';

/** What of a document tells its notation; it need not be open. */
type Notated = Pick<vscode.TextDocument, 'uri' | 'languageId'>;

/** What is known of a folder by itself, not of those around it. */
type FolderKind = NoteProject | 'none';

/**
 * Tells in which notation a note cites: by its language, and by the nearest project around it, up to the workspace folder
 * (`_quarto.yml`, `myst.yml`). Folders are looked at once, when a note in them is first asked for, and then watched.
 */
export class NoteNotation implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly #folders = new Map<string, FolderKind>();
  readonly #looks = new Map<string, Promise<void>>();
  /** The nearest project around folders whose notes have no editor. */
  readonly #projects = new Map<string, Promise<NoteProject | undefined>>();
  /** This folder turned out to be a project, or is none any more: what was told of notes below it may hold no longer. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(PROJECT_GLOB, false, true, false);
    const again = (mark: vscode.Uri) => {
      const folder = vscode.Uri.joinPath(mark, '..');
      this.#looks.delete(folder.toString());
      this.#projects.clear();
      void this.#look(folder);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidCreate(again),
      watcher.onDidDelete(again),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#projects.clear()),
    );
  }

  /** The notation by what is known now; what is not known yet is looked up, and `onDidChange` tells where it differs. */
  syntaxOf(document: Notated): NoteSyntax {
    const folders = foldersOf(document);
    for (const folder of folders) if (!this.#folders.has(folder.toString())) void this.#look(folder);
    return noteSyntaxFor(document.languageId, document.uri.path, this.#nearest(folders));
  }

  /** The notation once all folders around the document have been looked at. Never rejects. */
  async whenKnown(document: Notated): Promise<NoteSyntax> {
    await Promise.all(foldersOf(document).map(folder => this.#look(folder)));
    return this.syntaxOf(document);
  }

  /** The notation of a file that need not be open; `undefined` where it is no note. Never rejects. */
  async syntaxOfUri(uri: vscode.Uri): Promise<NoteSyntax | undefined> {
    const syntax = syntaxOfFile(uri.path);
    if (syntax !== 'pandoc') return syntax;
    const folder = vscode.Uri.joinPath(uri, '..').toString();
    const project = this.#projects.get(folder) ?? this.#projectAround(uri);
    this.#projects.set(folder, project);
    return syntaxOfFile(uri.path, await project);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #projectAround(uri: vscode.Uri): Promise<NoteProject | undefined> {
    const folders = foldersAround(uri);
    await Promise.all(folders.map(folder => this.#look(folder)));
    return this.#nearest(folders);
  }

  /** By what is known of the folders now. */
  #nearest(folders: readonly vscode.Uri[]): NoteProject | undefined {
    for (const folder of folders) {
      const kind = this.#folders.get(folder.toString());
      if (kind !== undefined && kind !== 'none') return kind;
    }
    return undefined;
  }

  #look(folder: vscode.Uri): Promise<void> {
    const id = folder.toString();
    const running = this.#looks.get(id);
    if (running) return running;
    const look: Promise<void> = kindOf(folder).then(kind => {
      const latest = this.#looks.get(id);
      if (latest !== look) return latest;
      const before = this.#folders.get(id) ?? 'none';
      this.#folders.set(id, kind);
      if (kind !== before) this.#changed.fire(folder);
      return undefined;
    });
    this.#looks.set(id, look);
    return look;
  }
}

/** The folders whose project may be the document's, the nearest first; none where its language alone decides. */
function foldersOf(document: Notated): vscode.Uri[] {
  return isMarkdownLike(document.languageId) ? foldersAround((notebookOf(document) ?? document).uri) : [];
}

/** The folders around a note, up to its workspace folder, the nearest first. */
function foldersAround(uri: vscode.Uri): vscode.Uri[] {
  const own = vscode.Uri.joinPath(uri, '..');
  const home = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (uri.scheme === 'untitled') return vscode.workspace.workspaceFolders?.slice(0, 1).map(folder => folder.uri) ?? [];
  if (!home) return [own];
  const depth = own.path.slice(home.path.length).split('/').filter(Boolean).length;
  return Array.from({ length: depth + 1 }, (_, up) => vscode.Uri.joinPath(own, ...Array<string>(up).fill('..')));
}

async function kindOf(folder: vscode.Uri): Promise<FolderKind> {
  const isThere = (file: string) =>
    vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, file)).then(
      () => true,
      () => false,
    );
  const found = await Promise.all(PROJECT_MARKS.map(({ file }) => isThere(file)));
  return PROJECT_MARKS[found.indexOf(true)]?.project ?? 'none';
}
