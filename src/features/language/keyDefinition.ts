import * as vscode from 'vscode';
import { pageUri } from '../papers/paperPages';
import { keyAt, noteAddress, papersOf } from './keyAt';
import type { LanguageServices } from './languageServices';

/** From a key in a note to the entry in its source file; to the paper's page where it comes with Lectern. */
export class KeyDefinition implements vscode.DefinitionProvider {
  readonly #services: LanguageServices;

  constructor(services: LanguageServices) {
    this.#services = services;
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> {
    const { service, notes } = this.#services;
    const at = keyAt(notes.scans, document, position);
    if (!at) return undefined;
    await service.whenReady();
    return papersOf(service, at.item.key, noteAddress(document)).map(({ key }): vscode.LocationLink => {
      const origin = service.library.originsOf(key).find(({ level }) => level !== 'shipped' && level !== 'extra');
      const targetRange = new vscode.Range(origin?.line ?? 0, 0, origin?.line ?? 0, 0);
      const targetUri = origin ? vscode.Uri.parse(origin.uri) : pageUri(key);
      return { originSelectionRange: at.range, targetUri, targetRange };
    });
  }
}
