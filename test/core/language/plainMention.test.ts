import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identifiersIn } from '../../../src/core/language/identifiersIn';
import { PaperLookup } from '../../../src/core/language/paperLookup';
import { plainMention } from '../../../src/core/language/plainMention';
import { toPaper } from '../../../src/core/paper';

const issued = { 'date-parts': [[2025]] };
const papers = [
  {
    id: 'kim2025',
    type: 'book',
    title: 'A Model of the Tides: Ebb & Flow',
    author: [{ family: 'Kim' }, { family: 'Cho' }],
    issued,
    DOI: '10.1000/Tides(1)',
  },
  {
    id: 'kim2025b',
    type: 'book',
    title: 'Another Model',
    author: [{ family: 'Kim' }],
    issued,
    custom: { arxiv: '2510.04477' },
  },
  {
    id: 'berg2025',
    type: 'book',
    title: 'Web',
    author: [{ family: 'Bérg', 'non-dropping-particle': 'van der' }],
    issued,
    URL: 'https://www.example.org/web/',
  },
].map(item => toPaper(item));

function lookup(): PaperLookup {
  const steps = PaperLookup.inSteps(papers);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The text that names a paper at the `|`, or between two of them, and the keys that it may mean. */
function at(marked: string) {
  const [before = '', middle = '', rest] = marked.split('|');
  const line = before + middle + (rest ?? '');
  const end = rest === undefined ? before.length : before.length + middle.length;
  const found = plainMention(line, before.length, end, lookup());
  return found && [line.slice(found.start, found.end), ...found.papers.map(({ key }) => key)];
}

test('reads the identifiers in an address', () => {
  assert.deepEqual(identifiersIn('https://doi.org/10.1000/ABC').slice(0, 1), ['doi:10.1000/abc']);
  assert.deepEqual(identifiersIn('https://arxiv.org/pdf/2510.04477v2.pdf').slice(0, 1), ['arxiv:2510.04477']);
  assert.deepEqual(identifiersIn('arXiv:cs/0112017'), ['arxiv:cs/0112017']);
  assert.deepEqual(identifiersIn('https://pubmed.ncbi.nlm.nih.gov/123456/').slice(0, 1), ['pmid:123456']);
  assert.deepEqual(identifiersIn('nothing'), []);
});

test('finds a DOI, an arXiv id or an address', () => {
  assert.deepEqual(at('see https://arxiv.org/abs/25|10.04477v1.'), ['https://arxiv.org/abs/2510.04477v1', 'kim2025b']);
  assert.deepEqual(at('see arXiv:2510|.04477'), ['arXiv:2510.04477', 'kim2025b']);
  assert.deepEqual(at('see <http://example.org/|web>'), ['<http://example.org/web>', 'berg2025']);
  assert.deepEqual(at('see [the web](https://example.org/|web).'), ['[the web](https://example.org/web)', 'berg2025']);
  assert.equal(at('see https://example.org/|other'), undefined);
  assert.equal(at('far| away: https://example.org/web'), undefined);
});

test('finds authors with a year, in brackets or in the sentence', () => {
  assert.deepEqual(at('as shown [Kim et| al. 2025].'), ['[Kim et al. 2025]', 'kim2025', 'kim2025b']);
  assert.deepEqual(at('as shown (Kim & Cho|, 2025).'), ['(Kim & Cho, 2025)', 'kim2025', 'kim2025b']);
  assert.deepEqual(at('van der Berg (20|25) shows'), ['van der Berg (2025)', 'berg2025']);
  assert.equal(at('as shown [Kim et| al. 2024].'), undefined);
  assert.equal(at('[Kim| 2025](https://example.org)'), undefined);
});

test('finds a title: selected, quoted or alone in its line', () => {
  assert.deepEqual(at('read |a model of the tides – ebb flow| soon'), ['a model of the tides – ebb flow', 'kim2025']);
  assert.deepEqual(at('read “Another |Model” soon'), ['“Another Model”', 'kim2025b']);
  assert.deepEqual(at('- Another |model.'), ['Another model.', 'kim2025b']);
  assert.equal(at('another model is what we| need'), undefined);
});
