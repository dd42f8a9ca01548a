import * as vscode from 'vscode';
import { flattenClusters, type CitationItem } from '../../core/citations/syntax/citationCluster';
import { noteSyntaxFor } from '../../core/citations/syntax/noteSyntax';
import { scanCitations } from '../../core/citations/syntax/scanCitations';
import type { LibraryService } from '../sources/libraryService';
import { NOTE_LANGUAGES } from '../citing/noteEditors';
import { pageUri } from '../papers/paperPages';

function itemAt(document: vscode.TextDocument, position: vscode.Position): CitationItem | undefined {
  const offset = document.offsetAt(position);
  const clusters = flattenClusters(scanCitations(document.getText(), noteSyntaxFor(document.languageId)));
  return clusters
    .filter(({ kind }) => kind !== 'cross-reference')
    .flatMap(({ items }) => items)
    .find(({ keyStart, keyEnd }) => keyStart <= offset && offset <= keyEnd);
}

/** From a key in a note to the entry in its source file; to the paper's page where it comes with Lectern. */
export function registerKeyDefinition(service: LibraryService): vscode.Disposable {
  const provider: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      const item = itemAt(document, position);
      if (!item) return undefined;
      await service.whenReady();
      const { library } = service;
      const inNote = library.resolve(item.key, document.uri.toString());
      const papers = inNote.length ? inNote : library.resolve(item.key);
      const originSelectionRange = new vscode.Range(
        document.positionAt(item.keyStart),
        document.positionAt(item.keyEnd),
      );
      return papers.map(({ key }): vscode.LocationLink => {
        const origin = library.originsOf(key).find(({ level }) => level !== 'shipped' && level !== 'extra');
        const targetRange = new vscode.Range(origin?.line ?? 0, 0, origin?.line ?? 0, 0);
        return { originSelectionRange, targetUri: origin ? vscode.Uri.parse(origin.uri) : pageUri(key), targetRange };
      });
    },
  };
  return vscode.languages.registerDefinitionProvider(
    NOTE_LANGUAGES.map(language => ({ language })),
    provider,
  );
}
