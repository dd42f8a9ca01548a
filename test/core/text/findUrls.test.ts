import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUrls, trimUrl } from '../../../src/core/text/findUrls';

test('takes off what belongs to the sentence', () => {
  const stuck = ['.', ',', ').', '}.', '"', '”,', '>', ']', "'.", '?)', '...', '}'];
  assert.deepEqual(
    new Set(stuck.map(end => trimUrl(`https://code.example/a_b${end}`))),
    new Set(['https://code.example/a_b']),
  );
});

test('keeps brackets that the address itself opens', () => {
  assert.deepEqual(['https://w.example/A_(b)', 'https://w.example/A_(b)).', 'https://w.example/a[1],'].map(trimUrl), [
    'https://w.example/A_(b)',
    'https://w.example/A_(b)',
    'https://w.example/a[1]',
  ]);
});

test('finds the addresses of a text in order', () => {
  const text =
    'At <https://a.example/x>, (see http://b.example/y_(z)), “https://c.example” and https://d.example/q}. Not http://.';
  assert.deepEqual(findUrls(text), [
    'https://a.example/x',
    'http://b.example/y_(z)',
    'https://c.example',
    'https://d.example/q',
  ]);
});

test('returns for an address that never ends', () => {
  assert.equal(findUrls(`https://a.example/${'('.repeat(1e6)}`).length, 1);
});
