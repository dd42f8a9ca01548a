import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CslItem } from '../../../../src/core/csl';
import { DEFAULT_TEMPLATE } from '../../../../src/core/notes/literature/defaultTemplate';
import { readFrontMatter } from '../../../../src/core/notes/literature/frontMatterFields';
import {
  newNote,
  updateNote,
  type NoteSource,
  type TextEdit,
} from '../../../../src/core/notes/literature/literatureNote';
import { findRegion } from '../../../../src/core/notes/literature/managedRegion';
import { toPaper } from '../../../../src/core/paper';

const lamp: CslItem = {
  id: 'abe2024lamp',
  type: 'article-journal',
  title: 'Lamps for reading',
  author: [{ family: 'Abe', given: 'Rin' }],
  issued: { 'date-parts': [[2024, 3]] },
  'container-title': 'Journal of Desks',
  DOI: '10.5555/lamp',
  abstract: 'We light a desk. It works.',
};

function sourceOf(item: CslItem): NoteSource {
  return { paper: toPaper(item), topicNames: ['Light'], template: DEFAULT_TEMPLATE };
}

function created(item: CslItem): string {
  const note = newNote(sourceOf(item));
  assert.ok(note.text !== undefined);
  return note.text;
}

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end), text);
}

function updated(text: string, item: CslItem): string {
  const update = updateNote(text, sourceOf(item));
  assert.notEqual(update.kind, 'problem', update.kind === 'problem' ? update.message : '');
  return update.kind === 'edits' ? apply(text, update.edits) : text;
}

