import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createNoteRenderer } from '../../../../src/core/citations/csl/createNoteRenderer';
import type { NoteRenderer } from '../../../../src/core/citations/csl/noteRenderer';
import { uncitedCluster } from '../../../../src/core/citations/preview/bibliographyOptions';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';
import type { CslItem } from '../../../../src/core/csl';
import { AUTHOR_DATE, LOCALES, NOTES, NUMERIC, styleOf } from './tinyStyles';

const FAMILIES = ['Kim', 'Kim', 'Cho', 'Ito'];
const RECORDS = Array.from({ length: 8 }, (_, i): CslItem => ({
  id: `k${i}`,
  type: 'book',
  title: `Title ${i}`,
  author: [
    { family: FAMILIES[i % 4] ?? '', given: i < 4 ? 'A.' : 'B.' },
    ...(i % 3 ? [{ family: 'Ito', given: 'C.' }] : []),
  ],
  issued: { 'date-parts': [[2000 + (i % 2)]] },
}));
const byKey = (key: string) => RECORDS.find(({ id }) => id === key);

const item = fc.tuple(fc.nat(8), fc.constantFrom('', ', p. 3', ', p. 4', ' and more'), fc.boolean());
const citation = fc.oneof(
  { weight: 5, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }).map(bracket) },
  fc.nat(8).map(i => `@k${i}`),
);
function bracket(items: readonly (readonly [number, string, boolean])[]): string {
  return `[${items.map(([i, more, isBare]) => `${isBare ? '-' : ''}@k${i}${more}`).join('; ')}]`;
}

/** Edits as people make them: a citation is changed, added or taken away somewhere, or several are. */
const edit = fc.record({ at: fc.nat(20), removed: fc.nat(2), added: fc.array(citation, { maxLength: 2 }) });

const show = (made: NoteRenderer, citations: readonly string[]) => {
  const { citations: rendered, references } = made.renderNote(scanCitations(citations.join(' x '), 'pandoc'), byKey);
  return {
    citations: rendered.map(({ html, noteNumber, inText }) => [html, noteNumber, inText?.html]),
    references: references.map(({ key, html }) => [key, html]),
  };
};

describe('a renderer that goes on from one state of a note to the next', () => {
  for (const [name, xml] of Object.entries({ AUTHOR_DATE, NUMERIC, NOTES })) {
    const style = styleOf(xml);
    it(`renders as one that begins anew (${name})`, () => {
      fc.assert(
        fc.property(fc.array(citation, { maxLength: 15 }), fc.array(edit, { maxLength: 6 }), (start, edits) => {
          const kept = createNoteRenderer({ style, locales: LOCALES });
          const note = [...start];
          show(kept, note);
          for (const { at, removed, added } of edits) {
            note.splice(Math.min(at, note.length), removed, ...added);
            assert.deepEqual(
              show(kept, note),
              show(createNoteRenderer({ style, locales: LOCALES }), note),
              note.join(' '),
            );
          }
        }),
        { numRuns: 30 },
      );
    });
  }

  for (const [name, xml] of Object.entries({ AUTHOR_DATE, NUMERIC, NOTES })) {
    const style = styleOf(xml);
    it(`renders as one that is prepared bit by bit (${name})`, () => {
      fc.assert(
        fc.property(fc.array(citation, { minLength: 10, maxLength: 40 }), fc.nat(60), citation, (note, steps, more) => {
          const prepared = createNoteRenderer({ style, locales: LOCALES });
          const clusters = scanCitations(note.join(' x '), 'pandoc');
          const preparing = prepared.prepareNote(clusters, byKey);
          for (let i = 0; i < steps && !preparing.next().done; i++);
          // whether it came to its end or the note was rendered in between
          const edited = [...note, more];
          const fresh = show(createNoteRenderer({ style, locales: LOCALES }), edited);
          assert.deepEqual(show(prepared, edited), fresh);
          for (let i = 0; i < 5; i++) preparing.next();
          assert.deepEqual(show(prepared, edited), fresh);
          assert.equal(prepared.rendersQuickly(clusters, byKey), true);
        }),
        { numRuns: 15 },
      );
    });
  }

  it('says whether there is much to do', () => {
    const made = createNoteRenderer({ style: styleOf(NUMERIC), locales: LOCALES });
    const long = scanCitations('[@k0] [@k1; @k2] '.repeat(20), 'pandoc');
    assert.equal(made.rendersQuickly(long, byKey), false);
    assert.ok([...made.prepareNote(long, byKey)].length > 10);
    assert.equal(made.rendersQuickly(long, byKey), true);
  });

  const listed = [5, 3, 4, 1, 7, 6].map(i => uncitedCluster(`k${i}`));

  for (const [name, text] of Object.entries({ 'cites others': '[@k0] [@k2]', 'cites nothing': '' })) {
    for (const [styleName, xml] of Object.entries({ AUTHOR_DATE, NUMERIC, NOTES })) {
      it(`has done the work of a note that lists works and ${name} (${styleName})`, () => {
        const options = { style: styleOf(xml), locales: LOCALES };
        const made = createNoteRenderer(options);
        const clusters = [...scanCitations(text, 'pandoc'), ...listed];
        for (const step of made.prepareNote(clusters, byKey)) assert.equal(step, undefined);
        assert.equal(made.rendersQuickly(clusters, byKey), true);
        const fresh = createNoteRenderer(options).renderNote(clusters, byKey);
        assert.deepEqual(made.renderNote(clusters, byKey), fresh);
        assert.equal(made.rendersQuickly(clusters.slice(0, -1), byKey), false);
        const fewer = createNoteRenderer(options).renderNote(clusters.slice(0, -1), byKey);
        assert.deepEqual(made.renderNote(clusters.slice(0, -1), byKey), fewer);
      });
    }
  }

  it('prepares many works that have to be told apart without sorting all of them with each', () => {
    const alike = Array.from({ length: 200 }, (_, i): CslItem => ({
      ...RECORDS[i % 8]!,
      id: `a${i}`,
      issued: { 'date-parts': [[2000 + (i % 10)]] },
    }));
    const itemOf = (key: string) => alike[Number(key.slice(1))];
    const clusters = alike.map(({ id }) => uncitedCluster(id));
    const options = { style: styleOf(AUTHOR_DATE), locales: LOCALES };
    const start = performance.now();
    const fresh = createNoteRenderer(options).renderNote(clusters, itemOf);
    const atOnce = performance.now() - start;
    const made = createNoteRenderer(options);
    for (const step of made.prepareNote(clusters, itemOf)) assert.equal(step, undefined);
    const inSteps = performance.now() - start - atOnce;
    assert.deepEqual(made.renderNote(clusters, itemOf), fresh);
    assert.ok(inSteps < 6 * atOnce + 300, `${Math.round(inSteps)} ms in steps, ${Math.round(atOnce)} ms at once`);
  });

  it('renders a record that changed anew', () => {
    const made = createNoteRenderer({ style: styleOf(AUTHOR_DATE), locales: LOCALES });
    const note = scanCitations('[@k0] [@k2]', 'pandoc');
    made.renderNote(note, byKey);
    const changed = made.renderNote(note, key =>
      key === 'k0' ? { ...RECORDS[0]!, title: 'Other', issued: { 'date-parts': [[1990]] } } : byKey(key),
    );
    assert.deepEqual(
      [changed.citations[0]?.text, changed.references.find(({ key }) => key === 'k0')?.text],
      ['(Kim 1990)', 'Kim, A. 1990. Other.'],
    );
  });
});
