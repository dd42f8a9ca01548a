import * as vscode from 'vscode';
import type { CitationCluster, CitationItem, NoteSyntax } from '../../core/citations/syntax/citationCluster';
import type { Paper } from '../../core/paper';
import type { LibraryService } from '../sources/libraryService';
import type { NoteScans } from '../notes/noteScans';
import { notebookOf } from '../notes/noteDocuments';

/** A key in a note, and the citation that it stands in. */
export interface KeyAt {
  readonly item: CitationItem;
  readonly cluster: CitationCluster;
  readonly syntax: NoteSyntax;
  /** Of the key as it is written. */
  readonly range: vscode.Range;
}

/** The key under a position, its ends included; `undefined` where there is none. */
export function keyAt(scans: NoteScans, document: vscode.TextDocument, position: vscode.Position): KeyAt | undefined {
  const offset = document.offsetAt(position);
  const { all, syntax } = scans.of(document);
  for (const cluster of all) {
    if (cluster.kind === 'cross-reference' || offset < cluster.start || offset > cluster.end) continue;
    const item = cluster.items.find(({ keyStart, keyEnd }) => keyStart <= offset && offset <= keyEnd);
    if (item) return { item, cluster, syntax, range: rangeOf(document, item.keyStart, item.keyEnd) };
  }
  return undefined;
}

export function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The address by which the library and the index know the note: that of the notebook for a cell. */
export function noteAddress(document: vscode.TextDocument): string {
  return (notebookOf(document) ?? document).uri.toString();
}

/** The papers that a key means in a note; where no source that holds there has it, those that it means anywhere. */
export function papersOf({ library }: LibraryService, key: string, note: string): readonly Paper[] {
  const inNote = library.resolve(key, note);
  return inNote.length ? inNote : library.resolve(key);
}
