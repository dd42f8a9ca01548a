import * as vscode from 'vscode';
import { formatById, formatsFor } from '../../core/citations/citationFormats';
import type { Paper } from '../../core/paper';
import type { CitedPapers } from '../bibliography/citedPapers';
import { PAPERS_MIME } from '../ids';
import { citationEdit, footnoteEdit, type DocumentEdit } from '../citing/insertion';
import { citingFor, type CitingServices } from '../citing/citingContext';
import { NOTE_LANGUAGES } from '../citing/noteEditors';

const LONGEST_TITLE = 60;
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

/** A whole reference would make the menu as wide as the window. */
function shortened(text: string): string {
  return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1)}…` : text;
}

/** Papers dragged from the tree into a note become their citation there; the other formats are offered beside it. */
export function registerDropPapers(services: CitingServices, cited: CitedPapers): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, position, data) {
      const carried = await data.get(PAPERS_MIME)?.asString();
      const papers = (carried ?? '').split('\n').flatMap((key): Paper[] => {
        const paper = services.service.library.get(key);
        return paper ? [paper] : [];
      });
      if (!papers.length) return undefined;
      cited.expect(document, papers);
      const citing = await citingFor(services, document);
      const formats = new Set([formatById(citing.format), ...formatsFor(citing.syntax).filter(row => !row.isStyled)]);
      const at = new vscode.Range(position, position);
      return [...formats].map(({ id: format }) => {
        const title = vscode.l10n.t('Insert Citation: {0}', shortened(citing.cite(papers.slice(0, 1), format).text));
        const citation = citing.cite(papers, format);
        const edit = citationEdit(document, at, papers, citation, { ...citing, format });
        return toDropEdit(document, position, title, edit, footnoteEdit(document, citation, [edit]));
      });
    },
  };
  const selector = NOTE_LANGUAGES.map(language => ({ language }));
  return vscode.languages.registerDocumentDropEditProvider(selector, provider, {
    dropMimeTypes: [PAPERS_MIME],
    providedDropEditKinds: [KIND],
  });
}
