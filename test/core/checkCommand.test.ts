import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

const command = path.resolve('dist/check.js');
let folder = '';

function write(name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-check-'));
  const lamp = '@article{lamp2020, title={Lamps}, author={Abe, Rin}, year=2020, journal={Desks}}\n';
  write(
    'good/note.md',
    '---\nbibliography: ../refs.bib\n---\n\nSee [@lamp2020, p. 3] and `@nobody`, mail me@a.example.\n',
  );
  write('bad/note.md', '---\nbibliography: ../refs.bib\n---\n\nSee [@lamp2020; @lamp2021].\n');
  write('bad/node_modules/x.md', '[@lamp2021]');
  write('bad/off.md', '---\nbibliography: ../refs.bib\n---\n\n<!-- lectern: off -->\n[@lamp2021]\n');
  write('project/_quarto.yml', 'bibliography: own.bib\n');
  write('project/own.bib', lamp.replace('lamp2020', 'own2020'));
  write('project/deep/note.qmd', 'As @own2020 says, see @fig-lamp and @other2020.\n');
  write('book/myst.yml', 'version: 1\nproject:\n  bibliography:\n    - own.bib\n');
  write('book/own.bib', lamp.replace('lamp2020', 'own2020'));
  write('book/deep/note.md', 'As {cite:t}`own2020` says, and others {cite:p}`own2020, other2020`.\n');
  write('book/cells.ipynb', JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['{cite:p}`no2020`'] }] }));
  write('cells/book.ipynb', JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['x\n', '[@no2020]'] }] }));
  write('tex/note.tex', 'See \\cite{lamp2020, lamp2021}.\n\\bibliography{IEEEabrv,../refs}\n');
  write('refs.bib', lamp);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('notes without problems pass', () => {
  const { status, stdout } = check('good');
  assert.deepEqual([status, stdout], [0, '']);
});

test('an unknown key fails with its place; packages and notes that put checks off are left alone', () => {
  const { status, stdout, stderr } = check('bad');
  assert.equal(status, 1);
  assert.equal(stdout, 'bad/note.md:5:18: error: The library has no paper with the key "lamp2021". [unknown-key]\n');
  assert.match(stderr, /Files: 2\. Errors: 1, warnings: 0, notes: 0\./);
});

test('the bibliography that a LaTeX document names holds for it, wherever it lies', () => {
  const { status, stdout } = check('tex');
  assert.equal(status, 1);
  assert.equal(stdout, 'tex/note.tex:1:21: error: The library has no paper with the key "lamp2021". [unknown-key]\n');
});

test('the bibliography of the project holds for its notes', () => {
  const { status, stdout } = check('project');
  assert.equal(status, 1);
  assert.match(stdout, /^project\/deep\/note\.qmd:1:38: error: .*"other2020"/);
  assert.equal(stdout.split('\n').length, 2);
});

test('the Markdown of a MyST project is read as MyST, at any depth and in notebooks', () => {
  const { status, stdout } = check('book');
  assert.equal(status, 1);
  assert.deepEqual(stdout.trimEnd().split('\n').toSorted(), [
    'book/cells.ipynb:cell 1:1:10: error: The library has no paper with the key "no2020". [unknown-key]',
    'book/deep/note.md:1:57: error: The library has no paper with the key "other2020". [unknown-key]',
  ]);
});

test('a library that is given is the bibliography of all notes', () => {
  const { status, stdout } = check('cells', '--library', 'refs.bib');
  assert.equal(status, 1);
  assert.match(stdout, /^cells\/book\.ipynb:cell 1:2:3: error: /);
});

test('SARIF names rule, level and region', () => {
  const { status, stdout } = check('bad/note.md', '--format', 'sarif');
  assert.equal(status, 1);
  const { version, runs } = JSON.parse(stdout);
  assert.equal(version, '2.1.0');
  const [result] = runs[0].results;
  assert.equal(result.ruleId, 'unknown-key');
  assert.equal(result.level, 'error');
  assert.equal(runs[0].tool.driver.rules[result.ruleIndex].id, 'unknown-key');
  assert.deepEqual(result.locations[0].physicalLocation, {
    artifactLocation: { uri: 'bad/note.md' },
    region: { startLine: 5, startColumn: 18, endLine: 5, endColumn: 26 },
  });
});

test('what can not be checked ends with 2 and one sentence', () => {
  assert.equal(check().status, 2);
  assert.match(check('nowhere').stderr, /^nowhere: there is no such file or folder\.\n/);
  assert.match(check('good', '--library', 'no.bib').stderr, /no\.bib can't be read\.\n$/);
  assert.equal(check('good', '--fail-on', 'never').status, 2);
  assert.equal(check('good', '--what').status, 2);
});
