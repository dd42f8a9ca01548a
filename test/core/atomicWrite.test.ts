import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { FolderNotWritable, writeAtomically } from '../../src/adapters/node/atomicWrite';

const KILLS = 40;
const SIZE = 5 << 20;

/** A bibliography of five megabytes that is all of one letter: a mixture of two shows at once. */
function bytesOf(letter: string): Buffer {
  return Buffer.alloc(SIZE, letter);
}

function temporaryFolder(after: (clean: () => void) => void): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-'));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** In the child: writes the file with one letter after the other until it is killed. */
async function writeForEver(file: string): Promise<void> {
  process.send?.('ready');
  for (let i = 0; i < 100_000; i++) await writeAtomically(file, bytesOf(i % 2 ? 'a' : 'b'));
}

const target = process.env['LECTERN_WRITE_TARGET'];
if (target) void writeForEver(target);
else {
  test(
    'a file is the old or the new one, whole, whenever its writer is killed',
    { timeout: 120_000 },
    async context => {
      const folder = temporaryFolder(clean => context.after(clean));
      const file = path.join(folder, 'refs.bib');
      fs.writeFileSync(file, bytesOf('a'), { mode: 0o640 });
      const seen = new Set<string>();
      let torn = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const child = fork(__filename, { env: { ...process.env, LECTERN_WRITE_TARGET: file }, stdio: 'ignore' });
        await new Promise(resolve => child.once('message', resolve));
        // from the first write on to some writes later
        await new Promise(resolve => setTimeout(resolve, (kill * 7) % 60));
        child.kill('SIGKILL');
        await new Promise(resolve => child.once('exit', resolve));
        const bytes = fs.readFileSync(file);
        const letter = String.fromCharCode(bytes[0] ?? 0);
        assert.equal(bytes.length, SIZE, `kill ${kill}`);
        assert.ok(bytes.equals(bytesOf(letter)), `kill ${kill}: the file is a mixture`);
        assert.equal(fs.statSync(file).mode & 0o777, 0o640);
        seen.add(letter);
        torn += fs.readdirSync(folder).length - 1;
        for (const name of fs.readdirSync(folder)) if (name !== 'refs.bib') fs.rmSync(path.join(folder, name));
      }
      assert.deepEqual([...seen].sort(), ['a', 'b'], 'the writer got to write');
      assert.ok(torn > 0, 'some kills fell into the middle of a write');
    },
  );

  test('keeps mode and symbolic link, and leaves nothing beside the file', async context => {
    const folder = temporaryFolder(clean => context.after(clean));
    const [file, link] = [path.join(folder, 'real', 'refs.bib'), path.join(folder, 'link.bib')];
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, 'old', { mode: 0o604 });
    fs.chmodSync(file, 0o604);
    fs.symlinkSync(file, link);
    await writeAtomically(link, Buffer.from('new'));
    assert.equal(fs.readFileSync(file, 'utf8'), 'new');
    assert.equal(fs.statSync(file).mode & 0o777, 0o604);
    assert.ok(fs.lstatSync(link).isSymbolicLink());
    await writeAtomically(path.join(folder, 'other.bib'), Buffer.from('first'));
    assert.deepEqual(fs.readdirSync(folder).sort(), ['link.bib', 'other.bib', 'real']);
    assert.deepEqual(fs.readdirSync(path.dirname(file)), ['refs.bib']);
  });

  test('an error leaves the old file and nothing beside it', async context => {
    const folder = temporaryFolder(clean => context.after(clean));
    const file = path.join(folder, 'refs.bib');
    fs.mkdirSync(file);
    fs.writeFileSync(path.join(file, 'inside'), 'old');
    // a folder can't be replaced by a file: the rename fails after all bytes are written
    await assert.rejects(writeAtomically(file, Buffer.from('new')));
    assert.deepEqual(fs.readdirSync(folder), ['refs.bib']);
    assert.equal(fs.readFileSync(path.join(file, 'inside'), 'utf8'), 'old');
    await assert.rejects(writeAtomically(path.join(folder, 'gone', 'refs.bib'), Buffer.from('new')));
  });

  test('a full disk leaves the old file', { skip: !fs.existsSync('/dev/full') }, async context => {
    const folder = temporaryFolder(clean => context.after(clean));
    const file = path.join(folder, 'refs.bib');
    fs.writeFileSync(file, 'old');
    const { open } = fs.promises;
    context.mock.method(fs.promises, 'open', async (name: string, ...rest: unknown[]) =>
      // what is written to this device fails as on a full disk
      name.endsWith('.lectern-tmp') ? open('/dev/full', 'w') : (open as (...args: unknown[]) => unknown)(name, ...rest),
    );
    await assert.rejects(writeAtomically(file, Buffer.from('new')), { code: 'ENOSPC' });
    context.mock.restoreAll();
    assert.equal(fs.readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(fs.readdirSync(folder), ['refs.bib']);
  });

  test('tells where a folder takes no new file', { skip: process.getuid?.() === 0 }, async context => {
    const folder = temporaryFolder(clean => context.after(clean));
    fs.chmodSync(folder, 0o500);
    await assert.rejects(writeAtomically(path.join(folder, 'refs.bib'), Buffer.from('new')), FolderNotWritable);
    fs.chmodSync(folder, 0o700);
  });
}
