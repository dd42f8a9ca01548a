import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { sameBytes, type SafeWriter } from '../../adapters/safeWrite';
import { readSettings } from '../../adapters/settings';
import { bibliographyKind } from '../../core/citations/bibliography/bibliographyKind';
import { canEncode, spliceText } from '../../core/citations/bibliography/encodeText';
import { findRecordInSteps, type FoundRecord } from '../../core/citations/bibliography/findRecord';
import { insertRecordInSteps, type InsertOptions } from '../../core/citations/bibliography/insertRecord';
import type { CslItem } from '../../core/csl';
import type { SourceRecord } from '../../core/formats/reading';
import type { WriteFormat } from '../../core/formats/write/writeRecords';
import { decodeTextInSteps, isDecodedWrongly, type DecodedText } from '../../core/text/decodeText';
import { fileName } from '../sources/sourceFile';

/** A bibliography as it is now: in its editor where it is open, saved or not, else in its file. */
export interface BibliographyText {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** `undefined` where the file is not there yet. */
  readonly bytes: Uint8Array | undefined;
  readonly decoded: DecodedText | undefined;
  readonly document: vscode.TextDocument | undefined;
  readonly records: readonly SourceRecord[];
}

/** What became of each record that was to be added. */
export interface AddedRecords {
  readonly added: readonly CslItem[];
  readonly present: readonly CslItem[];
  readonly conflicts: readonly { readonly item: CslItem; readonly found: FoundRecord }[];
}

/** A file that changes while it is worked on is read anew this often. */
const ATTEMPTS = 3;

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri: own, isClosed }) => !isClosed && own.toString() === uri.toString(),
  );
}

async function readRecords(name: string, text: string): Promise<readonly SourceRecord[]> {
  const { readLibraryInSteps } = await import('../../core/formats/readLibrary');
  const file = await inSlices(readLibraryInSteps(name, new TextEncoder().encode(text)));
  return file.format === undefined ? [] : file.reading.records;
}

/** Reads a bibliography. @throws where the file is there and can't be read as text */
export async function readBibliography(uri: vscode.Uri): Promise<BibliographyText> {
  const name = fileName(uri);
  const document = openDocument(uri);
  if (document) {
    const text = document.getText();
    return { uri, text, bytes: undefined, decoded: undefined, document, records: await readRecords(name, text) };
  }
  const bytes = await vscode.workspace.fs.readFile(uri).then(
    found => found,
    (error: unknown) => {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      throw error;
    },
  );
  const decoded = bytes && (await inSlices(decodeTextInSteps(bytes)));
  if (bytes && !decoded) throw new Error(vscode.l10n.t('{0} is not a text file: nothing was added.', name));
  const text = decoded?.text ?? '';
  return { uri, text, bytes, decoded, document: undefined, records: await readRecords(name, text) };
}

