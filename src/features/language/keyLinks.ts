import * as vscode from 'vscode';
import { noteLinks, type NoteLink } from '../../core/language/noteLinks';
import { isMarkdownNote } from '../notes/noteDocuments';
import { pageUri } from '../papers/paperPages';
import { noteAddress, papersOf, rangeOf } from './keyAt';
import type { LanguageServices } from './languageServices';

/** What of a note leads somewhere: bibliographies of its front matter, the paper it is about, `doi:` and `arXiv:`. */
export class KeyLinks implements vscode.DocumentLinkProvider {
  readonly #services: LanguageServices;

  constructor(services: LanguageServices) {
    this.#services = services;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    if (!isMarkdownNote(document)) return [];
    return noteLinks(document.getText()).flatMap(({ start, end, target }) => {
      const uri = this.#uriOf(target, document);
      return uri ? [new vscode.DocumentLink(rangeOf(document, start, end), uri)] : [];
    });
  }

  #uriOf(target: NoteLink['target'], document: vscode.TextDocument): vscode.Uri | undefined {
    switch (target.type) {
      case 'web':
        return vscode.Uri.parse(target.url, true);
      case 'paper': {
        const [paper] = papersOf(this.#services.service, target.key, noteAddress(document));
        return paper && pageUri(paper.key);
      }
      case 'file':
        // what is no plain path may lead into a network
        if (document.isUntitled || /^(?:[a-z][a-z0-9+.-]+:|\/\/|\\\\)/i.test(target.path)) return undefined;
        return target.path.startsWith('/')
          ? document.uri.with({ path: target.path })
          : vscode.Uri.joinPath(document.uri, '..', target.path);
    }
  }
}
