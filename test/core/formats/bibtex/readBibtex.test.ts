import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bibtex } from '../../../../src/core/formats/bibtex/bibtex';
import { TextParts } from '../../../../src/core/text/textParts';
import { readBibtexInSteps } from '../../../../src/core/formats/bibtex/readBibtex';

/** The records of a text without place. */
function items(text: string) {
  return bibtex.read(text).records.map(record => record.item);
}

function only(text: string) {
  const all = items(text);
  assert.equal(all.length, 1);
  return all[0]!;
}

test('maps an article to CSL-JSON', () => {
  const item = only(`@article{kim2025,
    author = {Kim, Mina and {Open Health Group} and van der Berg, Jan},
    title = {Reading {CT} scans with gr{\\"o}{\\ss}er models},
    journal = "Journal of Examples", year = 2025, month = mar, volume = 3, number = {2}, pages = {10--19},
    doi = {https://doi.org/10.1000/ex.1}, keywords = {imaging, triage}, abstract = {One.
      Two.}
  }`);
  assert.deepEqual(item, {
    id: 'kim2025',
    type: 'article-journal',
    title: 'Reading <span class="nocase">CT</span> scans with größer models',
    'container-title': 'Journal of Examples',
    author: [
      { family: 'Kim', given: 'Mina' },
      { literal: 'Open Health Group' },
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    ],
    issued: { 'date-parts': [[2025, 3]] },
    volume: '3',
    issue: '2',
    page: '10–19',
    DOI: '10.1000/ex.1',
    abstract: 'One. Two.',
    keyword: 'imaging; triage',
  });
});

test('resolves strings, concatenation and month macros, whatever the delimiters', () => {
  const [item] = items(`@STRING(pre = "Annals of ")
    @string{ anx = pre # {Examples} }
    @comment{@article{no, title = {No}}}
    @preamble{"\\newcommand{\\x}{y}"}
    @book(a:b/c+d_e, title = "A {"quoted"} title", publisher = anx, year = {1999}, month = "10~" # jan)`);
  assert.deepEqual(item, {
    id: 'a:b/c+d_e',
    type: 'book',
    title: 'A <span class="nocase">"quoted"</span> title',
    issued: { 'date-parts': [[1999, 1, 10]] },
    publisher: 'Annals of Examples',
  });
});

test('inherits from crossref as biblatex does, and keeps titles apart', () => {
  const [chapter] = items(`@incollection{c, author = {Roe, Ann}, title = {Part}, pages = {1--2}, crossref = {b}}
    @collection{b, editor = {Poe, Bo}, title = {Whole}, subtitle = {All}, year = {2001}, publisher = {P}}`);
  assert.deepEqual(
    [chapter?.title, chapter?.['container-title'], chapter?.editor, chapter?.issued, chapter?.publisher],
    ['Part', 'Whole: All', [{ family: 'Poe', given: 'Bo' }], { 'date-parts': [[2001]] }, 'P'],
  );
});

test('follows xdata, and ends circles of parents', () => {
  const all = items(`@xdata{x, publisher = {P}, xdata = {y}} @xdata{y, location = {L}, xdata = {x}}
    @book{b, title = {T}, xdata = {x}} @book{p, crossref = {q}} @book{q, crossref = {p}, title = {Q}}`);
  assert.deepEqual(
    all.map(item => [item.id, item.title, item.publisher, item['publisher-place']]),
    [
      ['b', 'T', 'P', 'L'],
      ['p', 'Q', undefined, undefined],
      ['q', 'Q', undefined, undefined],
    ],
  );
});

test('holds the growth of strings that double each other within bounds', () => {
  const doubling = Array.from({ length: 60 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}`).join('\n');
  const [item] = items(`@string{s0 = "xxxxxxxxxxxxxxxx"}\n${doubling}\n@misc{k, title = s60, note = s59 # s60}`);
  assert.ok((item?.title?.length ?? 0) <= 1 << 20);
});

test('reads eprint as arXiv identifier, JabRef groups as topics and attached files', () => {
  const item = only(`@misc{k, title = {T}, eprint = {2510.04477v2}, archiveprefix = {arXiv}, groups = {To Read, CT},
    file = {Full text:papers/a\\:b.pdf:PDF;:c.pdf:PDF}}`);
  assert.equal(item.type, 'article');
  assert.deepEqual(item.custom, { arxiv: '2510.04477', topics: ['To Read', 'CT'], files: ['papers/a:b.pdf', 'c.pdf'] });
});

test('tells the place of each record and of its key', () => {
  const { records } = bibtex.read('note\n\n  @misc{ key1,\n title={A}}\n@misc{key2, title={B}}');
  assert.deepEqual(
    records.map(({ line, key }) => [line, key]),
    [
      [2, { line: 2, column: 9, length: 4 }],
      [4, { line: 4, column: 6, length: 4 }],
    ],
  );
});

test('names each problem with its place', () => {
  const { problems } = bibtex.read(`@misc{a, title = {A}\n  note = {N}}
@misc{a, title = {B}, publisher = nowhere}
@misc{, title = {C}}
@zine{z, title = {D}}
@book{e, title = {E}, crossref = {gone}, year = 2000}
@misc{f, title = {F`);
  assert.deepEqual(
    problems.map(({ line, code, severity }) => [line, code, severity]),
    [
      [0, 'missing-comma', 'error'],
      [2, 'duplicate-key', 'warning'],
      [2, 'undefined-string', 'warning'],
      [3, 'missing-key', 'error'],
      [4, 'unknown-type', 'warning'],
      [5, 'missing-field', 'hint'],
      [5, 'undefined-crossref', 'warning'],
      [6, 'unclosed-entry', 'error'],
      [6, 'unclosed-value', 'error'],
    ],
  );
});

test('pauses while it reads a long text', () => {
  const text = Array.from({ length: 3000 }, (_, i) => `@misc{k${i}, title = {Title ${i}}, year = 2000}`).join('\n');
  const steps = readBibtexInSteps(new TextParts([text]));
  let pauses = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) pauses++;
    else {
      assert.equal(step.value.records.length, 3000);
      break;
    }
  }
  assert.ok(pauses > 2);
});

test('knows its own texts', () => {
  assert.equal(bibtex.detect('% refs\n\n@article{a,\n title={x}}'), true);
  assert.equal(bibtex.detect('TY  - JOUR\nAU  - a@b.c'), false);
  assert.equal(bibtex.detect('[{"id": "a@b"}]'), false);
});
