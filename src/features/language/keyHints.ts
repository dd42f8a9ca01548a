import * as vscode from 'vscode';
import { shortCitation } from '../../core/citations/shortReference';
import { Setting, SETTINGS } from '../ids';
import { noteAddress, papersOf } from './keyAt';
import type { LanguageServices } from './languageServices';

/** Authors and year behind each key, where the person wants them. */
export class KeyHints implements vscode.InlayHintsProvider {
  readonly #services: LanguageServices;

  constructor(services: LanguageServices) {
    this.#services = services;
  }

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
    if (!vscode.workspace.getConfiguration(SETTINGS, document).get<boolean>(Setting.inlayHints, false)) return [];
    const { service, notes } = this.#services;
    await service.whenReady();
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const clusters = notes.scans.of(document).all.filter(({ start, end }) => start <= to && from <= end);
    return clusters.flatMap(({ items, kind }) =>
      kind === 'cross-reference' ? [] : items.flatMap(({ key, keyEnd }) => this.#hint(document, key, keyEnd)),
    );
  }

  #hint(document: vscode.TextDocument, key: string, at: number): vscode.InlayHint[] {
    const [paper, ...others] = papersOf(this.#services.service, key, noteAddress(document));
    if (!paper || others.length) return [];
    const hint = new vscode.InlayHint(document.positionAt(at), shortCitation(paper));
    hint.paddingLeft = true;
    return [hint];
  }
}