test('comments in the front matter stay, in lines of their own and behind a value', () => {
  const text = created(lamp)
    .replace(/^title: (.*)$/m, 'title: $1   # the short one\n# who wrote it\n')
    .replace(/^year: .*$/m, 'year: 2024 # or 2025?');
  const now = updated(text, { ...lamp, title: 'Lamps: II', issued: { 'date-parts': [[2025]] } });
  assert.match(now, /^title: 'Lamps: II' {3}# the short one\n# who wrote it\n\nauthors:/m);
  assert.match(now, /^year: 2025 # or 2025\?$/m);
  assert.equal(
    updateNote(now, sourceOf({ ...lamp, title: 'Lamps: II', issued: { 'date-parts': [[2025]] } })).kind,
    'unchanged',
  );
});

test('a comment within a list keeps the list as the person has it', () => {
  const text = created(lamp).replace(/^authors: .*$/m, 'authors:\n  - Rin Abe # corresponding');
  const more = { ...lamp, author: [...(lamp.author ?? []), { family: 'Okoye', given: 'Ada' }] };
  const now = updated(text, more);
  assert.match(now, /^authors:\n {2}- Rin Abe # corresponding\n/m);
  assert.equal(updateNote(now, sourceOf(more)).kind, 'unchanged');
});

test('quotes, the way of a list and the order of fields stay where a value changes', () => {
  const text = created(lamp)
    .replace(/^title: (.*)$/m, '"title" : "$1"')
    .replace(/^authors: .*$/m, 'authors:\n- Rin Abe');
  const more = { ...lamp, title: 'Lamps II', author: [...(lamp.author ?? []), { family: 'Okoye', given: 'Ada' }] };
  assert.match(updated(text, more), /^"title" : "Lamps II"\nauthors:\n- Rin Abe\n- Ada Okoye\nyear: 2024\n/m);
});

test('what a person wrote into the opening mark asks before it goes', () => {
  const text = created(lamp).replace(/^(<!-- lectern:paper )/m, '$1TODO ');
  const update = updateNote(text, sourceOf({ ...lamp, abstract: 'We light two desks.' }));
  assert.equal(update.kind === 'edits' && update.isEdited, true);
});

/** Only the person writes Greek. The key in the opening mark is Lectern's, whoever wrote there. */
const greek = (text: string): string =>
  text.replace(/^( {0,3}<!-- lectern:paper key=)\S*/gm, '$1').replace(/[^α-ω]/g, '');

const typed = fc.constantFrom(
  'α',
  'βγ\n',
  'δ\r\n',
  '\nε\n',
  '\r',
  '\r\n',
  '\n',
  '\uFEFFζ',
  '```\nη\n',
  '\n```\n',
  '\n~~~~ θ\n',
  '    <!-- lectern:paper --> ι\n',
  '\n<!-- lectern:paper -->\nκ',
  '\n<!-- /lectern:paper -->\nλ',
  '<!-- /lectern:paper -->',
  '<!-- μ -->',
  '-->ν',
  '\n---\nξ',
  '---\n',
  '\nο: π\n',
  '\ntitle: ρ\n',
  '\n"title" : \'σ\' # τ\n',
  ' # υ',
  '\n# φ\n',
  '\n  - χ\n',
  ' |\n  ψ # ω\n',
  '&α ',
  '*α',
  '{% managed %}β{{ title }}',
  ' γ=δ ',
  ' ',
  '\t',
);

const edit = fc.record({
  /** Near a place where something begins or ends, or anywhere. */
  near: fc.constantFrom('mark', 'close', 'front', 'anywhere', 'line'),
  at: fc.nat(),
  away: fc.integer({ min: -3, max: 3 }),
  text: typed,
  deleted: fc.constantFrom(0, 0, 0, 1, 5, 40),
});

const item = fc.record({
  title: fc.constantFrom('Lamps', 'Lamps: II', 'Lamps #3', '"Lamps"', 'null', '- Lamps', '<!-- /lectern:paper -->'),
  year: fc.constantFrom(2023, 2024, undefined),
  authors: fc.integer({ min: 0, max: 8 }),
  abstract: fc.oneof(
    fc.constant(undefined),
    fc.string({ maxLength: 30 }),
    fc.constant('a\n```\n---\n<!-- lectern:paper -->'),
  ),
});

function itemOf({
  title,
  year,
  authors,
  abstract,
}: {
  title: string;
  year?: number | undefined;
  authors: number;
  abstract?: string | undefined;
}): CslItem {
  return {
    ...lamp,
    title,
    issued: year === undefined ? undefined : { 'date-parts': [[year]] },
    author: Array.from({ length: authors }, (_, i) => ({ family: `Family${i}`, given: 'A' })),
    abstract,
  };
}

function placeOf(text: string, { near, at, away }: { near: string; at: number; away: number }): number {
  const lines = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  const places: Readonly<Record<string, number>> = {
    mark: text.indexOf('<!-- lectern:paper') + (at % 3 ? 0 : 18),
    close: text.indexOf('<!-- /lectern:paper') + (at % 3 ? 0 : 23),
    front:
      [4, readFrontMatter(text)?.end ?? 0, ...(readFrontMatter(text)?.fields ?? []).map(({ end }) => end)][at % 8] ?? 0,
    line: lines[at % Math.max(1, lines.length)] ?? 0,
    anywhere: at % (text.length + 1),
  };
  return Math.max(0, Math.min(text.length, (places[near] ?? 0) + away));
}

const outcomes = { problem: 0, asked: 0, written: 0 };

test('whatever a person types, wherever, no update takes a letter of it', () => {
  const step = fc.record({ edits: fc.array(edit, { maxLength: 3 }), item });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), fc.boolean(), fc.boolean(), (steps, isCrlf, hasBom) => {
      let text = created(lamp);
      if (isCrlf) text = text.replaceAll('\n', '\r\n');
      if (hasBom) text = `\uFEFF${text}`;
      for (const { edits, item: facts } of steps) {
        for (const each of edits) {
          const at = placeOf(text, each);
          text = text.slice(0, at) + each.text + text.slice(at + each.deleted);
        }
        const source = sourceOf(itemOf(facts));
        const update = updateNote(text, source);
        if (update.kind !== 'edits') {
          if (update.kind === 'problem') outcomes.problem++;
          continue;
        }
        outcomes[update.isEdited ? 'asked' : 'written']++;
        const next = apply(text, update.edits);
        const [before, after] = [findRegion(text, 'paper').region, findRegion(next, 'paper').region];
        assert.ok(before && after);
        const bodyOf = (whole: string, region: { readonly start: number }) =>
          whole.slice(readFrontMatter(whole)?.end ?? 0, region.start);
        const isAdded = readFrontMatter(text) !== undefined;
        assert.equal(bodyOf(next, after), bodyOf(text, before));
        assert.equal(next.slice(after.end), text.slice(before.end));
        assert.equal(greek(next.slice(0, after.start)), greek(text.slice(0, before.start)));
        assert.equal(readFrontMatter(next) !== undefined, isAdded);
        // what the person wrote between the marks goes only after a question
        if (!update.isEdited) assert.equal(greek(next), greek(text));
        text = next;
        assert.equal(updateNote(text, source).kind, 'unchanged');
      }
    }),
    { numRuns: 400, includeErrorInReport: true },
  );
  // a run in which nothing is ever written, or nothing ever stopped, would prove nothing
  for (const [outcome, count] of Object.entries(outcomes)) assert.ok(count > 20, `${outcome}: ${count}`);
});
