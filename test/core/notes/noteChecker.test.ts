import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoteSyntax } from '../../../src/core/citations/syntax/citationCluster';
import { atOnce } from '../../../src/core/formats/atOnce';
import { readLibrary } from '../../../src/core/formats/readLibrary';
import { NoteChecker } from '../../../src/core/notes/checks/noteChecker';
import { partsOfNote } from '../../../src/core/notes/index/readNote';

/** The unknown keys of a note beside which `own.bib` lies, while the rest of the library is `shared.bib`. */
async function unknownKeys(text: string, syntax: NoteSyntax): Promise<string[]> {
  const source = (name: string, key: string) => {
    const bib = `@book{${key}, title={A Title}, author={Abe, Rin}, year=2020, publisher={Desks}}`;
    const file = readLibrary(name, new TextEncoder().encode(bib));
    assert.ok(file.format !== undefined);
    return { uri: name, records: file.reading.records, problems: file.reading.problems };
  };
  const checker = new NoteChecker({
    resolve: async (_note, entry) => entry,
    readSource: async address => {
      if (address !== 'own.bib') throw new Error(`${address} can't be read.`);
      return source(address, 'own2020');
    },
    sourcesFor: async () => [{ ...source('shared.bib', 'shared2020'), level: 'folder' }],
    inSlices: async steps => atOnce(steps),
  });
  const problems = await checker.check({ uri: 'note', parts: partsOfNote('note', text, syntax) });
  return problems.filter(({ code }) => code === 'unknown-key').map(({ start, end }) => text.slice(start, end));
}

test('reads the bibliography that a note names in the way of its notation', async () => {
  const keys = 'own2020, shared2020, gone2020';
  const notes: readonly (readonly [NoteSyntax, string])[] = [
    ['pandoc', '---\nbibliography: own.bib\n---\n[@own2020; @shared2020; @gone2020]\n'],
    ['latex', `\\cite{${keys}}\n\\addbibresource{own.bib}\n`],
    ['latex', `\\cite{${keys}}\n\\bibliography{own}\n`],
    ['typst', '@own2020 @shared2020 @gone2020\n#bibliography("own.bib")\n'],
    ['typst', '= Part <part>\n@part #cite(<own2020>) #cite(<gone2020>, form: "prose")\n#bibliography(("own.bib",))\n'],
  ];
  for (const [syntax, text] of notes) assert.deepEqual(await unknownKeys(text, syntax), ['gone2020'], text);
});

test('checks against all else where TeX looks for the bibliography in another folder', async () => {
  assert.deepEqual(await unknownKeys('\\cite{own2020, shared2020}\n\\bibliography{there}', 'latex'), ['own2020']);
  assert.deepEqual(await unknownKeys('\\cite{own2020, shared2020}\n\\bibliography{there, own}', 'latex'), []);
});

test('refuses to check a note whose front matter names a bibliography that is not there', async () => {
  await assert.rejects(
    unknownKeys('---\nbibliography: there.bib\n---\n[@own2020]', 'pandoc'),
    /there\.bib can't be read/,
  );
});
