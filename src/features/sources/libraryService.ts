import * as vscode from 'vscode';
import { inSlices, pause } from '../../adapters/pause';
import type { SourceCache } from '../../adapters/sourceCache';
import { KeyStore } from '../../adapters/keyStore';
import { readSettings } from '../../adapters/settings';
import { parseCitationKeyPattern } from '../../core/library/citationKeyPattern';
import { KeyRegistry } from '../../core/library/keyRegistry';
import { Library } from '../../core/library/library';
import type { Source } from '../../core/library/source';
import type { Paper } from '../../core/paper';
import type { Files, Logger } from '../../core/ports';
import { PaperIndex, type SearchHit, type SearchOptions } from '../../core/search/paperIndex';
import type { FilterFacts } from '../../core/search/filterPapers';
import type { DeclaredTopic } from '../../core/topics/groupPapers';
import type { SearchedTopics } from '../../core/topics/searchedTopics';
import { Setting, SETTINGS } from '../ids';
import type { NoteEditors } from '../citing/noteEditors';
import { ShippedPapers } from './shippedPapers';
import { SourceFile, type SourceFileState } from './sourceFile';
import { Debounced } from '../../adapters/debounced';
import { SourceWatchers } from './sourceWatchers';
import { bibliographiesOf, wantedSources, type RefusedEntry, type WantedSource } from './wantedSources';

/** Where version 0.1 kept the keys that it had given to papers without one. */
const KEYS_STATE = 'generatedKeys';
/** The settings by which other papers, or other keys, may be loaded. */
const LOADING_SETTINGS = [Setting.libraries, Setting.showShippedPapers, Setting.citationKeyPattern];
/** Typing in the front matter is followed once it has been quiet for this long; milliseconds. */
const TYPING = 600;
/** While papers are indexed, the others are told at most so often that more can be found; milliseconds. */
const TELLING = 300;

export interface LibraryServiceOptions {
  readonly extensionUri: vscode.Uri;
  readonly files: Files;
  readonly log: Logger;
  readonly editors: NoteEditors;
  readonly state: vscode.Memento;
  /** The extension's own folder; without it generated keys last for the session. */
  readonly storage?: vscode.Uri;
  /** Readings of earlier sessions; without it each start reads each file. */
  readonly cache?: SourceCache | undefined;
}

/** What is wrong with the pattern of the settings, by which the default's is used. */
function patternProblem(): RefusedEntry[] {
  const { citationKeyPattern } = readSettings();
  const pattern = parseCitationKeyPattern(citationKeyPattern);
  return 'problem' in pattern && citationKeyPattern ? [{ entry: citationKeyPattern, message: pattern.problem }] : [];
}

