import * as vscode from 'vscode';
import {
  dependentStyle,
  independentParent,
  StyleProblem,
  toStyle,
  type CslStyle,
} from '../../core/citations/csl/cslStyle';
import { unpackNode, type CslNode, type PackedNode } from '../../core/citations/csl/cslNode';
import { readCslXml } from '../../core/citations/csl/readCslXml';
import { shippedStyle } from '../../core/citations/csl/shippedStyles';

/** A style's own file, or the id of one that ships. */
export type StyleSource = { readonly id: string } | { readonly uri: vscode.Uri };

/** A larger file is no style. */
const LARGEST_STYLE = 4_000_000;

/** Reads styles and locales, each once; a style's own file again when it changes. */
export class StyleFiles implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #shipped = new Map<string, Promise<CslNode>>();
  readonly #own = new Map<string, Promise<CslStyle>>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #didChange = new vscode.EventEmitter<void>();
  /** A style's own file is another than before. */
  readonly onDidChange = this.#didChange.event;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  /** @throws {StyleProblem} where it can't be read, with the reason */
  async style(source: StyleSource): Promise<CslStyle> {
    if ('id' in source) return toStyle(await this.#read('styles', source.id));
    const key = source.uri.toString();
    this.#watch(source.uri);
    const reading = this.#own.get(key) ?? this.#readOwn(source.uri);
    this.#own.set(key, reading);
    return reading;
  }

  /** The locales of these names that ship; the others are left out. */
  async locales(names: readonly string[]): Promise<ReadonlyMap<string, CslNode>> {
    const found = new Map<string, CslNode>();
    for (const name of names) {
      const locale = /^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(name)
        ? await this.#read('locales', name).catch(() => undefined)
        : undefined;
      if (locale) found.set(name, locale);
    }
    return found;
  }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#didChange.dispose();
  }

  #read(folder: 'styles' | 'locales', id: string): Promise<CslNode> {
    const name = `${folder}/${id}.json`;
    const uri = vscode.Uri.joinPath(this.#extensionUri, 'dist', name);
    const read = async () => {
      const bytes = await vscode.workspace.fs.readFile(uri);
      return unpackNode(JSON.parse(new TextDecoder().decode(bytes)) as PackedNode);
    };
    const reading = this.#shipped.get(name) ?? read();
    this.#shipped.set(name, reading);
    return reading;
  }

  async #readOwn(uri: vscode.Uri): Promise<CslStyle> {
    let bytes: Uint8Array;
    try {
      const { type, size } = await vscode.workspace.fs.stat(uri);
      // a device has no end
      if ((type & vscode.FileType.File) === 0 || size > LARGEST_STYLE) throw new Error('no file of a usual size');
      bytes = await vscode.workspace.fs.readFile(uri);
    } catch {
      throw new StyleProblem(vscode.l10n.t("the file can't be read"));
    }
    if (bytes.byteLength > LARGEST_STYLE) throw new StyleProblem(vscode.l10n.t('the file is too large'));
    const root = readCslXml(new TextDecoder().decode(bytes));
    const parent = independentParent(root);
    if (parent === undefined) return toStyle(root);
    const id = shippedStyle(parent);
    if (!id) throw new StyleProblem(vscode.l10n.t('it needs the style {0}, which does not come with Lectern', parent));
    return dependentStyle(root, await this.#read('styles', id));
  }

  #watch(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.#watchers.has(key)) return;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?{}[\]]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
    );
    const changed = () => {
      this.#own.delete(key);
      this.#didChange.fire();
    };
    const subscriptions = [watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
    this.#watchers.set(key, vscode.Disposable.from(watcher, ...subscriptions));
  }
}
