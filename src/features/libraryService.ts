import * as vscode from 'vscode';
import { readSettings } from '../adapters/settings';
import { resolveLibraryPath } from '../adapters/resolveLibraryPath';
import { readLibrary } from '../core/formats/readLibrary';
import { Library, type Source } from '../core/library/library';
import type { Files, Logger } from '../core/ports';
import { PaperIndex, type SearchHit } from '../core/search/paperIndex';
import type { DeclaredTopic } from '../core/topics/groupPapers';
import { pause } from '../adapters/pause';
import { SETTINGS, Setting } from './ids';

/** The paper set that ships with the extension, and the topics that it declares. */
const SHIPPED_PAPERS = ['media', 'library', 'medical-ai.json'] as const;
const SHIPPED_TOPICS = ['media', 'library', 'topics.json'] as const;

function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** How long indexing may hold up the extension host at a time; milliseconds. */
const SLICE = 10;

/** Keeps the library loaded: reads the sources, follows the settings, and tells the others when something changed. */
export class LibraryService implements vscode.Disposable {
  readonly library = new Library();
  readonly #files: Files;
  readonly #log: Logger;
  readonly #extensionUri: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #indexed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [this.#changed, this.#indexed];
  /** The library has other papers, or other problems, than before. */
  readonly onDidChange = this.#changed.event;
  /** A search may find more than before. */
  readonly onDidIndex = this.#indexed.event;

  #topics: readonly DeclaredTopic[] = [];
  #shipped: Source | undefined;
  #opened: readonly Source[] = [];
  readonly #index = new PaperIndex(id => this.topicName(id));
  #loading: Promise<void> = Promise.resolve();

  constructor(extensionUri: vscode.Uri, files: Files, log: Logger) {
    this.#extensionUri = extensionUri;
    this.#files = files;
    this.#log = log;
    this.#disposables.push(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(`${SETTINGS}.${Setting.libraries}`)) void this.reload();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.reload()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.reload()),
    );
  }

  /** Topics that sources declare, in their order. */
  get topics(): readonly DeclaredTopic[] {
    return this.#topics;
  }

  /** The name under which people know a topic; the id itself where nobody declares a name. */
  topicName(id: string): string {
    return this.#topics.find(topic => topic.id === id)?.name ?? id;
  }

  /** Settles when everything asked for so far is loaded and can be searched. */
  whenReady(): Promise<void> {
    return this.#loading;
  }

  search(query: string, limit: number): SearchHit[] {
    return this.#index.search(query, limit);
  }

  /** Reads all sources again. */
  reload(): Promise<void> {
    return this.#enqueue(async () => {
      this.#shipped ??= await this.#loadShipped();
      const configured = await this.#loadConfigured();
      const opened = await Promise.all(this.#opened.map(source => this.#loadOrReport(vscode.Uri.parse(source.uri))));
      this.#opened = opened;
      await this.#publish(configured);
    });
  }

  /**
   * Loads one more source for this session.
   * @throws with a sentence for people where the file can't be read or holds no papers; nothing has changed then
   */
  open(uri: vscode.Uri): Promise<void> {
    return this.#enqueue(async () => {
      const source = await this.#load(uri);
      this.#opened = [...this.#opened.filter(({ uri: known }) => known !== source.uri), source];
      await this.#publish(this.#configured);
    });
  }

  /**
   * Whether the file holds papers that can be read.
   * @throws with a sentence for people where it does not
   */
  async check(uri: vscode.Uri): Promise<void> {
    await this.#load(uri);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #configured: readonly Source[] = [];

  /** One load at a time, in the order asked for; a failed one does not hold up the next. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    const result = this.#loading.then(work);
    this.#loading = result.catch(() => undefined);
    return result;
  }

  async #publish(configured: readonly Source[]): Promise<void> {
    this.#configured = configured;
    const known = new Set(configured.map(({ uri }) => uri));
    const opened = this.#opened.filter(({ uri }) => !known.has(uri));
    this.library.setSources([...configured, ...opened, ...(this.#shipped ? [this.#shipped] : [])]);
    this.#index.setPapers(this.library.papers);
    this.#changed.fire();
    await pause();
    while (this.#index.indexNext(performance.now() + SLICE, () => performance.now())) await pause();
    this.#indexed.fire();
  }

  async #loadShipped(): Promise<Source | undefined> {
    try {
      const topicsUri = vscode.Uri.joinPath(this.#extensionUri, ...SHIPPED_TOPICS);
      const topics = await this.#files.readFile(topicsUri.toString());
      this.#topics = JSON.parse(new TextDecoder().decode(topics)) as DeclaredTopic[];
      return await this.#load(vscode.Uri.joinPath(this.#extensionUri, ...SHIPPED_PAPERS));
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  async #loadConfigured(): Promise<Source[]> {
    const sources = new Map<string, Source>();
    for (const entry of readSettings().libraries) {
      try {
        for (const uri of await resolveLibraryPath(entry)) {
          const key = uri.toString();
          if (!sources.has(key)) sources.set(key, await this.#loadOrReport(uri));
        }
      } catch (error) {
        sources.set(entry, failed(entry, error));
      }
    }
    return [...sources.values()];
  }

  async #loadOrReport(uri: vscode.Uri): Promise<Source> {
    try {
      return await this.#load(uri);
    } catch (error) {
      this.#log.warn('source not loaded', uri.toString(), String(error));
      return failed(uri.toString(), error);
    }
  }

  async #load(uri: vscode.Uri): Promise<Source> {
    const started = performance.now();
    const bytes = await this.#read(uri);
    const result = readLibrary(fileName(uri), bytes);
    if (result.format === undefined) throw new Error(result.message);
    const { records, problems } = result.reading;
    const milliseconds = Math.round(performance.now() - started);
    this.#log.info(
      `${uri.toString()}: ${result.format}, ${records.length} papers, ${problems.length} problems, ${milliseconds} ms`,
    );
    return { uri: uri.toString(), records, problems };
  }

  async #read(uri: vscode.Uri): Promise<Uint8Array> {
    try {
      return await this.#files.readFile(uri.toString());
    } catch (error) {
      this.#log.warn('read failed', uri.toString(), String(error));
      const message = vscode.l10n.t(
        "{0} can't be read: there is no such file, or it is not open to you.",
        fileName(uri),
      );
      throw new Error(message, { cause: error });
    }
  }
}

/** A source that could not be read: no papers, one problem. */
function failed(uri: string, error: unknown): Source {
  const message = error instanceof Error ? error.message : String(error);
  return { uri, records: [], problems: [{ line: 0, column: 0, message }] };
}
