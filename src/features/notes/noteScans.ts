import type * as vscode from 'vscode';
import { flattenClusters, type CitationCluster, type NoteSyntax } from '../../core/citations/syntax/citationCluster';
import { scanCitations } from '../../core/citations/syntax/scanCitations';

/** The citations of a document as it is now. */
export interface NoteScan {
  readonly syntax: NoteSyntax;
  /** The outermost ones, in the order of the text. */
  readonly clusters: readonly CitationCluster[];
  /** Those and the ones within them. */
  readonly all: readonly CitationCluster[];
}

/** Scans each version of a document once, whoever asks for it. */
export class NoteScans {
  /** The notation that a document is written in. */
  readonly syntaxOf: (document: vscode.TextDocument) => NoteSyntax;
  readonly #scans = new WeakMap<vscode.TextDocument, NoteScan & { readonly version: number }>();

  constructor(syntaxOf: (document: vscode.TextDocument) => NoteSyntax) {
    this.syntaxOf = syntaxOf;
  }

  of(document: vscode.TextDocument): NoteScan {
    const { version } = document;
    const syntax = this.syntaxOf(document);
    const known = this.#scans.get(document);
    if (known?.version === version && known.syntax === syntax) return known;
    const clusters = scanCitations(document.getText(), syntax);
    const scan = { version, syntax, clusters, all: flattenClusters(clusters) };
    this.#scans.set(document, scan);
    return scan;
  }
}
