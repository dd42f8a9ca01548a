import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLibrary } from '../../../src/core/formats/readLibrary';

/** The format and number of records, or the message. */
function outcome(name: string, content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = readLibrary(name, bytes);
  return file.format === undefined ? file.message : `${file.format} ${file.reading.records.length}`;
}

const LISTING = [
  'PulseNote: Reading Heart Sounds with Small Models',
  'Heart sounds are cheap to record and hard to read. We train a small model and let nurses use it for a month, naïve as it is.',
  'A Quiet Ward: What Alarms Tell and What They Hide',
  'Most alarms on a ward mean nothing. This study counts them over one winter and asks staff which ones they acted on.',
].join('\n');
const JSON_LIST = '[{"id": "a", "title": "A"}]';

test('picks the format by content, whatever the ending', () => {
  assert.equal(outcome('papers.txt', LISTING), 'listing 2');
  assert.equal(outcome('papers', LISTING), 'listing 2');
  assert.equal(outcome('papers.json', LISTING), 'listing 2');
  assert.equal(outcome('papers.json', JSON_LIST), 'CSL-JSON 1');
  assert.equal(outcome('papers.txt', JSON_LIST), 'CSL-JSON 1');
});

test('picks the format by ending where the content has no sign of it', () => {
  assert.equal(
    outcome('Papers.JSON', '{"note": "mine", "references": [{"DOI": "10.1/x", "title": "A"}]}'),
    'CSL-JSON 1',
  );
});

test('reads a listing in any encoding and with any line end', () => {
  const windows = LISTING.replaceAll('\n', '\r\n');
  const utf16 = Buffer.from(windows, 'utf16le');
  const versions = {
    crlf: Buffer.from(windows),
    mark: Buffer.from(`\ufeff${LISTING}`),
    le: utf16,
    leMark: Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    be: Buffer.from(utf16).swap16(),
    beMark: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    latin1: Buffer.from(LISTING, 'latin1'),
  };
  const expected = readLibrary('x.txt', Buffer.from(LISTING));
  for (const bytes of Object.values(versions)) assert.deepEqual(readLibrary('x.txt', bytes), expected);
});

test('says in one sentence why a file holds no papers', () => {
  const files: [name: string, content: string | Uint8Array, message: string][] = [
    ['refs.txt', '', 'refs.txt is empty.'],
    ['refs.txt', ' \r\n\ufeff\n', 'refs.txt is empty.'],
    [
      'cover.png',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0),
      'cover.png is a binary file: expected text with a list of papers.',
    ],
    [
      'my/refs.txt',
      'Milk, bread\nand eggs',
      'refs.txt is not a list of papers: expected a title line and an abstract line in turn.',
    ],
    [
      'c:\\my\\refs.json',
      '{"a": 1}',
      'refs.json is not a list of papers: expected a list of CSL-JSON records, each with a title.',
    ],
    ['refs.json', '[]', 'refs.json holds no papers: expected a list of CSL-JSON records, each with a title.'],
  ];
  for (const [name, content, message] of files) assert.equal(outcome(name, content), message);
  assert.match(outcome('refs.xyz', 'Milk'), /^refs\.xyz is not a list of papers: expected .*CSL-JSON.*in turn\.$/);
});

test('gives the problems of a file that has the format but no good record', () => {
  const file = readLibrary('refs.json', new TextEncoder().encode('[{"id": "a"}]'));
  assert.ok(file.format === 'CSL-JSON' && file.reading.problems.length === 1);
});

test('returns for 50 MB of one line', () => {
  assert.match(outcome('line.txt', new Uint8Array(50e6).fill(0x61)), /^line\.txt is not a list of papers/);
});

test('never throws', () => {
  const content = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.string(), content, (name, bytes) => void outcome(name, bytes)),
    { numRuns: 300 },
  );
});
