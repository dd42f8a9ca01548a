import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bibliographyKind } from '../../../../src/core/citations/bibliography/bibliographyKind';
import { atOnce } from '../../../../src/core/formats/atOnce';
import { bibliographyEntries } from '../../../../src/core/citations/bibliography/bibliographyEntries';
import { insertRecord } from '../../../../src/core/citations/bibliography/insertRecord';
import { canEncode, encodeText, spliceText } from '../../../../src/core/citations/bibliography/encodeText';
import type { CslItem } from '../../../../src/core/csl';
import { readLibrary } from '../../../../src/core/formats/readLibrary';
import { writeRecords } from '../../../../src/core/formats/write/writeRecords';
import { decodeText } from '../../../../src/core/text/decodeText';
import { record } from '../../formats/write/records';

const item: CslItem = { id: 'new2025', type: 'book', title: 'New', issued: { 'date-parts': [[2025]] } };

/** The text with the record in it. */
function inserted(text: string, name: string, added = item): string {
  const insertion = insertRecord(text, bibliographyKind(name, text) ?? 'bibtex', added);
  if (typeof insertion === 'string') throw new Error(insertion);
  return text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
}

test('adds a BibTeX entry behind all others, in the layout of the file', () => {
  const entry = '@book{new2025,\n\ttitle={New},\n\tyear=2025\n}';
  assert.equal(
    inserted('@misc{a,\n\ttitle={A},\n\tyear=1999,\n}\n', 'r.bib'),
    `@misc{a,\n\ttitle={A},\n\tyear=1999,\n}\n\n${entry}\n`,
  );
  assert.equal(
    inserted('@misc{a,\n\tyear=1999}\n@misc{b,\n\tyear=1999}', 'r.bib'),
    `@misc{a,\n\tyear=1999}\n@misc{b,\n\tyear=1999}\n${entry}`,
  );
  assert.equal(
    inserted('% mine\r\n\r\n', 'r.bib'),
    '% mine\r\n\r\n@book{new2025,\r\n  title = {New},\r\n  date = {2025}\r\n}\r\n',
  );
  assert.equal(inserted('', 'r.bib'), '@book{new2025,\n  title = {New},\n  date = {2025}\n}\n');
});

test('adds a CSL-JSON item to the list, in the indentation of the file', () => {
  const one = [{ id: 'a', type: 'book', title: 'A' }];
  const both = (indent?: string | number) => JSON.stringify([...one, item], null, indent);
  for (const indent of [2, 4, '\t']) assert.equal(inserted(JSON.stringify(one, null, indent), 'r.json'), both(indent));
  assert.equal(inserted(JSON.stringify(one), 'r.json'), both().replace(',{"id":"new', ', {"id":"new'));
  assert.equal(inserted(`${JSON.stringify({ references: one, x: [1] }, null, 2)}\n`, 'r.json'), `${JSON.stringify({ references: [...one, item], x: [1] }, null, 2)}\n`); // prettier-ignore
  assert.deepEqual(JSON.parse(inserted('[]\n', 'r.json')), [item]);
  assert.deepEqual(JSON.parse(inserted('', 'r.json')), [item]);
});

test('adds a YAML item behind the last one, before what follows', () => {
  const added = "- id: new2025\n  type: book\n  title: New\n  issued: '2025'\n";
  const list = '---\nreferences:\n- id: a\n  title: A # note\n';
  assert.equal(inserted(`${list}\n# end\n...\n`, 'r.yaml'), `${list}${added}\n# end\n...\n`);
  assert.equal(inserted('references:\n  - id: a\n    title: A\nnocite: x', 'r.yaml'), `references:\n  - id: a\n    title: A\n${added.replace(/^(?=.)/gm, '  ')}nocite: x`); // prettier-ignore
  assert.equal(inserted('# empty\n', 'r.yaml'), `# empty\nreferences:\n${added}`);
  assert.equal(inserted('references:\n', 'r.yaml'), `references:\n${added}`);
});

