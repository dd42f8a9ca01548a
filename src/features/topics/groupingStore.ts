import * as vscode from 'vscode';
import { toGrouping, type AutomaticGrouping } from '../../core/topics/auto/grouping';

const FILE = 'automatic-topics.json';

/** Keeps the automatic grouping of a workspace, so that its topics stay from one session to the next. */
export class GroupingStore {
  readonly #uri: vscode.Uri;

  /** @param folder of the workspace's own storage */
  constructor(folder: vscode.Uri) {
    this.#uri = vscode.Uri.joinPath(folder, FILE);
  }

  /** `undefined` where none was kept, or what was kept can't be read. */
  async read(): Promise<AutomaticGrouping | undefined> {
    try {
      return toGrouping(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#uri))));
    } catch {
      return undefined;
    }
  }

  /** @throws where storage can't be written */
  async write(grouping: AutomaticGrouping): Promise<void> {
    await vscode.workspace.fs.writeFile(this.#uri, new TextEncoder().encode(JSON.stringify(grouping)));
  }
}
