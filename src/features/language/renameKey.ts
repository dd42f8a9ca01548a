import * as vscode from 'vscode';
import { isValidKey, keyInPlaceOf } from '../../core/language/newKey';
import type { IndexedNote } from '../../core/notes/index/indexedNote';
import type { CitingNote } from '../../core/notes/index/noteIndex';
import { openNoteDocument } from '../notes/noteDocuments';
import { fileName } from '../sources/sourceFile';
import { keyAt, noteAddress, papersOf } from './keyAt';
import { literatureNotes, notesWithKey, rangeOfCitation } from './keyReferences';
import type { LanguageServices } from './languageServices';
import { keyAtSource, keyPlaces, ownSourcesOf, rangeOfPlace } from './sourceKeys';

/** A key that a person wants to rename: where it stands and in which note, if it is a note. */
interface OldKey {
  readonly key: string;
  readonly range: vscode.Range;
  readonly address: string | undefined;
}

/** What a decoder puts where bytes were none of the encoding: writing such a text back would lose them. */
const LOST = '\uFFFD';

/** Renames a key in all notes, in its entry and where other entries name it, as one edit. */
export class KeyRename implements vscode.RenameProvider {
  readonly #services: LanguageServices;

  constructor(services: LanguageServices) {
    this.#services = services;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const old = await this.#oldKey(document, position);
    await this.#sourcesToChange(old);
    return { range: old.range, placeholder: old.key };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): Promise<vscode.WorkspaceEdit> {
    const old = await this.#oldKey(document, position);
    const sources = await this.#sourcesToChange(old);
    const key = newName.trim().replace(/^@/, '');
    const edit = new vscode.WorkspaceEdit();
    if (key === old.key) return edit;
    this.#refuseTaken(key, old, sources.length > 0);
    await this.#services.notes.whenReady();
    const notes = notesWithKey(this.#services, old.key, old.address);
    for (const source of sources) await renameInSource(edit, source, old.key, key);
    await renameInNotes(edit, notes, old.key, key, this.#services);
    renameInLiteratureNotes(edit, literatureNotes(this.#services, old.key, old.address), old.key, key);
    return edit;
  }

  async #oldKey(document: vscode.TextDocument, position: vscode.Position): Promise<OldKey> {
    const { service, notes } = this.#services;
    await service.whenReady();
    const at = keyAt(notes.scans, document, position);
    if (at) {
      const { item, range, cluster } = at;
      // the braces around a key are no part of its name, but they are replaced with it
      const address = noteAddress(document);
      const isLabel = cluster.kind === 'footnote' || cluster.kind === 'wiki-link';
      if (!isLabel || papersOf(service, item.key, address).length) return { key: item.key, range, address };
    }
    const source = await keyAtSource(service, document, position);
    if (source) return { ...source, address: undefined };
    throw new Error(vscode.l10n.t('There is no citation key here.'));
  }

  /**
   * The files in which the entry stands; none for a key that no paper has.
   * @throws with a sentence for people where the key can't be renamed
   */
  async #sourcesToChange({ key, address }: OldKey): Promise<vscode.Uri[]> {
    const { service } = this.#services;
    const papers = address === undefined ? service.library.resolve(key) : papersOf(service, key, address);
    if (papers.length > 1) {
      throw new Error(
        vscode.l10n.t(
          '"{0}" stands for {1} papers: give one of them another key in its source first.',
          key,
          papers.length,
        ),
      );
    }
    if (!papers.length) return [];
    const sources = ownSourcesOf(service, key);
    if (!sources.length) throw new Error(this.#whyNotOwn(key, papers[0]?.key ?? key));
    for (const uri of sources) await refuseUnwritable(uri, key);
    return sources;
  }

  /** Why a paper has no entry of its own by this key. */
  #whyNotOwn(key: string, paper: string): string {
    const origins = this.#services.service.library.originsOf(paper);
    const own = origins.find(({ level }) => level !== 'shipped' && level !== 'extra');
    if (own)
      return vscode.l10n.t(
        '"{0}" was made by Lectern: {1} gives the paper no key.',
        key,
        fileName(vscode.Uri.parse(own.uri)),
      );
    return vscode.l10n.t('"{0}" is the key of a paper that comes with Lectern and stands in no file of yours.', key);
  }

  #refuseTaken(key: string, old: OldKey, isKnown: boolean): void {
    if (!isValidKey(key)) {
      throw new Error(
        vscode.l10n.t('"{0}" can\'t be a citation key: letters, digits and - _ : . + / can, without blanks.', key),
      );
    }
    const { library } = this.#services.service;
    // a key that names nothing may become one that does: that mends the note
    if (!isKnown) return;
    const [taken] = [...library.resolve(key, old.address), ...library.resolve(key)];
    if (taken) throw new Error(vscode.l10n.t('There is a paper with the key "{0}" already.', key));
  }
}

async function refuseUnwritable(uri: vscode.Uri, key: string): Promise<void> {
  const name = fileName(uri);
  const isReadOnly = await vscode.workspace.fs.stat(uri).then(
    ({ permissions = 0 }) => (permissions & vscode.FilePermission.Readonly) !== 0,
    () => true,
  );
  if (isReadOnly || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    throw new Error(vscode.l10n.t('{0}, where "{1}" stands, can\'t be written.', name, key));
  }
}

async function openWhole(open: Thenable<vscode.TextDocument>, name: string): Promise<vscode.TextDocument> {
  const document = await open;
  if (document.getText().includes(LOST)) {
    throw new Error(vscode.l10n.t('{0} is not in the encoding that it was opened in: nothing was renamed.', name));
  }
  return document;
}

async function renameInSource(edit: vscode.WorkspaceEdit, uri: vscode.Uri, old: string, key: string): Promise<void> {
  const document = await openWhole(vscode.workspace.openTextDocument(uri), fileName(uri));
  const places = await keyPlaces(document, old);
  if (!places.some(({ isEntry }) => isEntry)) {
    throw new Error(vscode.l10n.t('{0} gives no key that can be changed to "{1}".', fileName(uri), key));
  }
  for (const place of places) edit.replace(uri, rangeOfPlace(place), key);
}

async function renameInNotes(
  edit: vscode.WorkspaceEdit,
  notes: readonly CitingNote[],
  old: string,
  key: string,
  { notes: service }: LanguageServices,
): Promise<void> {
  for (const { note, citations } of notes) {
    const uri = vscode.Uri.parse(note.uri);
    for (const cell of new Set(citations.map(each => each.cell))) {
      const document = await openWhole(openNoteDocument(uri, cell), fileName(uri));
      const syntax = service.scans.syntaxOf(document);
      // the editor's text counts, not that of the file
      const now = (await service.noteOf(document))?.citations ?? citations;
      for (const citation of now) {
        if (citation.cell !== cell || citation.key !== old) continue;
        const range = rangeOfCitation(citation);
        const before = document.lineAt(range.start.line).text.slice(0, range.start.character);
        edit.replace(document.uri, range, keyInPlaceOf(key, before, syntax));
      }
    }
  }
}

/** Literature notes keep belonging to their paper: by their front matter, else by their name. */
function renameInLiteratureNotes(
  edit: vscode.WorkspaceEdit,
  notes: readonly IndexedNote[],
  old: string,
  key: string,
): void {
  for (const { uri: address, aboutPlace } of notes) {
    const uri = vscode.Uri.parse(address);
    if (aboutPlace) {
      const { line, column, length } = aboutPlace;
      edit.replace(uri, new vscode.Range(line, column, line, column + length), key);
      continue;
    }
    const ending = fileName(uri).slice(`@${old}`.length);
    if (fileName(uri) === `@${old}${ending}`) edit.renameFile(uri, vscode.Uri.joinPath(uri, '..', `@${key}${ending}`));
  }
}