test('refuses files whose list it can not find, and keys that the format can not have', () => {
  assert.equal(insertRecord('{"a": 1}', 'csl-json', item), 'list');
  assert.equal(insertRecord('[1, 2]', 'csl-json', item), 'list');
  const zotero = '{"config": {}, "items": [{"itemType": "book", "title": "x"}]}';
  assert.equal(insertRecord(zotero, 'csl-json', item), 'list');
  assert.deepEqual(atOnce(bibliographyEntries(zotero, 'csl-json')), []);
  assert.equal(insertRecord('[{"id": "a", "title": "x"', 'csl-json', item), 'list');
  assert.equal(insertRecord('references: [{id: a, title: b}]\n', 'csl-yaml', item), 'list');
  assert.equal(insertRecord('key: value\n', 'csl-yaml', item), 'list');
  assert.equal(insertRecord('', 'bibtex', { ...item, id: 'with blank' }), 'key');
});

test('reading the file then gives the old records and the new one, whatever they are', () => {
  const formats = fc.constantFrom(
    'bibtex' as const,
    'biblatex' as const,
    'csl-json' as const,
    'csl-yaml' as const,
    'ris' as const,
  );
  const endings = { bibtex: 'bib', biblatex: 'bib', 'csl-json': 'json', 'csl-yaml': 'yaml', ris: 'ris' };
  const shape = fc.record({ crlf: fc.boolean(), cut: fc.boolean(), comment: fc.boolean() });
  fc.assert(
    fc.property(
      formats,
      fc.array(record, { minLength: 1, maxLength: 3 }),
      record,
      shape,
      (format, old, added, { crlf, cut, comment }) => {
        let text = writeRecords(old, format);
        if (comment && format !== 'csl-json' && format !== 'ris') text = `# a note\n\n${text}`;
        if (cut) text = text.trimEnd();
        if (crlf) text = text.replaceAll('\n', '\r\n');
        const name = `r.${endings[format]}`;
        const after = inserted(text, name, { ...added, id: 'added' });
        const keys = (source: string) => {
          const file = readLibrary(name, new TextEncoder().encode(source));
          return file.format === undefined ? [] : file.reading.records.map(one => one.item.id);
        };
        assert.deepEqual(keys(after), [...old.map(({ id }) => id), 'added'], after);
        assert.equal(after.includes('\n') && crlf && /(?<!\r)\n/.test(after), false);
        assert.equal(/\s$/.test(after), format === 'ris' && cut ? /\s$/.test(after) : !cut);
      },
    ),
    { numRuns: 300, seed: 9 },
  );
});

test('keeps every byte of a file, in its own encoding', () => {
  const latin1 = Uint8Array.from('% Größe €\n', char => (char === '€' ? 0x80 : char.charCodeAt(0)));
  const utf8 = new TextEncoder().encode('\ufeff% Größe\n');
  const utf16 = Uint8Array.from([0xff, 0xfe, ...encodeText('% Größe\r\n', 'utf-16le')!]);
  const big = Uint8Array.from([0xfe, 0xff, ...encodeText('% Größe\r\n', 'utf-16be')!]);
  for (const bytes of [latin1, utf8, utf16, big]) {
    const decoded = decodeText(bytes)!;
    const spliced = spliceText(bytes, decoded, decoded.text.length, '@misc{ä}\n')!;
    assert.deepEqual([...spliced.subarray(0, bytes.length)], [...bytes]);
    assert.equal(decodeText(spliced)?.text, `${decoded.text}@misc{ä}\n`);
    assert.equal(
      decodeText(spliceText(bytes, decoded, 2, 'x€')!)?.text,
      `${decoded.text.slice(0, 2)}x€${decoded.text.slice(2)}`,
    );
  }
  assert.equal(spliceText(latin1, decodeText(latin1)!, 3, 'Ł'), undefined);
  assert.deepEqual(
    ['Ł', 'é', '€'].map(char => canEncode(char, 'latin1')),
    [false, true, true],
  );
});

test('does not guess a place in a file that is damaged in its encoding', () => {
  const text = new TextEncoder().encode('[{"id": "äöüß äöüß äöüß äöüß"}]');
  const damaged = Uint8Array.from([...text.subarray(0, 9), 0xff, ...text.subarray(9)]);
  const decoded = decodeText(damaged)!;
  assert.equal(decoded.encoding, 'utf-8');
  assert.equal(spliceText(damaged, decoded, decoded.text.length - 1, 'x'), undefined);
  assert.deepEqual([...spliceText(damaged, decoded, decoded.text.length, 'x')!], [...damaged, 120]);
});
