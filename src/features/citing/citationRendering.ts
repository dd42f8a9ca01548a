import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import type { NoteRenderer, RenderedNote } from '../../core/citations/csl/noteRenderer';
import type { CitationCluster } from '../../core/citations/syntax/citationCluster';
import type { CslItem } from '../../core/csl';
import type { Logger } from '../../core/ports';
import type { NoteRenderers } from './noteRenderers';

/** Gives each note the renderer of its style and language; citeproc and the style are loaded at first use. */
export interface CitationRendering extends vscode.Disposable {
  /**
   * The renderer of a note, by its front matter (`csl`, `lang`), its project's (`_quarto.yml`) or the settings.
   * A style that can't be read is told once, and the default's is used.
   */
  forNote(document: vscode.TextDocument): Promise<NoteRenderer>;
  /**
   * The same at once; `undefined` until it is loaded: loading begins then and {@link onDidLoad} tells its end. Where another
   * style is wanted than before, the one before serves until then.
   */
  forNoteNow(document: vscode.TextDocument): NoteRenderer | undefined;
  /**
   * Renders a note without holding up the extension host, however long it is; the same note is then rendered at once
   * (`rendersQuickly`) by the renderer of {@link forNote}.
   */
  renderNote(
    document: vscode.TextDocument,
    clusters: readonly CitationCluster[],
    itemOf: (key: string) => CslItem | undefined,
  ): Promise<RenderedNote>;
  /** Another renderer is there than before. */
  readonly onDidLoad: vscode.Event<void>;
}

/** @param extensionUri where the styles and locales that ship are */
export function createCitationRendering(services: {
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
}): CitationRendering {
  const didLoad = new vscode.EventEmitter<void>();
  let renderers: NoteRenderers | undefined;
  let loading: Promise<NoteRenderers> | undefined;
  const load = () =>
    (loading ??= import('./noteRenderers').then(module => {
      renderers = new module.NoteRenderers({ ...services, didLoad });
      return renderers;
    }));
  return {
    forNote: async document => (await load()).forNote(document),
    forNoteNow: document => {
      if (renderers) return renderers.forNoteNow(document);
      load()
        .then(loaded => loaded.forNoteNow(document))
        .catch((error: unknown) => services.log.error(`citation rendering did not load: ${String(error)}`));
      return undefined;
    },
    renderNote: async (document, clusters, itemOf) => {
      const renderer = await (await load()).forNote(document);
      await inSlices(renderer.prepareNote(clusters, itemOf));
      return renderer.renderNote(clusters, itemOf);
    },
    onDidLoad: didLoad.event,
    dispose: () => {
      renderers?.dispose();
      didLoad.dispose();
    },
  };
}
