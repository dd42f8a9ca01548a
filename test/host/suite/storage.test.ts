import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { KeyStore } from '../../../src/adapters/keyStore';
import { SourceCache } from '../../../src/adapters/sourceCache';
import { vscodeFiles } from '../../../src/adapters/vscodeFiles';
import { KeyRegistry } from '../../../src/core/library/keyRegistry';
import type { Logger } from '../../../src/core/ports';
import { SourceFile } from '../../../src/features/sources/sourceFile';

const { fs } = vscode.workspace;
const folder = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'storage');
const cacheFolder = () => vscode.Uri.joinPath(folder(), 'sources');

/** More than a megabyte of entries; of others nothing is stored. */
const LARGE = Array.from(
  { length: 4000 },
  (_, i) => `@article{large${i},\n  title = {Größe ${i}},\n  abstract = {${'word '.repeat(60)}}\n}\n`,
).join('\n');

class Lines implements Logger {
  readonly lines: string[] = [];
  readonly debug = () => undefined;
  readonly info = (message: string) => void this.lines.push(message);
  readonly warn = (message: string) => void this.lines.push(message);
  readonly error = (message: string | Error) => void this.lines.push(String(message));
}

async function stored(): Promise<string[]> {
  return (await fs.readDirectory(cacheFolder())).map(([name]) => name);
}

suite('storage', () => {
  const log = new Lines();
  const source = () => vscode.Uri.joinPath(folder(), 'large.txt');
  const read = (cache: SourceCache) => new SourceFile(source(), vscodeFiles, log, cache).read(true);
  const wasStored = () => log.lines.at(-1)?.endsWith('stored earlier') ?? false;
  const newCache = (version = '1') => new SourceCache(cacheFolder(), version, log);
  const fill = async () => {
    const cache = newCache();
    const state = await read(cache);
    await cache.flush();
    cache.dispose();
    return state;
  };

  suiteSetup(() => fs.writeFile(source(), new TextEncoder().encode(LARGE)));
  suiteTeardown(() => fs.delete(folder(), { recursive: true }));

  test('reads a large source once, and takes its papers from the storage at the next start', async () => {
    const first = await fill();
    assert.equal(wasStored(), false);
    assert.equal((await stored()).length, 1);
    const second = await read(newCache());
    assert.equal(wasStored(), true);
    const plain = ({ records }: typeof first) => records.map(({ item, line, key }) => ({ item, line, key }));
    assert.deepEqual(plain(second), plain(first));
    assert.deepEqual(second.problems, first.problems);
  });

  test('reads a source again that has changed, and forgets what it was', async () => {
    await fs.writeFile(source(), new TextEncoder().encode(LARGE.replace('Größe 7}', 'Changed}')));
    const state = await fill();
    assert.equal(wasStored(), false);
    assert.equal(state.records[7]?.item.title, 'Changed');
    assert.equal((await stored()).length, 1);
  });

  test('throws away what is damaged, cut or of another version', async () => {
    for (const damage of ['bytes', 'length', 'version']) {
      await fill();
      const [name = ''] = await stored();
      const uri = vscode.Uri.joinPath(cacheFolder(), name);
      const bytes = await fs.readFile(uri);
      bytes[bytes.length >> 1] = damage === 'bytes' ? 0 : bytes[bytes.length >> 1]!;
      await fs.writeFile(uri, damage === 'length' ? bytes.subarray(0, -1000) : bytes);
      const cache = newCache(damage === 'version' ? '2' : '1');
      const state = await read(cache);
      cache.dispose();
      assert.equal(wasStored(), false, damage);
      assert.equal(state.records.length, 4000);
      assert.deepEqual(await stored(), [], damage);
    }
  });

  test('keeps generated keys for the next start and those of other windows', async () => {
    const [one, other] = [new KeyRegistry(), new KeyRegistry()];
    const stores = [new KeyStore(folder(), log), new KeyStore(folder(), log)] as const;
    await stores[0].load(one);
    await stores[1].load(other);
    one.remember('auth+year', ['doi:10.1/one'], 'one2020');
    other.remember('auth+year', ['doi:10.1/other'], 'other2020');
    await stores[0].save(one);
    await stores[1].save(other);
    const next = new KeyRegistry();
    await new KeyStore(folder(), log).load(next);
    assert.equal(next.keyOf('auth+year', 'doi:10.1/one'), 'one2020');
    assert.equal(next.keyOf('auth+year', 'doi:10.1/other'), 'other2020');
  });
});
