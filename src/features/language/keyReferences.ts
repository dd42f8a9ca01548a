import * as vscode from 'vscode';
import type { IndexedNote, NoteCitation } from '../../core/notes/index/indexedNote';
import type { CitingNote } from '../../core/notes/index/noteIndex';
import { keyAt, noteAddress, papersOf, rangeOf } from './keyAt';
import type { LanguageServices } from './languageServices';
import { keyAtSource, keyPlacesIn, ownSourcesOf, rangeOfPlace } from './sourceKeys';

/** Whether a key means the same in another note as in the one with this address; `undefined`: as anywhere. */
function meansTheSame(
  { service }: LanguageServices,
  key: string,
  address: string | undefined,
): (uri: string) => boolean {
  const papers = address === undefined ? service.library.resolve(key) : papersOf(service, key, address);
  const meant = new Set(papers.map(paper => paper.key));
  return uri => {
    const there = papersOf(service, key, uri);
    return meant.size ? there.some(paper => meant.has(paper.key)) : !there.length;
  };
}

/** The notes that name a key and mean the same by it as the note with this address. */
export function notesWithKey(services: LanguageServices, key: string, address: string | undefined): CitingNote[] {
  const isSame = meansTheSame(services, key, address);
  return services.notes.index.citing(key).filter(({ note }) => isSame(note.uri));
}

/** The literature notes about the paper that a key means in the note with this address. */
export function literatureNotes(services: LanguageServices, key: string, address: string | undefined): IndexedNote[] {
  const isSame = meansTheSame(services, key, address);
  return services.notes.index.notesAbout(key).filter(({ uri }) => isSame(uri));
}

export function rangeOfCitation({ line, column, start, end }: NoteCitation): vscode.Range {
  return new vscode.Range(line, column, line, column + end - start);
}

/** The address of what an editor shows: the note, or the cell of an open notebook. */
function documentUri(uri: vscode.Uri, cell: number | undefined): vscode.Uri {
  if (cell === undefined) return uri;
  const notebook = vscode.workspace.notebookDocuments.find(each => each.uri.toString() === uri.toString());
  return notebook && cell < notebook.cellCount ? notebook.cellAt(cell).document.uri : uri;
}

/** All places that name a key, over notes and sources. */
export class KeyReferences implements vscode.ReferenceProvider, vscode.DocumentHighlightProvider {
  readonly #services: LanguageServices;

  constructor(services: LanguageServices) {
    this.#services = services;
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): Promise<vscode.Location[] | undefined> {
    const { service, notes } = this.#services;
    await service.whenReady();
    const at = keyAt(notes.scans, document, position);
    const key = at?.item.key ?? (await keyAtSource(service, document, position))?.key;
    if (key === undefined) return undefined;
    await notes.whenReady();
    const found = notesWithKey(this.#services, key, at && noteAddress(document)).flatMap(({ note, citations }) => {
      const uri = vscode.Uri.parse(note.uri);
      return citations.map(citation => new vscode.Location(documentUri(uri, citation.cell), rangeOfCitation(citation)));
    });
    return [...found, ...(await this.#inSources(key, includeDeclaration))];
  }

  provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.DocumentHighlight[] | undefined {
    const { scans } = this.#services.notes;
    const at = keyAt(scans, document, position);
    if (!at) return undefined;
    const items = scans.of(document).all.flatMap(({ items: all, kind }) => (kind === 'cross-reference' ? [] : all));
    return items
      .filter(({ key }) => key === at.item.key)
      .map(({ keyStart, keyEnd }) => new vscode.DocumentHighlight(rangeOf(document, keyStart, keyEnd)));
  }

  async #inSources(key: string, includeDeclaration: boolean): Promise<vscode.Location[]> {
    const locations: vscode.Location[] = [];
    for (const uri of ownSourcesOf(this.#services.service, key)) {
      const places = (await keyPlacesIn(this.#services.service, uri, key)).filter(
        ({ isEntry }) => includeDeclaration || !isEntry,
      );
      locations.push(...places.map(place => new vscode.Location(uri, rangeOfPlace(place))));
    }
    return locations;
  }
}
