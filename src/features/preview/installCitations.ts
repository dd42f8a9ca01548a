import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { readSettings } from '../../adapters/settings';
import { createBuiltInRenderer } from '../../core/citations/csl/builtInRenderer';
import { citationsPlugin } from '../../core/citations/preview/citationsPlugin';
import { PAGE_SCHEME } from '../ids';
import type { PreviewServices } from './markdownPreview';
import { keysOfNote } from './noteKeys';

/** The note that VS Code hands to its renderer; `undefined` where it renders a text that is no document. */
function noteIn(env: unknown): vscode.Uri | undefined {
  const { currentDocument } = (env ?? {}) as { readonly currentDocument?: unknown };
  return currentDocument instanceof vscode.Uri ? currentDocument : undefined;
}

/**
 * Makes a Markdown engine of VS Code render citations by the papers of the library.
 * @param refresh renders the open previews again
 */
export function installCitations(
  md: MarkdownIt,
  { service, rendering, log }: PreviewServices,
  refresh: () => void,
): void {
  const failed = (error: unknown) => log.error(error instanceof Error ? error : String(error));
  const builtIn = createBuiltInRenderer();
  let isLoaded = false;
  void service.whenReady().then(() => {
    isLoaded = true;
    refresh();
  });
  citationsPlugin(md, {
    words: {
      unknownKey: key => vscode.l10n.t('No paper in the library has the key "{0}".', key),
      ambiguousKey: key => vscode.l10n.t('"{0}" stands for several papers.', key),
      backToCitation: (number, count) =>
        count > 1 ? vscode.l10n.t('Back to citation {0} of {1}', number, count) : vscode.l10n.t('Back to the citation'),
      backToNote: number => vscode.l10n.t('Back to note {0}', number),
      backToText: () => vscode.l10n.t('Back to the text'),
    },
    isEnabled: () => readSettings().renderCitations,
    noteOf: env => {
      const uri = noteIn(env);
      // while papers are read no key can be called unknown; the preview is rendered again then
      if (!isLoaded || uri?.scheme === PAGE_SCHEME) return undefined;
      const address = uri?.toString();
      const document = vscode.workspace.textDocuments.find(({ uri: of }) => of.toString() === address);
      const renderer = document && rendering.forNoteNow(document);
      return { renderer: renderer ?? builtIn, keys: keysOfNote(service.library, address) };
    },
    fallback: builtIn,
    later: steps => void inSlices(steps).then(refresh, failed),
    failed,
  });
}