/** Keeps the library loaded: finds and reads the sources, follows their changes, and tells the others. */
export class LibraryService implements vscode.Disposable {
  readonly library: Library;
  readonly #options: LibraryServiceOptions;
  readonly #keys = new KeyRegistry();
  readonly #keyStore: KeyStore | undefined;
  /** Version of the keys that are stored; `undefined` until those of earlier sessions are known. */
  #keptKeys: number | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #indexed = new vscode.EventEmitter<void>();
  readonly #started = new vscode.EventEmitter<void>();
  /** Loads that have not ended yet. */
  #pending = 0;
  readonly #watchers = new SourceWatchers(
    uri => void this.#reread(uri),
    () => void this.#follow(),
  );
  readonly #typing = new Debounced(TYPING, () => this.#followNote());
  readonly #subscriptions: vscode.Disposable;
  /** The library has other papers, or other problems, than before. */
  readonly onDidChange = this.#changed.event;
  /** A search may find more than before. */
  readonly onDidIndex = this.#indexed.event;
  /** Loading has begun; {@link whenReady} tells its end. */
  readonly onDidStartLoading = this.#started.event;

  #facts: FilterFacts = {};
  #treeTopics: SearchedTopics | undefined;
  #shipped: ShippedPapers | undefined;
  #wanted: readonly WantedSource[] = [];
  #refused: readonly RefusedEntry[] = [];
  #notices: readonly string[] = [];
  #opened: readonly vscode.Uri[] = [];
  /** The note and the bibliographies that it names, as they were followed last. */
  #noteKey = '';
  readonly #sourceFiles = new Map<string, SourceFile>();
  readonly #extras = new Map<string, Source>();
  readonly #index = new PaperIndex(id => this.topicName(id));
  #patterns: readonly vscode.RelativePattern[] = [];
  #loading: Promise<void> = Promise.resolve();
  /** A look for other files that has not begun yet. */
  #following: Promise<void> | undefined;

  constructor(options: LibraryServiceOptions) {
    this.#options = options;
    this.#keyStore = options.storage && new KeyStore(options.storage, options.log);
    this.library = new Library({ keys: this.#keys });
    const reload = () => void this.#follow();
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#indexed,
      this.#started,
      this.#watchers,
      this.#typing,
      vscode.workspace.onDidChangeConfiguration(event => {
        if (LOADING_SETTINGS.some(name => event.affectsConfiguration(`${SETTINGS}.${name}`))) reload();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(reload),
      vscode.workspace.onDidGrantWorkspaceTrust(reload),
      options.editors.onDidChange(() => this.#followNote()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const isHead = contentChanges.some(({ range }) => range.start.line < 60);
        if (isHead && document === options.editors.last) this.#typing.call();
      }),
    );
  }

  /** Topics that sources declare, in their order. */
  get topics(): readonly DeclaredTopic[] {
    return this.#shipped?.topics ?? [];
  }

  /** What is known of each file that papers come from, those of the user; the shipped set is not among them. */
  get sourceFiles(): readonly SourceFileState[] {
    return this.#wanted.flatMap(({ uri, isOptional }) => {
      const state = this.#sourceFiles.get(uri.toString())?.state;
      return !state || (isOptional && state.format === undefined) ? [] : [state];
    });
  }

  /** Entries of the settings, or of a front matter, that name no file that may be read. */
  get refused(): readonly RefusedEntry[] {
    return this.#refused;
  }

  /** Sentences for people about files that are left out because there are too many. */
  get notices(): readonly string[] {
    return this.#notices;
  }

  /** The name under which people know a topic; the id itself where nobody declares a name. */
  topicName(id: string): string {
    return this.topics.find(topic => topic.id === id)?.name ?? id;
  }

  /** Settles when everything asked for so far is loaded and can be searched. */
  whenReady(): Promise<void> {
    return this.#loading;
  }

  search(query: string, limit: number, options?: SearchOptions): SearchHit[] {
    return this.#index.search(query, limit, { ...this.#allFacts(), ...options });
  }

  /**
   * Keys of the papers that meet a query whole; `undefined` for a query that asks for nothing.
   * @param facts in place of those that are known
   */
  matching(query: string, facts?: FilterFacts): Set<string> | undefined {
    return this.#index.matching(query, { ...this.#allFacts(), ...facts });
  }

  /** The topics of the tree, which filters ask about; `undefined` where those that the sources declare are all. */
  get treeTopics(): SearchedTopics | undefined {
    return this.#treeTopics;
  }

  /** Given anew where they have changed. */
  set treeTopics(topics: SearchedTopics | undefined) {
    this.#treeTopics = topics;
    this.#indexed.fire();
  }

  /** What filters may ask about notes and reading; given anew where the answers have changed. */
  set facts(facts: FilterFacts) {
    this.#facts = facts;
    this.#indexed.fire();
  }

  #allFacts(): FilterFacts {
    const topics = this.#treeTopics;
    return { hasPdf: key => this.#hasPdf(key), ...this.#facts, ...(topics && { topicsOf: key => topics.of(key) }) };
  }

  /** Papers about the same subject as one of the library, the most alike first. */
  related(paper: Paper, limit: number): SearchHit[] {
    return this.#index.related(paper, limit);
  }

  /** Papers that best support a passage of a note, best first. */
  suggest(passage: string, limit: number): SearchHit[] {
    return this.#index.suggest(passage, limit);
  }

  /** Finds and reads all sources again, those too that seem not to have changed. */
  reload(): Promise<void> {
    return this.#enqueue(() => this.#loadAll(true));
  }

  /**
   * Loads one more source for this session.
   * @throws with a sentence for people where the file can't be read or holds no papers; nothing has changed then
   */
  open(uri: vscode.Uri): Promise<void> {
    return this.#enqueue(async () => {
      const key = uri.toString();
      const file = this.#sourceFiles.get(key) ?? this.#newFile(uri);
      await file.read(true);
      this.#sourceFiles.set(key, file);
      if (!this.#opened.some(opened => opened.toString() === key)) this.#opened = [...this.#opened, uri];
      await this.#loadAll(false);
    });
  }

  /** Adds a source that is no file, of lowest precedence among the user's, or takes it away. */
  setExtra(name: string, source: Source | undefined): Promise<void> {
    return this.#enqueue(async () => {
      if (source) this.#extras.set(name, source);
      else this.#extras.delete(name);
      await this.#publish();
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** One load at a time, in the order asked for; a failed one does not hold up the next. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    const result = this.#loading.then(work);
    const failed = (error: unknown) => this.#options.log.error(error instanceof Error ? error : String(error));
    this.#loading = result.catch(failed).finally(() => this.#pending--);
    if (this.#pending++ === 0) this.#started.fire();
    return result;
  }

  /** Other files may be wanted than before; of those that are, only the changed ones are read. */
  async #follow(): Promise<void> {
    // one that waits already will see what this one would
    this.#following ??= this.#enqueue(() => {
      this.#following = undefined;
      return this.#loadAll(false);
    }).catch(() => undefined);
    await this.#following;
  }

  /** Looks for files anew only where the note names others: most notes name none, and people change between them often. */
  #followNote(): void {
    if (this.#currentNoteKey() !== this.#noteKey) void this.#follow();
  }

  /** The note that is written and the bibliographies that it names; empty where it names none. */
  #currentNoteKey(): string {
    const { last } = this.#options.editors;
    const named = last && !last.isClosed ? bibliographiesOf(last) : [];
    return named.length ? JSON.stringify([last?.uri.toString(), named]) : '';
  }

  /** One source has changed on disk. */
  async #reread(uri: vscode.Uri): Promise<void> {
    // in Restricted Mode it may have become a link to somewhere else
    if (!vscode.workspace.isTrusted) return this.#follow();
    const work = async () => {
      await this.#sourceFiles.get(uri.toString())?.readOrReport(true);
      await this.#publish();
    };
    await this.#enqueue(work).catch(() => undefined);
  }

  async #loadAll(isFresh: boolean): Promise<void> {
    const { extensionUri, files, log, editors } = this.#options;
    if (!this.#shipped) {
      this.#shipped = await ShippedPapers.load(extensionUri, files, log).catch((error: unknown) => {
        log.error(error instanceof Error ? error : String(error));
        return undefined;
      });
      // they can be searched while slower files are still being read
      await this.#publish();
    }
    this.#noteKey = this.#currentNoteKey();
    const { sources, refused, notices, patterns } = await wantedSources(editors.last);
    for (const notice of notices) if (!this.#notices.includes(notice)) log.warn(notice);
    this.#notices = notices;
    const known = new Set(sources.map(({ uri }) => uri.toString()));
    const opened = this.#opened.filter(uri => !known.has(uri.toString()));
    this.#wanted = [...sources, ...opened.map((uri): WantedSource => ({ uri, level: 'user', base: undefined }))];
    this.#patterns = patterns;
    this.#refused = [...refused, ...patternProblem()];
    await this.#readWanted(isFresh);
    await this.#publish();
  }

  #newFile(uri: vscode.Uri): SourceFile {
    const { files, log, cache } = this.#options;
    return new SourceFile(uri, files, log, cache);
  }

  async #readWanted(isFresh: boolean): Promise<void> {
    const wanted = new Set(this.#wanted.map(({ uri }) => uri.toString()));
    for (const key of this.#sourceFiles.keys()) if (!wanted.has(key)) this.#sourceFiles.delete(key);
    for (const { uri } of this.#wanted) {
      const key = uri.toString();
      const file = this.#sourceFiles.get(key) ?? this.#newFile(uri);
      this.#sourceFiles.set(key, file);
      await file.readOrReport(isFresh);
    }
    this.#watchers.set(
      this.#wanted.map(({ uri }) => uri),
      this.#patterns,
    );
  }

  #sources(): Source[] {
    const own = this.#wanted.flatMap(({ uri, level, base, isOptional }): Source[] => {
      const state = this.#sourceFiles.get(uri.toString())?.state;
      if (isOptional && state?.format === undefined) return [];
      return state ? [{ uri: uri.toString(), records: state.records, problems: state.problems, level, base }] : [];
    });
    const refused = this.#refused.map(({ entry, message }): Source => ({
      uri: entry,
      records: [],
      problems: [{ line: 0, column: 0, message }],
      level: 'user',
    }));
    const shipped = this.#shipped && { ...this.#shipped.source, hidden: this.#hidesShipped(own) };
    return [...own, ...refused, ...this.#extras.values(), ...(shipped ? [shipped] : [])];
  }

  /** With `auto` the shipped set makes room once a source holds a paper that is not in it. */
  #hidesShipped(own: readonly Source[]): boolean {
    const { showShippedPapers } = readSettings();
    if (showShippedPapers !== 'auto') return showShippedPapers === 'never';
    return own.some(({ records }) => records.some(record => !this.#shipped?.has(record)));
  }

  async #publish(): Promise<void> {
    await this.#loadKeys();
    const pattern = parseCitationKeyPattern(readSettings().citationKeyPattern);
    if (!('problem' in pattern)) this.library.pattern = pattern;
    await inSlices(this.library.setSourcesInSteps(this.#sources()));
    await inSlices(this.#index.setPapersInSteps(this.library.papers));
    this.#changed.fire();
    this.#keepKeys();
    await pause();
    await inSlices(this.#indexInSteps());
    this.#indexed.fire();
    void this.#prepareForChanges();
  }

  async #prepareForChanges(): Promise<void> {
    for (const file of this.#sourceFiles.values()) {
      const failed = (error: unknown) => this.#options.log.debug('not prepared for changes', String(error));
      await file.prepareForChanges().catch(failed);
    }
  }

  async #loadKeys(): Promise<void> {
    if (this.#keptKeys !== undefined) return;
    await this.#keyStore?.load(this.#keys);
    this.#keptKeys = this.#keys.version;
    // if anything of it is new, it is stored with the keys of this session
    this.#keys.takeUp(this.#options.state.get(KEYS_STATE));
  }

  #keepKeys(): void {
    const { log, state } = this.#options;
    if (!this.#keyStore || this.#keys.version === this.#keptKeys) return;
    this.#keptKeys = this.#keys.version;
    const failed = (error: unknown) => log.warn('generated keys not kept', String(error));
    // what is in the file need not be in the memento any more
    const saved = () => (state.get(KEYS_STATE) === undefined ? undefined : state.update(KEYS_STATE, undefined));
    this.#keyStore.save(this.#keys).then(saved).then(undefined, failed);
  }

  #hasPdf(key: string): boolean {
    return this.library.get(key)?.csl.custom?.files?.some(file => /\.pdf$/i.test(file)) ?? false;
  }

  /** Tells now and then that more can be found, and at once when every paper can be found by its short fields. */
  *#indexInSteps(): Generator<void, void> {
    let told = performance.now();
    let waited = this.#index.waiting.papers > 0;
    while (this.#index.indexNext(0, () => 0)) {
      yield;
      const waits = this.#index.waiting.papers > 0;
      if (waits === waited && performance.now() - told < TELLING) continue;
      this.#indexed.fire();
      told = performance.now();
      waited = waits;
    }
  }
}
