import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passageAt } from '../../../src/core/notes/passageAt';

/** The passage at the `|` of a note. */
function at(marked: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const lines = marked.replace('|', '').split('\n');
  return passageAt(line => lines[line], before.length - 1, before.at(-1)?.length ?? 0);
}

const ONE = 'Wearables estimate how old an artery is from its pulse.';
const TWO = 'Deep networks read the shape of each beat for that.';

test('takes the sentence at the caret', () => {
  assert.equal(at(`# Head\n\n${ONE} Deep| networks read the shape of each beat for that.\n\nOther.`)?.text, TWO);
  assert.equal(at(`${ONE}| ${TWO}`)?.text, ONE);
});

test('takes the paragraph where the sentence says too little', () => {
  const passage = at(`${ONE} So it is.|`);
  assert.equal(passage?.text, `${ONE} So it is.`);
});

test('reads a paragraph over several lines', () => {
  const passage = at(`Before.\n\n${ONE}\n${TWO}|\n\nAfter.`);
  assert.deepEqual(passage, {
    text: TWO,
    paragraph: `${ONE}\n${TWO}`,
    firstLine: 2,
    caret: ONE.length + 1 + TWO.length,
  });
});

test('finds none on a blank line', () => {
  assert.equal(at('One.\n|\nTwo.'), undefined);
});
