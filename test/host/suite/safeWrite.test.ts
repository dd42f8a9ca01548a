import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SafeWriter } from '../../../src/adapters/safeWrite';

const SCHEME = 'lectern-breaking';
const bytes = (text: string) => new TextEncoder().encode(text);
const missing = () => {
  throw vscode.FileSystemError.FileNotFound();
};

/** Files in memory, on a disk that breaks off writing the bibliography where it is told to. */
class BreakingFiles implements vscode.FileSystemProvider {
  readonly files = new Map<string, Uint8Array>();
  /** How many more writes of `.bib` files in the folder of notes break off in their middle. */
  breaks = 0;
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  text(path: string): string {
    return new TextDecoder().decode(this.files.get(path));
  }

  get kept(): string[] {
    return [...this.files.keys()].filter(path => path.startsWith('/storage/'));
  }

  async writeFile({ path }: vscode.Uri, content: Uint8Array): Promise<void> {
    const isBroken = path.startsWith('/notes/') && this.breaks > 0;
    if (isBroken) this.breaks--;
    this.files.set(path, isBroken ? content.slice(0, content.length / 2) : content);
    if (isBroken) throw vscode.FileSystemError.NoPermissions('the disk is gone');
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const content = this.files.get(path);
    const type = content ? vscode.FileType.File : vscode.FileType.Directory;
    if (!content && path.endsWith('.bib')) missing();
    return { type, ctime: 0, mtime: 0, size: content?.length ?? 0 };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    return this.files.get(path) ?? missing();
  }

  delete({ path }: vscode.Uri): void {
    this.files.delete(path);
  }

  watch = () => new vscode.Disposable(() => undefined);
  readDirectory = () => [];
  createDirectory = () => undefined;
  rename = missing;
}

suite('writing a file that has no atomic write', () => {
  const files = new BreakingFiles();
  const uri = vscode.Uri.from({ scheme: SCHEME, path: '/notes/refs.bib' });
  const writer = new SafeWriter(vscode.Uri.from({ scheme: SCHEME, path: '/storage' }));
  const [before, after] = [bytes('@book{old, title={Old}}\n'), bytes('@book{old, title={Old}}\n@book{new}\n')];
  let registration: vscode.Disposable;

  suiteSetup(() => {
    registration = vscode.workspace.registerFileSystemProvider(SCHEME, files);
  });
  suiteTeardown(() => registration.dispose());
  setup(() => {
    files.files.clear();
    files.files.set(uri.path, before);
  });

  test('leaves the new bytes and no copy where all goes well', async () => {
    await writer.write(uri, after, before);
    assert.deepEqual([files.text(uri.path), files.kept], [new TextDecoder().decode(after), []]);
  });

  test('puts the old bytes back where a write breaks off in its middle', async () => {
    files.breaks = 1;
    await assert.rejects(writer.write(uri, after, before), /the disk is gone/);
    assert.deepEqual([files.text(uri.path), files.kept], [new TextDecoder().decode(before), []]);
  });

  test('keeps the old bytes and says where, when they can not be put back', async () => {
    files.breaks = 2;
    const failure = await writer.write(uri, after, before).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const [copy = ''] = files.kept;
    assert.match(copy, /^\/storage\/unfinished\/\d+-refs\.bib$/);
    assert.equal(files.text(copy), new TextDecoder().decode(before));
    assert.ok(failure?.includes(copy), failure);
  });
});