/** Whether records can be added to the file: it has a format that Lectern writes, and the file system lets it be written. */
export async function isWritable(uri: vscode.Uri): Promise<boolean> {
  if (!bibliographyKind(fileName(uri), '') || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    return false;
  return vscode.workspace.fs.stat(uri).then(
    ({ type, permissions = 0 }) =>
      (type & vscode.FileType.Directory) === 0 && (permissions & vscode.FilePermission.Readonly) === 0,
    () => true,
  );
}

/** Adds records to bibliographies, one after the other, so that each is added once however fast they come. */
export class BibliographyFiles {
  readonly #writer: SafeWriter;
  #last: Promise<unknown> = Promise.resolve();

  constructor(writer: SafeWriter) {
    this.#writer = writer;
  }

  /**
   * Adds those of the records that the bibliography has not. All other text stays as it is.
   * @param dialect for a new or empty `.bib`
   * @throws with a sentence for people where the file can't take them; it is then as it was
   */
  add(uri: vscode.Uri, items: readonly CslItem[], dialect?: 'bibtex' | 'biblatex'): Promise<AddedRecords> {
    const done = this.#last.then(() => this.#addNow(uri, items, dialect, ATTEMPTS));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #addNow(
    uri: vscode.Uri,
    items: readonly CslItem[],
    dialect: 'bibtex' | 'biblatex' | undefined,
    attempts: number,
  ): Promise<AddedRecords> {
    const before = await readBibliography(uri);
    if (before.document && isDecodedWrongly(before.text)) {
      throw new Error(
        vscode.l10n.t('{0} is not in the encoding that it was opened in: nothing was added.', fileName(uri)),
      );
    }
    const result = await sortOut(before.records, items);
    if (!result.added.length) return result;
    const edit = await insertAll(before, result.added, dialect);
    await checkReading(before, edit.text, result.added);
    if (before.document) {
      // what was typed meanwhile is in the document alone
      if (before.document.getText() === before.text) await writeDocument(before.document, edit);
      else if (attempts > 1) return this.#addNow(uri, items, dialect, attempts - 1);
      else throw new Error(vscode.l10n.t('{0} changes all the time: nothing was added.', fileName(uri)));
      return result;
    }
    const bytes = bytesWith(before, edit);
    const isSame = await unchanged(before);
    if (!isSame && attempts > 1) return this.#addNow(uri, items, dialect, attempts - 1);
    if (!isSame) throw new Error(vscode.l10n.t('{0} changes all the time: nothing was added.', fileName(uri)));
    await this.#writer.write(uri, bytes, before.bytes);
    return result;
  }
}

async function sortOut(records: readonly SourceRecord[], items: readonly CslItem[]): Promise<AddedRecords> {
  const added: CslItem[] = [];
  const present: CslItem[] = [];
  const conflicts: { item: CslItem; found: FoundRecord }[] = [];
  for (const item of items) {
    const all = [...records, ...added.map(own => ({ item: own, line: 0 }))];
    const found = await inSlices(findRecordInSteps(all, item));
    if (found.state === 'absent') added.push(item);
    else if (found.state === 'present') present.push(item);
    else conflicts.push({ item, found });
  }
  return { added, present, conflicts };
}

interface TextEdit {
  readonly offset: number;
  readonly inserted: string;
  /** The whole text as it is then. */
  readonly text: string;
}

/** One insertion that adds them all: each goes behind the one before. */
async function insertAll(
  before: BibliographyText,
  items: readonly CslItem[],
  dialect?: 'bibtex' | 'biblatex',
): Promise<TextEdit> {
  const name = fileName(before.uri);
  const format = bibliographyKind(name, before.text, dialect);
  if (!format) throw new Error(vscode.l10n.t('{0} has no format that Lectern writes: nothing was added.', name));
  const options = optionsFor(before);
  let text = before.text;
  for (const item of items) {
    const insertion = await inSlices(insertRecordInSteps(text, format, item, options));
    if (insertion === 'key')
      throw new Error(vscode.l10n.t('"{0}" can not be a key in {1}: nothing was added.', item.id, name));
    if (insertion === 'list')
      throw new Error(vscode.l10n.t('{0} has no list of records that can be added to: nothing was added.', name));
    text = text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
  }
  return wholeEdit(before.text, text, format);
}

/** Insertions next to each other as one. */
function wholeEdit(before: string, after: string, format: WriteFormat): TextEdit {
  let tail = 0;
  const most = before.length;
  // where the same text stands on both sides the insertion is put as late as possible, at the end of a `.bib` thus
  if (format === 'csl-json' || format === 'csl-yaml')
    while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  let offset = before.length - tail;
  while (!after.startsWith(before.slice(0, offset))) offset--;
  return { offset, inserted: after.slice(offset, offset + after.length - before.length), text: after };
}

function optionsFor({ uri, decoded, document }: BibliographyText): InsertOptions {
  const escapesAll = readSettings(uri).escapeUnicode;
  if (document) {
    // an editor's encoding other than Unicode would write a question mark for what it can't hold
    const isUnicode = /^utf/i.test((document as { readonly encoding?: string }).encoding ?? 'utf8');
    return { needsEscape: () => escapesAll || !isUnicode, asciiOnly: !isUnicode };
  }
  const encoding = decoded?.encoding ?? 'utf-8';
  return { needsEscape: char => escapesAll || !canEncode(char, encoding), asciiOnly: encoding === 'latin1' };
}

/** Whether the file, read anew, has its old records and the new ones: an entry before them that is not closed would swallow them. */
async function checkReading(
  { uri, records }: BibliographyText,
  text: string,
  added: readonly CslItem[],
): Promise<void> {
  const after = await readRecords(fileName(uri), text);
  const keys = new Set(after.map(({ item }) => item.id));
  if (after.length === records.length + added.length && added.every(({ id }) => keys.has(id))) return;
  const message = vscode.l10n.t('{0} is damaged near its end, so that an entry added there would be lost: nothing was added.', fileName(uri)); // prettier-ignore
  throw new Error(message);
}

function bytesWith({ uri, bytes, decoded }: BibliographyText, { offset, inserted }: TextEdit): Uint8Array {
  if (!bytes || !decoded) return new TextEncoder().encode(inserted);
  const spliced = spliceText(bytes, decoded, offset, inserted);
  if (spliced) return spliced;
  throw new Error(vscode.l10n.t('{0} is not in Unicode and can not hold all letters of the entry: nothing was added.', fileName(uri))); // prettier-ignore
}

async function unchanged({ uri, bytes }: BibliographyText): Promise<boolean> {
  const now = await vscode.workspace.fs.readFile(uri).then(found => found, () => undefined); // prettier-ignore
  if (!now || !bytes) return now === bytes;
  return sameBytes(now, bytes);
}

/** Through the editor, as one undo; a file that had no unsaved changes has none afterwards. */
async function writeDocument(document: vscode.TextDocument, { offset, inserted }: TextEdit): Promise<void> {
  const { isDirty } = document;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(offset), inserted);
  const isTaken = await vscode.workspace.applyEdit(edit);
  if (!isTaken) throw new Error(vscode.l10n.t('{0} is read-only: nothing was added.', fileName(document.uri)));
  if (!isDirty) await document.save();
}
