import * as vscode from 'vscode';
import { CITATION_FORMATS, cite } from '../../core/citations/citationFormats';
import type { Paper } from '../../core/paper';
import type { CitedPapers } from '../bibliography/citedPapers';
import { PAPERS_MIME } from '../ids';
import { citationEdit, citationFormatFor, footnoteEdit, type DocumentEdit } from '../citing/insertion';
import { isKnownKey } from '../citing/knownKeys';
import type { LibraryService } from '../sources/libraryService';
import { NOTE_LANGUAGES } from '../citing/noteEditors';

const KIND = vscode.DocumentDropOrPasteEditKind.Text.append('lectern', 'citation');

/** A drop edit writes at the drop's place by itself; what goes elsewhere in the document travels beside it. */
function toDropEdit(
  document: vscode.TextDocument,
  position: vscode.Position,
  title: string,
  citation: DocumentEdit,
  footnotes: DocumentEdit | undefined,
): vscode.DocumentDropEdit {
  const isHere = citation.range.isEmpty && citation.range.start.isEqual(position);
  const drop = new vscode.DocumentDropEdit(isHere ? citation.text : '', title, KIND);
  const elsewhere = [isHere ? undefined : citation, footnotes].filter(edit => edit !== undefined);
  if (elsewhere.length) {
    drop.additionalEdit = new vscode.WorkspaceEdit();
    for (const { range, text } of elsewhere) drop.additionalEdit.replace(document.uri, range, text);
  }
  return drop;
}

/** Papers dragged from the tree into a note become their citation there; the other formats are offered beside it. */
export function registerDropPapers(service: LibraryService, cited: CitedPapers): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, position, data) {
      const carried = await data.get(PAPERS_MIME)?.asString();
      const papers = (carried ?? '').split('\n').flatMap((key): Paper[] => {
        const paper = service.library.get(key);
        return paper ? [paper] : [];
      });
      if (!papers.length) return undefined;
      cited.expect(document, papers);
      const preferred = citationFormatFor(document);
      const formats = [...CITATION_FORMATS].sort((a, b) => Number(b.id === preferred) - Number(a.id === preferred));
      const note = document.uri.toString();
      const isKnown = (key: string) => isKnownKey(service, key, note);
      const at = new vscode.Range(position, position);
      return formats.map(({ id }) => {
        const title = vscode.l10n.t('Insert Citation: {0}', cite(papers.slice(0, 1), id).text);
        const citation = citationEdit(document, at, papers, id, isKnown);
        return toDropEdit(document, position, title, citation, footnoteEdit(document, papers, id, [citation]));
      });
    },
  };
  const selector = NOTE_LANGUAGES.map(language => ({ language }));
  return vscode.languages.registerDocumentDropEditProvider(selector, provider, {
    dropMimeTypes: [PAPERS_MIME],
    providedDropEditKinds: [KIND],
  });
}
