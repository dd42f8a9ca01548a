import * as vscode from 'vscode';
import { isValidKey } from '../../core/language/newKey';
import { readHead } from '../../core/notes/index/noteHead';
import { fileName } from '../sources/sourceFile';
import { keyAt, noteAddress, papersOf, rangeOf } from './keyAt';
import { literatureNotes, notesWithKey } from './keyReferences';
import { openWhole, renameInLiteratureNotes, renameInNotes } from './renameInNotes';
import type { LanguageServices } from './languageServices';
import { keyAtSource, keyPlaces, ownSourcesOf, rangeOfPlace } from './sourceKeys';

/** A key that a person wants to rename: where it stands and in which note, if it is a note. */
interface OldKey {
  readonly key: string;
  readonly range: vscode.Range;
  readonly address: string | undefined;
  /** The source in whose entry it stands, where it does. */
  readonly source: vscode.Uri | undefined;
}

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
    if (!this.#isOneOfSeveral(old)) await this.#sourcesToChange(old);
    return { range: old.range, placeholder: old.key };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): Promise<vscode.WorkspaceEdit> {
    const old = await this.#oldKey(document, position);
    const key = newName.trim().replace(/^@/, '');
    const edit = new vscode.WorkspaceEdit();
    if (key === old.key) return edit;
    if (old.source && this.#isOneOfSeveral(old)) {
      this.#refuseTaken(key, old, true);
      await refuseUnwritable(old.source, old.key);
      edit.replace(old.source, old.range, key);
      return edit;
    }
    const sources = await this.#sourcesToChange(old);
    this.#refuseTaken(key, old, sources.length > 0);
    await this.#services.notes.whenReady();
    const notes = notesWithKey(this.#services, old.key, old.address);
    for (const source of sources) await renameInSource(edit, source, old.key, key);
    await renameInNotes(edit, notes, old.key, key, this.#services);
    await renameInLiteratureNotes(edit, literatureNotes(this.#services, old.key, old.address), old.key, key);
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
      if (!isLabel || papersOf(service, item.key, address).length)
        return { key: item.key, range, address, source: undefined };
    }
    const { citekey } = readHead(document.getText());
    const range = citekey && rangeOf(document, citekey.start, citekey.start + citekey.key.length);
    if (citekey && range?.contains(position))
      return { key: citekey.key, range, address: noteAddress(document), source: undefined };
    const source = await keyAtSource(service, document, position);
    if (source) return { ...source, address: undefined, source: document.uri };
    throw new Error(vscode.l10n.t('There is no citation key here.'));
  }

  /** Whether other entries have the key too: then this one alone gets another, and the notes mean the others from then on. */
  #isOneOfSeveral({ key, source }: OldKey): boolean {
    const { library } = this.#services.service;
    return source !== undefined && (library.ambiguousKeys.has(key) || library.resolve(key).length > 1);
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
        vscode.l10n.t('"{0}" stands for {1} papers: rename it in the entry of one of them first.', key, papers.length),
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
    const { library } = this.#services.service;
    const isShipped = library.sources.some(
      ({ level, records }) => level === 'shipped' && records.some(({ item }) => item.id === key),
    );
    const own = library.originsOf(paper).find(({ level }) => level !== 'shipped' && level !== 'extra');
    if (isShipped || !own) {
      return vscode.l10n.t('"{0}" is the key of a paper that comes with Lectern, not one of a file of yours.', key);
    }
    const file = fileName(vscode.Uri.parse(own.uri));
    return vscode.l10n.t('"{0}" was made by Lectern: {1} gives the paper no key.', key, file);
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

async function renameInSource(edit: vscode.WorkspaceEdit, uri: vscode.Uri, old: string, key: string): Promise<void> {
  const document = await openWhole(vscode.workspace.openTextDocument(uri), fileName(uri));
  const places = await keyPlaces(document, old);
  if (!places.some(({ isEntry }) => isEntry)) {
    throw new Error(vscode.l10n.t('{0} gives no key that can be changed to "{1}".', fileName(uri), key));
  }
  for (const place of places) edit.replace(uri, rangeOfPlace(place), key);
}
