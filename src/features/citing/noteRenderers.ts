import * as vscode from 'vscode';
import { showWarning } from '../messages';
import { inSlices } from '../../adapters/pause';
import { noteRendererInSteps } from '../../core/citations/csl/createNoteRenderer';
import { StyleProblem, type CslStyle } from '../../core/citations/csl/cslStyle';
import { localesWanted } from '../../core/citations/csl/engine';
import type { NoteRenderer } from '../../core/citations/csl/noteRenderer';
import { DEFAULT_STYLE } from '../../core/citations/csl/shippedStyles';
import type { Logger } from '../../core/ports';
import { chooseStyle, namesOfNote, type StyleChoice } from './styleChoice';
import { StyleFiles } from './styleFiles';

/** More notes than this are not kept ready. */
const MOST_NOTES = 8;

interface ReadyNote {
  readonly document: vscode.TextDocument;
  readonly style: CslStyle;
  readonly language: string | undefined;
  readonly renderer: NoteRenderer;
  /** What the note said of style and language. */
  readonly names: string;
}

/** Keeps a renderer for each note that was rendered lately. */
export class NoteRenderers implements vscode.Disposable {
  readonly #files: StyleFiles;
  readonly #didLoad: vscode.EventEmitter<void>;
  readonly #log: Logger;
  readonly #subscriptions: vscode.Disposable;
  readonly #ready = new Map<string, ReadyNote>();
  readonly #loading = new Map<string, Promise<NoteRenderer>>();
  readonly #told = new Set<string>();

  constructor(services: { extensionUri: vscode.Uri; log: Logger; didLoad: vscode.EventEmitter<void> }) {
    this.#files = new StyleFiles(services.extensionUri);
    this.#didLoad = services.didLoad;
    this.#log = services.log;
    const projects = vscode.workspace.createFileSystemWatcher('**/_quarto.{yml,yaml}');
    const again = () => this.#loadAgain();
    this.#subscriptions = vscode.Disposable.from(
      this.#files,
      this.#files.onDidChange(() => {
        this.#told.clear();
        again();
      }),
      projects,
      projects.onDidChange(again),
      projects.onDidCreate(again),
      projects.onDidDelete(again),
      vscode.workspace.onDidGrantWorkspaceTrust(again),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#ready.delete(uri.toString())),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('lectern.citationStyle') || event.affectsConfiguration('lectern.citationLocale'))
          again();
      }),
    );
  }

  /** The renderer for what the note, its project and the settings say now. */
  async forNote(document: vscode.TextDocument): Promise<NoteRenderer> {
    const key = document.uri.toString();
    const names = JSON.stringify(namesOfNote(document));
    const ready = this.#ready.get(key);
    if (ready?.names === names) return ready.renderer;
    return this.#load(document, names);
  }

  /** The renderer that is ready, while another is loaded where the note names another style now. */
  forNoteNow(document: vscode.TextDocument): NoteRenderer | undefined {
    const ready = this.#ready.get(document.uri.toString());
    const names = JSON.stringify(namesOfNote(document));
    if (ready?.names !== names) {
      this.#load(document, names).catch((error: unknown) => this.#log.error(`no citation style: ${String(error)}`));
    }
    return ready?.renderer;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #load(document: vscode.TextDocument, names: string): Promise<NoteRenderer> {
    const key = `${document.uri.toString()} ${names}`;
    const loading = this.#loading.get(key) ?? this.#loadNow(document, names).finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }

  async #loadNow(document: vscode.TextDocument, names: string): Promise<NoteRenderer> {
    const key = document.uri.toString();
    const choice = await chooseStyle(document);
    const { style, renderer } = await this.#rendererFor(choice, this.#ready.get(key));
    const before = this.#ready.get(key)?.renderer;
    this.#ready.delete(key);
    this.#ready.set(key, { document, style, language: choice.language, renderer, names });
    for (const oldest of this.#ready.keys()) if (this.#ready.size > MOST_NOTES) this.#ready.delete(oldest);
    if (renderer !== before) this.#didLoad.fire();
    return renderer;
  }

  /** A style that citeproc can't work with is found out here. */
  async #rendererFor(
    choice: StyleChoice,
    ready: ReadyNote | undefined,
  ): Promise<{ style: CslStyle; renderer: NoteRenderer }> {
    const { source, language } = choice;
    try {
      if (source instanceof StyleProblem) throw source;
      return await this.#create(await this.#files.style(source), language, ready);
    } catch (error) {
      if (!(error instanceof StyleProblem)) this.#log.error(`citation style: ${String(error)}`);
      this.#tell(choice, error instanceof Error ? error.message : String(error));
      return this.#create(await this.#files.style({ id: DEFAULT_STYLE }), language, ready);
    }
  }

  async #create(
    style: CslStyle,
    language: string | undefined,
    ready: ReadyNote | undefined,
  ): Promise<{ style: CslStyle; renderer: NoteRenderer }> {
    if (ready?.style.root === style.root && ready.language === language) return ready;
    const locales = await this.#files.locales(localesWanted(style, language));
    return { style, renderer: await inSlices(noteRendererInSteps({ style, locales, language })) };
  }

  #loadAgain(): void {
    for (const { document, names } of this.#ready.values()) {
      this.#loadNow(document, names).catch((error: unknown) => this.#log.error(`no citation style: ${String(error)}`));
    }
  }

  #tell({ name, source }: StyleChoice, reason: string): void {
    const message = vscode.l10n.t('The citation style "{0}" can\'t be used: {1}. APA is used instead.', name, reason);
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#log.warn(message);
    const open = vscode.l10n.t('Open File');
    const uri = 'uri' in source ? source.uri : undefined;
    void showWarning(message, ...(uri ? [open] : [])).then(pressed => {
      if (pressed === open && uri) void vscode.commands.executeCommand('vscode.open', uri);
    });
  }
}
