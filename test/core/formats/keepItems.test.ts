import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atOnce } from '../../../src/core/formats/atOnce';
import { cslJson } from '../../../src/core/formats/cslJson';
import { keepItems } from '../../../src/core/formats/keepItems';
import { readLibrary, readLibraryInSteps } from '../../../src/core/formats/readLibrary';
import { Library } from '../../../src/core/library/library';

const item = (id: string, title: string) => ({ id, title, type: 'book', issued: { 'date-parts': [[2020]] } });
const read = (items: readonly object[]) => cslJson.read(JSON.stringify(items, undefined, 1));

describe('keepItems', () => {
  it('keeps the record of an item that is the same in the same place, and the item of one that has moved', () => {
    const before = read([item('a', 'Alpha'), item('b', 'Beta'), item('c', 'Gamma')]);
    const now = atOnce(
      keepItems(before, read([item('a', 'Alpha'), item('x', 'New'), item('b', 'Beta'), item('c', 'Other')])),
    );
    assert.equal(now.records[0], before.records[0]);
    assert.equal(now.records[2]?.item, before.records[1]?.item);
    assert.notEqual(now.records[2]?.line, before.records[1]?.line);
    assert.deepEqual(now.records[3]?.item.title, 'Other');
  });

  it('changes nothing of what was read', () => {
    const before = read([item('a', 'Alpha'), item('a', 'Alpha'), item('b', 'Beta')]);
    const now = read([item('b', 'Beta'), item('a', 'Alpha 2'), item('a', 'Alpha')]);
    assert.deepEqual(atOnce(keepItems(before, now)), now);
  });
});

it('keeps the papers of a file whose other records have changed or moved', () => {
  const bytes = (items: readonly object[]) => new TextEncoder().encode(JSON.stringify(items, undefined, 1));
  const library = new Library();
  const load = (file: ReturnType<typeof readLibrary>) => {
    assert.ok(file.format !== undefined);
    library.setSources([{ uri: 'a.json', ...file.reading, level: 'user' }]);
    return library.papers;
  };
  const first = readLibrary('a.json', bytes([item('a', 'Alpha'), item('b', 'Beta')]));
  const [alpha] = load(first);
  const next = atOnce(readLibraryInSteps('a.json', bytes([item('new', 'New'), item('a', 'Alpha')]), first));
  assert.equal(load(next)[1], alpha);
  assert.equal(library.originsOf('a')[0]?.line, 13);
});
