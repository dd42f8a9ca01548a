import * as vscode from 'vscode';
import { Debounced } from '../../adapters/debounced';
import { PROJECT_GLOB } from '../../core/citations/syntax/noteSyntax';
import { FOUND_FILES } from './wantedSources';

/** Programs write a file in several goes, and often delete it first: wait until it has been quiet for this long. */
const QUIET = 100;

/** Lets go of the watchers that are no longer wanted and makes those that are missing. */
function follow(watchers: Map<string, vscode.Disposable>, wanted: ReadonlyMap<string, () => vscode.Disposable>): void {
  for (const [key, watcher] of watchers) {
    if (wanted.has(key)) continue;
    watcher.dispose();
    watchers.delete(key);
  }
  for (const [key, make] of wanted) if (!watchers.has(key)) watchers.set(key, make());
}

/** Tells when a source changes, and when files come or go that would be sources. */
export class SourceWatchers implements vscode.Disposable {
  readonly #files = new Map<string, vscode.Disposable>();
  readonly #patterns = new Map<string, vscode.Disposable>();
  readonly #found: Debounced;
  readonly #shared: vscode.Disposable;
  readonly #onFile: (uri: vscode.Uri) => void;

  /**
   * @param onFile a source has changed, has gone or is there again
   * @param onFound other files than before may be sources
   */
  constructor(onFile: (uri: vscode.Uri) => void, onFound: () => void) {
    this.#onFile = onFile;
    this.#found = new Debounced(QUIET, onFound);
    const found = this.#found;
    const comings = vscode.workspace.createFileSystemWatcher(FOUND_FILES, false, true, false);
    const projects = vscode.workspace.createFileSystemWatcher(PROJECT_GLOB);
    // of a folder that goes, nothing is told of what was in it
    const goings = vscode.workspace.createFileSystemWatcher('**', true, true, false);
    const call = () => found.call();
    const callIfHeld = ({ path }: vscode.Uri) => {
      const held = [...this.#files.keys()].some(file => vscode.Uri.parse(file).path.startsWith(`${path}/`));
      if (held) call();
    };
    this.#shared = vscode.Disposable.from(
      found,
      comings,
      comings.onDidCreate(call),
      comings.onDidDelete(call),
      projects,
      projects.onDidCreate(call),
      projects.onDidChange(call),
      projects.onDidDelete(call),
      goings,
      goings.onDidDelete(callIfHeld),
      vscode.workspace.onDidRenameFiles(call),
    );
  }

  /** Watches just these files, and for files that come or go where the patterns look. */
  set(uris: readonly vscode.Uri[], patterns: readonly vscode.RelativePattern[]): void {
    follow(this.#files, new Map(uris.map(uri => [uri.toString(), () => this.#watch(uri)])));
    const keyOf = ({ baseUri, pattern }: vscode.RelativePattern) => `${baseUri.toString()} ${pattern}`;
    follow(this.#patterns, new Map(patterns.map(pattern => [keyOf(pattern), () => this.#watchPattern(pattern)])));
  }

  dispose(): void {
    this.#shared.dispose();
    vscode.Disposable.from(...this.#files.values(), ...this.#patterns.values()).dispose();
  }

  #watchPattern(pattern: vscode.RelativePattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const call = () => this.#found.call();
    return vscode.Disposable.from(watcher, watcher.onDidCreate(call), watcher.onDidDelete(call));
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    // a name may hold what a glob takes for a pattern
    const pattern = name.replace(/[*?[\]{}]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pattern));
    const change = new Debounced(QUIET, () => this.#onFile(uri));
    const call = (changed: vscode.Uri) => {
      // toString() makes the letters of drives alike
      if (changed.toString() === uri.toString()) change.call();
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
