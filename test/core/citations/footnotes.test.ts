import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { footnoteLabel, footnoteText } from '../../../src/core/citations/footnotes';

/** The note with the definitions of these labels at its end. */
function define(note: string, ...labels: string[]): string {
  return (
    note +
    footnoteText(
      note,
      labels.map(label => `[^${label}]: ${label.toUpperCase()}.`),
    )
  );
}

describe('footnoteText', () => {
  it('puts definitions at the end, an empty line apart', () => {
    assert.deepEqual(
      ['Text', 'Text\n', 'Text\n\n', '', '\n'].map(note => define(note, 'a')),
      ['Text\n\n[^a]: A.\n', 'Text\n\n[^a]: A.\n', 'Text\n\n[^a]: A.\n', '[^a]: A.\n', '\n[^a]: A.\n'],
    );
  });

  it('continues the definitions that are there', () => {
    assert.equal(define('Text\n\n[^a]: A.\n', 'b', 'c'), 'Text\n\n[^a]: A.\n[^b]: B.\n[^c]: C.\n');
    assert.equal(define('Text\n\n[^a]: A.', 'b'), 'Text\n\n[^a]: A.\n[^b]: B.\n');
  });

  it('defines nothing twice', () => {
    assert.equal(define('x[^a]\n\n[^a]: mine\n\nmore\n', 'a'), 'x[^a]\n\n[^a]: mine\n\nmore\n');
    assert.equal(define('Text\n', 'a', 'a'), 'Text\n\n[^a]: A.\n');
  });

  it('keeps the line breaks of the note', () => {
    assert.equal(define('Text\r\n', 'a', 'b'), 'Text\r\n\r\n[^a]: A.\r\n[^b]: B.\r\n');
  });
});

describe('footnoteLabel', () => {
  it('holds only what may stand in a label', () => {
    assert.deepEqual(['kim2025', 'DBLP:conf/x', 'odd key]', 'http://x', '[]'].map(footnoteLabel), [
      'kim2025',
      'DBLP:conf/x',
      'odd-key-',
      'http:-x',
      '-',
    ]);
  });
});
