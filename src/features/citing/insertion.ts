import * as vscode from 'vscode';
import { formatForSyntax, isCitationFormat } from '../../core/citations/citationFormats';
import type { CitationText } from '../../core/citations/citationFormats';
import { footnoteText } from '../../core/citations/footnotes';
import { joinCitation } from '../../core/citations/joinCitation';
import type { NoteSyntax } from '../../core/citations/syntax/citationCluster';
import { placeText, type TextKind, type TextPlace } from '../../core/citations/placeText';
import { readSettings } from '../../adapters/settings';
import type { Paper } from '../../core/paper';

/** One replacement in a document. */
export interface DocumentEdit {
  readonly range: vscode.Range;
  readonly text: string;
}

/** The citation format for a document: the setting's, else that of its notation. */
export function citationFormatFor(document: vscode.TextDocument, syntax: NoteSyntax): string {
  const { citationFormat } = readSettings(document);
  return isCitationFormat(citationFormat) ? citationFormat : formatForSyntax(syntax);
}

/** A selection as a place in a line; one over several lines is replaced whole, so only its two ends matter. */
function placeOf(document: vscode.TextDocument, { start, end }: vscode.Range): TextPlace {
  const first = document.lineAt(start.line).text;
  const last = document.lineAt(end.line).text;
  const line = start.line === end.line ? first : first.slice(0, start.character) + last.slice(end.character);
  return {
    line,
    start: start.character,
    end: start.line === end.line ? end.character : start.character,
    previousLine: start.line > 0 ? document.lineAt(start.line - 1).text : undefined,
    nextLine: end.line + 1 < document.lineCount ? document.lineAt(end.line + 1).text : undefined,
  };
}

/** What puts `text` where the selection is, with the blanks and line starts that the place asks for. */
export function placeEdit(
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
  kind: TextKind,
): DocumentEdit {
  return { range, text: placeText(placeOf(document, range), text, kind) };
}

/** What decides how papers are cited in a document. */
export interface CitingContext {
  /** Id of the format of a new citation. */
  readonly format: string;
  readonly syntax: NoteSyntax;
  /** Whether a key is one of the library's, by which a half-typed key is told from a whole one. */
  readonly isKnown: (key: string) => boolean;
}

/**
 * What cites the papers at a selection: they join the citation in which the caret stands, else a new one is put there.
 * @param citation the papers in the context's format
 */
export function citationEdit(
  document: vscode.TextDocument,
  range: vscode.Range,
  papers: readonly Paper[],
  citation: CitationText,
  { format, syntax, isKnown }: CitingContext,
): DocumentEdit {
  if (range.isEmpty) {
    const keys = papers.map(paper => paper.citationKey);
    const options = { format, syntax, isKnown };
    const joined = joinCitation(document.getText(), document.offsetAt(range.start), keys, options);
    if (joined) {
      const [start, end] = [document.positionAt(joined.start), document.positionAt(joined.end)];
      return { range: new vscode.Range(start, end), text: joined.text };
    }
  }
  return placeEdit(document, range, citation.text, citation.text.includes('\n') ? 'block' : 'inline');
}

/**
 * What adds the footnotes that the citations need at the end of the document; `undefined` where none is missing.
 * @param edits the citations: one that joined another of a different syntax has no footnote mark and needs none
 */
export function footnoteEdit(
  document: vscode.TextDocument,
  { definitions }: CitationText,
  edits: readonly DocumentEdit[],
): DocumentEdit | undefined {
  if (!definitions.length || !edits.some(edit => edit.text.includes('[^'))) return undefined;
  const text = footnoteText(textAfter(document, withoutOverlaps(edits)), definitions);
  const end = document.lineAt(document.lineCount - 1).range.end;
  return text ? { range: new vscode.Range(end, end), text } : undefined;
}

/** The whole text as it will be once the edits are made; they must not overlap. */
function textAfter(document: vscode.TextDocument, edits: readonly DocumentEdit[]): string {
  let text = document.getText();
  for (const edit of [...edits].reverse()) {
    text =
      text.slice(0, document.offsetAt(edit.range.start)) + edit.text + text.slice(document.offsetAt(edit.range.end));
  }
  return text;
}

/** Several cursors in one citation ask for the same edit; overlapping ones would be refused as a whole. */
function withoutOverlaps(edits: readonly DocumentEdit[]): DocumentEdit[] {
  const kept: DocumentEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.range.start.compareTo(b.range.start))) {
    const last = kept.at(-1);
    const overlaps = last && (last.range.isEqual(edit.range) || last.range.end.isAfter(edit.range.start));
    if (!overlaps) kept.push(edit);
  }
  return kept;
}

/**
 * Makes all edits as one, so that one undo takes them back, and puts each caret behind what was inserted there.
 * @param atCursors one edit for each selection
 * @returns whether the editor took them; a read-only one does not
 */
export async function applyEdits(
  editor: vscode.TextEditor,
  atCursors: readonly DocumentEdit[],
  others: readonly DocumentEdit[],
): Promise<boolean> {
  const { document } = editor;
  const edits = withoutOverlaps(atCursors);
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const texts = edits.map(edit => edit.text.replace(/\r?\n/g, eol));
  const starts = edits.map(edit => document.offsetAt(edit.range.start));
  const lengths = edits.map(edit => document.offsetAt(edit.range.end) - document.offsetAt(edit.range.start));

  const done = await editor.edit(builder => {
    edits.forEach((edit, index) => builder.replace(edit.range, texts[index] ?? ''));
    for (const { range, text } of others) builder.replace(range, text.replace(/\r?\n/g, eol));
  });
  if (!done) return false;

  let shift = 0;
  editor.selections = edits.map((_edit, index) => {
    const text = texts[index] ?? '';
    const caret = document.positionAt((starts[index] ?? 0) + shift + text.length);
    shift += text.length - (lengths[index] ?? 0);
    return new vscode.Selection(caret, caret);
  });
  editor.revealRange(editor.selection);
  return true;
}
