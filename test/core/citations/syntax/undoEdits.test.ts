import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { cite, formatForSyntax } from '../../../../src/core/citations/citationFormats';
import { joinCitation } from '../../../../src/core/citations/joinCitation';
import type { LineEdit } from '../../../../src/core/citations/lineEdit';
import { paperOrder } from '../../../../src/core/citations/paperOrder';
import { placeText } from '../../../../src/core/citations/placeText';
import { changeCluster, type CitationChange } from '../../../../src/core/citations/syntax/changeCluster';
import { flattenClusters, type NoteSyntax } from '../../../../src/core/citations/syntax/citationCluster';
import { scanCitations } from '../../../../src/core/citations/syntax/scanCitations';
import { toPaper } from '../../../../src/core/paper';

const SYNTAXES: readonly NoteSyntax[] = ['pandoc', 'quarto', 'myst', 'latex', 'typst', 'restructuredtext'];
const PIECES: Readonly<Record<'common' | NoteSyntax, readonly string[]>> = {
  common: ['bees', ' ', ', ', '. ', '\n', '\n\n', '- ', '> ', '`', '(', ')', '[', ']', 'é😀', '\r\n'],
  pandoc: ['[@a; see @b, p. 3]', '@a', '@c [p. 5; @d]', '[@', '; ', '[-@e]', '[[@f]]', '[^g]', '$x$', '@{h.}'],
  quarto: ['[@a; see @b, p. 3]', '@a', '@fig-x', '[@', '; ', '@c [p. 5; @d]'],
  myst: ['{cite:p}`a,b`', '{cite:t}`{see}c{p. 5}`', '[@a; @b]', '{cite:p}`', ',', '@d'],
  latex: ['\\cite{a,b}', '\\citep[see][p.~5]{c, d}', '\\cites[5]{a}{b}', '\\textcite{', '}', '%', '\\nocite{e}'],
  typst: ['@a', '@b[p. 5]', '#cite(<c>)', '#cite(<d>, supplement: [p. 5])', '#cite(<', '>)', '$x$'],
  restructuredtext: [':cite:p:`a,b`', ':cite:t:`c`', '[d]_', ':cite:`', ',', '::\n\n  '],
};

/** A text of one notation and that notation. */
const note = fc
  .constantFrom(...SYNTAXES)
  .chain(syntax =>
    fc
      .array(fc.constantFrom(...PIECES.common, ...PIECES[syntax], ...PIECES[syntax]), { maxLength: 16 })
      .map(parts => ({ syntax, text: parts.join('') })),
  );

const apply = (text: string, edit: LineEdit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end);

/** What an editor does for undo: it keeps what an edit replaced. */
function undo(before: string, after: string, edit: LineEdit): string {
  return apply(after, {
    start: edit.start,
    end: edit.start + edit.text.length,
    text: before.slice(edit.start, edit.end),
  });
}

const keysOf = (text: string, syntax: NoteSyntax) =>
  flattenClusters(scanCitations(text, syntax)).flatMap(({ items }) => items.map(({ key }) => key));

describe('insert, then undo', () => {
  it('gives the text back, and insertion writes nothing but at its place', () => {
    const paper = toPaper({ id: 'new2020', type: 'article', title: 'New' });
    fc.assert(
      fc.property(note, fc.nat(), ({ syntax, text }, at) => {
        const caret = at % (text.length + 1);
        const format = formatForSyntax(syntax);
        const joined = joinCitation(text, caret, [paper.citationKey], { format, syntax });
        const start = text.lastIndexOf('\n', caret - 1) + 1;
        const line = text.slice(start).split('\n')[0] ?? '';
        const place = { line, start: caret - start, end: caret - start };
        const placed = { start: caret, end: caret, text: placeText(place, cite([paper], format).text, 'inline') };
        const edit = joined ?? placed;
        const after = apply(text, edit);
        assert.equal(undo(text, after, edit), text);
        if (joined) assert.ok(keysOf(after, syntax).includes('new2020'), JSON.stringify(after));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps every key that was cited in what it joins', () => {
    fc.assert(
      fc.property(note, fc.nat(), ({ syntax, text }, at) => {
        const caret = at % (text.length + 1);
        const format = formatForSyntax(syntax);
        const isKnown = (key: string) => key.length === 1;
        const edit = joinCitation(text, caret, ['new2020'], { format, syntax, isKnown });
        // what closes an unfinished citation may give the text behind it another meaning
        if (!edit || /[\]`}>]/.test(edit.text)) return;
        const after = keysOf(apply(text, edit), syntax);
        for (const key of keysOf(text, syntax)) {
          if (isKnown(key)) assert.ok(after.includes(key), `${key} of ${JSON.stringify(text)} at ${caret}`);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('change, then undo', () => {
  const item = fc.nat({ max: 2 });
  const words = fc.constantFrom('', 'see', 'and *more*', 'a; b', '@x', '[y]', 'p. 5', '5 eggs', '{z', 'ü');
  const change: fc.Arbitrary<CitationChange> = fc.oneof(
    fc.record({ change: fc.constant('locator' as const), item, label: fc.constant('page' as const), value: words }),
    fc.record({ change: fc.constantFrom('prefix' as const, 'suffix' as const), item, value: words }),
    fc.record({ change: fc.constant('suppressAuthor' as const), item, value: fc.boolean() }),
    fc.record({ change: fc.constant('move' as const), item, to: item }),
    fc.record({ change: fc.constant('remove' as const), item }),
    fc.record({ change: fc.constant('sort' as const), by: fc.constantFrom('year' as const, 'author' as const) }),
    fc.record({ change: fc.constant('add' as const), keys: fc.constantFrom(['n1'], ['n1', 'n2'], ['n/3', 'n 4']) }),
    fc.record({ change: fc.constant('inText' as const), value: fc.boolean() }),
    fc.constant({ change: 'removeDuplicates' } as const),
  );

  it('gives the text back, and touches nothing outside the citation', () => {
    fc.assert(
      fc.property(note, change, ({ syntax, text }, wanted) => {
        for (const cluster of scanCitations(text, syntax)) {
          const compare = (by: 'year' | 'author') => paperOrder(by, () => undefined);
          const edit = changeCluster(cluster, wanted, { document: text, compare });
          if (typeof edit === 'string') continue;
          const after = apply(text, edit);
          assert.equal(undo(text, after, edit), text);
          assert.ok(edit.start >= cluster.start - 1 && edit.end <= cluster.end + 1);
          assert.ok(edit.start <= edit.end && edit.end <= text.length);
        }
      }),
      { numRuns: 4000 },
    );
  });
});
