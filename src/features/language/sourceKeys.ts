import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { keyPlacesInSteps, keyReferencesIn, type KeyPlace } from '../../core/language/keyPlaces';
import { decodeTextInSteps } from '../../core/text/decodeText';
import { fileName } from '../sources/sourceFile';
import type { LibraryService } from '../sources/libraryService';

/** Levels of the library that stand in files of the user's. */
const OWN_LEVELS = new Set(['note', 'project', 'folder', 'user']);

/** The files of the user's in which a record with this key stands. */
export function ownSourcesOf({ library }: LibraryService, key: string): vscode.Uri[] {
  const uris = library.sources
    .filter(({ level, records }) => OWN_LEVELS.has(level) && records.some(({ item }) => item.id === key))
    .map(({ uri }) => uri);
  return [...new Set(uris)].map(uri => vscode.Uri.parse(uri));
}

/** Where a source file writes a key, as the editor has the file now. */
export async function keyPlaces(document: vscode.TextDocument, key: string): Promise<readonly KeyPlace[]> {
  const text = document.getText();
  return inSlices(keyPlacesInSteps(fileName(document.uri), text, new TextEncoder().encode(text), key));
}

/** The same for a file of the library, which is not opened for that: what was read of it last counts, until it is edited. */
export async function keyPlacesIn(
  { library }: LibraryService,
  uri: vscode.Uri,
  key: string,
): Promise<readonly KeyPlace[]> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === address);
  if (open) return keyPlaces(open, key);
  const records = library.sources.find(source => source.uri === address)?.records ?? [];
  const entries = records.flatMap(record =>
    record.item.id === key && record.key ? [{ ...record.key, isEntry: true }] : [],
  );
  const bytes = await vscode.workspace.fs.readFile(uri);
  const text = (await inSlices(decodeTextInSteps(bytes)))?.text ?? '';
  if (entries.length) return [...entries, ...keyReferencesIn(text, key)];
  return inSlices(keyPlacesInSteps(fileName(uri), text, bytes, key));
}

export function rangeOfPlace({ line, column, length }: KeyPlace): vscode.Range {
  return new vscode.Range(line, column, line, column + length);
}

/**
 * The key that a source file writes at a position, with its range; `undefined` elsewhere.
 * @param document one whose file is a source of the library
 */
export async function keyAtSource(
  { library }: LibraryService,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<{ readonly key: string; readonly range: vscode.Range } | undefined> {
  const uri = document.uri.toString();
  if (!library.sources.some(source => source.uri === uri)) return undefined;
  const word = document.getWordRangeAtPosition(position, /[^\s{}(),="'@\\#%~;[\]]+/);
  if (!word) return undefined;
  const key = document.getText(word);
  const places = await keyPlaces(document, key);
  return places.some(place => rangeOfPlace(place).isEqual(word)) ? { key, range: word } : undefined;
}
