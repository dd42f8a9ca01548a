import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import type { Logger } from '../../core/ports';
import type { NoteNotation } from '../citing/noteNotation';
import type { CitationRendering } from '../citing/citationRendering';
import { Setting, SETTINGS } from '../ids';
import type { LibraryService } from '../sources/libraryService';
import { Debounced } from '../../adapters/debounced';

export interface PreviewServices {
  readonly service: LibraryService;
  readonly rendering: CitationRendering;
  readonly notation: NoteNotation;
  readonly log: Logger;
}

/** Changes that come together make the preview render once; milliseconds. */
const QUIET = 150;

/** Citations and references in VS Code's Markdown preview. What renders them is loaded with the first preview. */
export class MarkdownPreview implements vscode.Disposable {
  readonly #services: PreviewServices;
  readonly #refresh = new Debounced(QUIET, refreshPreviews);
  readonly #subscriptions: vscode.Disposable;
  #isInstalled = false;

  constructor(services: PreviewServices) {
    this.#services = services;
    const refresh = () => {
      if (this.#isInstalled) this.#refresh.call();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#refresh,
      services.service.onDidChange(refresh),
      services.rendering.onDidLoad(refresh),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(`${SETTINGS}.${Setting.renderCitations}`)) refresh();
      }),
    );
  }

  /** Puts the plugin into a Markdown engine: at once, or right after what it needs is loaded. */
  extendMarkdownIt(md: MarkdownIt): void {
    const install = async () => {
      const { installCitations } = await import('./installCitations');
      installCitations(md, this.#services, () => this.#refresh.call());
      this.#isInstalled = true;
      // what was rendered in the meantime has no citations yet
      refreshPreviews();
    };
    install().catch((error: unknown) => this.#services.log.error(error instanceof Error ? error : String(error)));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/** Renders the open previews again; nothing happens where there is none. */
function refreshPreviews(): void {
  const isPreview = ({ input }: vscode.Tab) =>
    (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
    input.viewType.includes('markdown.preview');
  if (!vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview))) return;
  // the command is gone where VS Code's Markdown extension is switched off
  vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}
