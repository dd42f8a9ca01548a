import * as vscode from 'vscode';
import { FOUND_FILES, PROJECT_FILES } from './wantedSources';

/** Programs write a file in several goes, and often delete it first: wait until it has been quiet for this long. */
const QUIET = 200;

/** Collects calls until none has come for a while, then makes one of them. */
export class Debounced implements vscode.Disposable {
  readonly #run: () => void;
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number, run: () => void) {
    this.#milliseconds = milliseconds;
    this.#run = run;
  }

  call(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#run, this.#milliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

/** Tells when a source changes, and when files come or go that would be sources. */
export class SourceWatchers implements vscode.Disposable {
  readonly #files = new Map<string, vscode.Disposable>();
  readonly #shared: vscode.Disposable;
  readonly #onFile: (uri: vscode.Uri) => void;

  /**
   * @param onFile a source has changed, has gone or is there again
   * @param onFound other files than before may be sources
   */
  constructor(onFile: (uri: vscode.Uri) => void, onFound: () => void) {
    this.#onFile = onFile;
    const found = new Debounced(QUIET, onFound);
    const comings = vscode.workspace.createFileSystemWatcher(FOUND_FILES, false, true, false);
    const projects = vscode.workspace.createFileSystemWatcher(PROJECT_FILES);
    const call = () => found.call();
    this.#shared = vscode.Disposable.from(
      found,
      comings,
      comings.onDidCreate(call),
      comings.onDidDelete(call),
      projects,
      projects.onDidCreate(call),
      projects.onDidChange(call),
      projects.onDidDelete(call),
    );
  }

  /** Watches just these files. */
  setFiles(uris: readonly vscode.Uri[]): void {
    const wanted = new Map(uris.map(uri => [uri.toString(), uri]));
    for (const [key, watcher] of this.#files) {
      if (wanted.has(key)) continue;
      watcher.dispose();
      this.#files.delete(key);
    }
    for (const [key, uri] of wanted) if (!this.#files.has(key)) this.#files.set(key, this.#watch(uri));
  }

  dispose(): void {
    this.#shared.dispose();
    vscode.Disposable.from(...this.#files.values()).dispose();
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    // a name may hold what a glob takes for a pattern
    const pattern = name.replace(/[*?[\]{}]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pattern));
    const change = new Debounced(QUIET, () => this.#onFile(uri));
    const call = (changed: vscode.Uri) => {
      if (changed.path === uri.path) change.call();
    };
    return vscode.Disposable.from(
      watcher,
      change,
      watcher.onDidCreate(call),
      watcher.onDidChange(call),
      watcher.onDidDelete(call),
    );
  }
}
