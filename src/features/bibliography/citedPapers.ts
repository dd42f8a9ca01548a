import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';

/** Papers that were just cited in a document. */
export interface Citing {
  readonly document: vscode.TextDocument;
  readonly papers: readonly Paper[];
}

/** How long a drop may take from its offer to the edit; milliseconds. */
const DROP = 30_000;

/** Where whatever inserts a citation tells which papers it cites, so that their bibliography can follow. */
export class CitedPapers implements vscode.Disposable {
  readonly #cited = new vscode.EventEmitter<Citing>();
  readonly onDidCite = this.#cited.event;
  #expected: vscode.Disposable | undefined;

  /** To be called after the citation is in the document. */
  report(document: vscode.TextDocument, papers: readonly Paper[]): void {
    if (papers.length) this.#cited.fire({ document, papers });
  }

  /** The editor makes the edit of a drop by itself: the papers count as cited when one of these texts appears. */
  expect(document: vscode.TextDocument, papers: readonly Paper[]): void {
    this.#expected?.dispose();
    const keys = papers.map(paper => paper.citationKey);
    const until = Date.now() + DROP;
    const listener = vscode.workspace.onDidChangeTextDocument(event => {
      if (Date.now() > until) return listener.dispose();
      if (event.document !== document) return;
      const added = event.contentChanges.map(({ text }) => text).join('\n');
      if (!keys.some(key => added.includes(key))) return;
      listener.dispose();
      this.report(document, papers);
    });
    this.#expected = listener;
  }

  dispose(): void {
    this.#expected?.dispose();
    this.#cited.dispose();
  }
}
