import * as vscode from 'vscode';
import { PAGE_SCHEME } from '../ids';
import { showInformation } from '../messages';

/** Languages in which people write notes: Enter in the search inserts there, elsewhere it opens the page. */
export const NOTE_LANGUAGES: readonly string[] = [
  'markdown',
  'quarto',
  'rmd',
  'mdx',
  'latex',
  'tex',
  'typst',
  'restructuredtext',
  'plaintext',
];

/** Files that papers come from; nobody wants a citation in them. */
const LIBRARY_FILE = /\.(?:bib|bibtex|biblatex|json|ya?ml|ris|nbib|medline|xml)$/i;

/** Whether a citation may be put into the document at all. */
function isWritten({ uri }: vscode.TextDocument): boolean {
  return uri.scheme !== PAGE_SCHEME && uri.scheme !== 'output' && !LIBRARY_FILE.test(uri.path);
}

/** Whether the document is one that people write notes in, and not one of our pages. */
export function isNoteDocument(document: vscode.TextDocument): boolean {
  return NOTE_LANGUAGES.includes(document.languageId) && isWritten(document);
}

/** Remembers the note that was written in last, for commands that start where no editor has the focus: the tree, a preview. */
export class NoteEditors implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  /** Another note is being written. */
  readonly onDidChange = this.#changed.event;
  #last: vscode.TextEditor | undefined;

  constructor() {
    const remember = (editor: vscode.TextEditor | undefined) => {
      if (!editor || !isNoteDocument(editor.document)) return;
      this.#last = editor;
      this.#changed.fire();
    };
    remember(vscode.window.activeTextEditor);
    this.#subscriptions = vscode.Disposable.from(this.#changed, vscode.window.onDidChangeActiveTextEditor(remember));
  }

  /** The note that has the focus; `undefined` where none has it. */
  get active(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor && isNoteDocument(editor.document) ? editor : undefined;
  }

  /** The note that was written in last, still open or not; `undefined` where none was. */
  get last(): vscode.TextDocument | undefined {
    return this.#last?.document;
  }

  /**
   * The editor to insert into: the one in use, else the note written in last, brought back to the front where it was
   * covered; where there is none the person is asked to open or create one.
   * @returns `undefined` where the person did neither
   */
  async forInsertion(): Promise<vscode.TextEditor | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (editor && isWritten(editor.document)) return editor;
    if (this.#last && !this.#last.document.isClosed) {
      const visible = vscode.window.visibleTextEditors.find(({ document }) => document === this.#last?.document);
      const { selections } = visible ?? this.#last;
      const shown = await vscode.window.showTextDocument(this.#last.document, { viewColumn: visible?.viewColumn });
      shown.selections = selections;
      return shown;
    }
    return openOrCreateNote();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

async function openOrCreateNote(): Promise<vscode.TextEditor | undefined> {
  const create = vscode.l10n.t('New Note');
  const open = vscode.l10n.t('Open Note…');
  const choice = await showInformation(vscode.l10n.t('There is no note open to insert into.'), create, open);
  if (choice === create) {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    return vscode.window.showTextDocument(document);
  }
  if (choice !== open) return undefined;
  const [uri] =
    (await vscode.window.showOpenDialog({
      canSelectMany: false,
      openLabel: vscode.l10n.t('Open Note'),
      filters: { [vscode.l10n.t('Notes')]: ['md', 'markdown', 'qmd', 'Rmd', 'mdx', 'tex', 'txt'] },
    })) ?? [];
  return uri && vscode.window.showTextDocument(uri);
}
