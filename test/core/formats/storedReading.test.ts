import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { atOnce } from '../../../src/core/formats/atOnce';
import { readLibrary } from '../../../src/core/formats/readLibrary';
import { factsOf } from '../../../src/core/library/recordFacts';
import { toPaper } from '../../../src/core/paper';
import { shortTextOf } from '../../../src/core/shortText';
import { parseReadingInSteps, printReadingInSteps } from '../../../src/core/formats/storedReading';

const BIBTEX = Array.from(
  { length: 200 },
  (_, i) =>
    `@article{key${i},\n title = {On {\\"U}ber ${i} – 漢字}, author = {A, B and {Group}}, year = 20${i % 90}0\n`,
)
  .map((entry, i) => (i === 50 ? entry : `${entry}}\n`))
  .join('\n');
const RIS = 'TY  - JOUR\nTI  - One\nAU  - A, B\nER  - \nTY  - BOOK\nER  - \n';

function read(name: string, text: string) {
  const file = readLibrary(name, new TextEncoder().encode(text));
  assert.ok(file.format);
  const { records, problems } = file.reading;
  return { format: file.format, reading: { records, problems } };
}

const printed = (name: string, text: string) => atOnce(printReadingInSteps(read(name, text), '1.2.3'));
const parsed = (bytes: Uint8Array, version = '1.2.3') => atOnce(parseReadingInSteps(bytes, version));

test('gives a reading back as it was', () => {
  for (const [name, text] of [
    ['a.bib', BIBTEX],
    ['a.ris', RIS],
  ] as const) {
    const now = read(name, text);
    assert.ok(now.reading.problems.length > 0);
    const back = parsed(printed(name, text));
    assert.ok(back?.format);
    const records = back.reading.records.map(({ derived, ...record }) => {
      assert.deepEqual(factsOf({ ...record, derived }), factsOf(record));
      const paper = toPaper({ id: '', type: 'book', ...record.item });
      assert.equal(derived?.shortText, shortTextOf(paper));
      return record;
    });
    assert.deepEqual({ ...back, reading: { ...back.reading, records } }, now);
  }
});

test('takes nothing back from another version', () => {
  assert.equal(parsed(printed('a.bib', BIBTEX), '1.2.4'), undefined);
});

test('takes nothing back that was cut or lengthened', () => {
  const bytes = printed('a.bib', BIBTEX);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), length => {
      assert.equal(parsed(bytes.subarray(0, length)), undefined);
    }),
  );
  assert.equal(parsed(Uint8Array.from([...bytes, 32])), undefined);
});

test('does not throw on bytes of any kind', () => {
  const bytes = printed('a.bib', BIBTEX);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const damaged = bytes.slice();
      damaged[at] = byte;
      parsed(damaged);
    }),
  );
  fc.assert(fc.property(fc.uint8Array(), any => parsed(any) === undefined));
});
