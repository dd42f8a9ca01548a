import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeText } from '../../../src/core/text/decodeText';

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const utf16le = (text: string) => [...Buffer.from(text, 'utf16le')];
const utf16be = (text: string) => [...Buffer.from(text, 'utf16le').swap16()];
const decode = (bytes: readonly number[]) => {
  const decoded = decodeText(Uint8Array.from(bytes));
  return decoded && [decoded.encoding, decoded.text];
};

test('reads UTF-8 with and without a byte order mark, which it removes', () => {
  assert.deepEqual(decode(utf8('Größe 日本')), ['utf-8', 'Größe 日本']);
  assert.deepEqual(decode([...UTF8_MARK, ...utf8('Größe')]), ['utf-8', 'Größe']);
});

test('reads UTF-16 of both byte orders with and without a byte order mark', () => {
  const text = 'Heart rate of 20 naïve users\r\nWe measure it.';
  assert.deepEqual(decode([0xff, 0xfe, ...utf16le(text)]), ['utf-16le', text]);
  assert.deepEqual(decode([0xfe, 0xff, ...utf16be(text)]), ['utf-16be', text]);
  assert.deepEqual(decode(utf16le(text)), ['utf-16le', text]);
  assert.deepEqual(decode(utf16be(text)), ['utf-16be', text]);
});

test('reads UTF-16 that is cut inside a unit', () => {
  assert.deepEqual(decode([0xff, 0xfe, ...utf16le('abc'), 0x64]), ['utf-16le', 'abc']);
});

test('reads Windows-1252 where the bytes are not UTF-8', () => {
  assert.deepEqual(decode([0x93, 0x47, 0x72, 0xf6, 0xdf, 0x65, 0x94, 0x20, 0x80]), ['latin1', '“Größe” €']);
  assert.deepEqual(decode(utf8('caf').concat(0xe9)), ['latin1', 'café']);
});

test('keeps UTF-8 that is cut inside a character or has one broken byte', () => {
  assert.deepEqual(decode(utf8('Größe und Länge, 日').slice(0, -1)), ['utf-8', 'Größe und Länge, ']);
  assert.deepEqual(decode([...utf8('äöüäöü'), 0xff, ...utf8('äöü')]), ['utf-8', 'äöüäöü\ufffdäöü']);
});

test('takes an empty file for empty text', () => {
  assert.deepEqual(decode([]), ['utf-8', '']);
});

test('knows binary files by NULs, control characters and the mark of a PDF', () => {
  assert.equal(decode([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]), undefined);
  assert.equal(decode([...utf8('text'), 0, ...utf8('more text, and yet more')]), undefined);
  assert.equal(decode([1, 2, 3, 4, 65, 66]), undefined);
  assert.equal(decode(utf8('%PDF-1.7\nwords')), undefined);
});

test('returns for 50 MB of one line', () => {
  assert.equal(decodeText(new Uint8Array(50e6).fill(0x61))?.text.length, 50e6);
});

test('gives back any text that was written as UTF-8', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '日', '😀', ' ', '\n'), maxLength: 200 });
  fc.assert(
    fc.property(text, written => assert.deepEqual(decode(utf8(written)), ['utf-8', written])),
    { numRuns: 200 },
  );
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => void decodeText(bytes)),
    { numRuns: 500 },
  );
});
