import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { load } from 'js-yaml';
import type { CslItem } from '../../../../src/core/csl';
import { findRegions } from '../../../../src/core/citations/region/findRegions';
import { DEFAULT_TEMPLATE } from '../../../../src/core/notes/literature/defaultTemplate';
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
  title: 'Lamps: *light* for reading # and [more]',
  author: [
    { family: 'Abe', given: 'Rin' },
    { family: 'Okoye', given: 'Ada' },
  ],
  issued: { 'date-parts': [[2024, 3]] },
  'container-title': 'Journal of Desks',
  DOI: '10.5555/lamp',
  abstract: 'We light a desk. It works.',
};

function sourceOf(item: CslItem, template = DEFAULT_TEMPLATE): NoteSource {
  return { paper: toPaper(item), topicNames: ['Light'], template };
}

function created(item: CslItem, template?: string): string {
  const note = newNote(sourceOf(item, template));
  assert.ok(note.text !== undefined, note.text === undefined ? note.message : '');
  return note.text;
}

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end), text);
}

function updated(text: string, item: CslItem, template?: string): string {
  const update = updateNote(text, sourceOf(item, template));
  assert.notEqual(update.kind, 'problem', update.kind === 'problem' ? update.message : '');
  return update.kind === 'edits' ? apply(text, update.edits) : text;
}

function frontOf(text: string): Record<string, unknown> {
  return load(text.split('---\n')[1] ?? '') as Record<string, unknown>;
}

test('the default note has front matter that YAML reads, a heading, the region and room for notes', () => {
  const text = created(lamp);
  assert.deepEqual(frontOf(text), {
    citekey: 'abe2024lamp',
    title: lamp.title,
    authors: ['Rin Abe', 'Ada Okoye'],
    year: 2024,
    venue: 'Journal of Desks',
    doi: '10.5555/lamp',
    url: 'https://doi.org/10.5555/lamp',
    tags: ['literature'],
  });
  assert.match(text, /^# Lamps: \\\*light\\\* for reading # and \\\[more\\\]$/m);
  assert.match(text, /## Summary\n\nWe light a desk\. It works\.\n/);
  assert.match(text, /\n## Notes\n\n$/);
  assert.ok(!/\n{3}/.test(text), 'no two empty lines in a row');
});

test('a paper without links or abstract leaves no gaps in its note', () => {
  assert.doesNotMatch(created({ ...lamp, DOI: undefined, abstract: undefined }), /\n{3}/);
});

test('a note that is up to date stays as it is, whatever its line ends', () => {
  const text = created(lamp);
  assert.equal(updateNote(text, sourceOf(lamp)).kind, 'unchanged');
  assert.equal(updateNote(text.replaceAll('\n', '\r\n'), sourceOf(lamp)).kind, 'unchanged');
});

test('an update brings what is new into the region and the front matter, and nothing else changes', () => {
  const text = created(lamp).replace('## Notes\n', '## Notes\n\nMine.\n');
  const now = updated(text, { ...lamp, title: 'Lamps II', PMID: '77', abstract: 'We light two desks.' });
  assert.equal(frontOf(now)['title'], 'Lamps II');
  assert.match(now, /We light two desks\./);
  assert.doesNotMatch(now, /It works/);
  // the heading is the person's from the first moment
  assert.match(now, /^# Lamps: /m);
  assert.match(now, /## Notes\n\nMine\.\n/);
});

test('fields that the person changed or took out stay so; new ones are added', () => {
  const text = created(lamp)
    .replace(/^title: .*$/m, 'title: My lamps # short')
    .replace(/^venue: .*\n/m, '')
    .replace('tags: [literature]', 'tags:\n  - desk\n  - literature');
  const without = created({ ...lamp, DOI: undefined });
  const now = updated(text, { ...lamp, title: 'Lamps II' });
  assert.match(now, /^title: My lamps # short$/m);
  assert.doesNotMatch(now, /^venue:/m);
  assert.match(now, /^tags:\n {2}- desk\n {2}- literature$/m);
  const again = updated(now, { ...lamp, title: 'Lamps III' });
  assert.match(again, /^title: My lamps # short$/m);
  assert.doesNotMatch(again, /^venue:/m);
  assert.equal(frontOf(updated(without, lamp))['doi'], '10.5555/lamp');
});

test('an update says that the person has written in the region', () => {
  const text = created(lamp).replace('It works.', 'It works. I doubt it.');
  const update = updateNote(text, sourceOf({ ...lamp, abstract: 'We light two desks.' }));
  assert.equal(update.kind === 'edits' && update.isEdited, true);
  const untouched = updateNote(created(lamp), sourceOf({ ...lamp, abstract: 'We light two desks.' }));
  assert.equal(untouched.kind === 'edits' && untouched.isEdited, false);
});

test('marks that are missing, doubled, nested or not closed stop the update with a sentence', () => {
  const text = created(lamp);
  const [open = ''] = /^<!-- lectern:paper.*$/m.exec(text) ?? [];
  const close = '<!-- /lectern:paper -->';
  const messages = [
    text.replace(open, ''),
    text.replace(close, ''),
    text.replace(open, '').replace(close, ''),
    text.replace(close, `${open}\n${close}`),
    `${text}${open}\n${close}\n`,
  ].map(damaged => {
    const update = updateNote(damaged, sourceOf({ ...lamp, title: 'Other' }));
    return update.kind === 'problem' ? update.message : update.kind;
  });
  assert.deepEqual(
    messages.map(message => message.replace(/\d+/g, 'N')),
    [
      'Line N closes "lectern:paper", which no line before it opens.',
      '"lectern:paper" of line N is not closed.',
      'There is no "<!-- lectern:paper -->" in it.',
      'Line N opens "lectern:paper" again, which line N opened.',
      'Line N has "lectern:paper" a second time.',
    ],
  );
});

test('marks in fenced code are text', () => {
  const text = `~~~\n<!-- lectern:paper -->\n~~~\n${created(lamp)}`;
  assert.ok(findRegion(text, 'paper').region);
});

test('a mark followed by any number of blanks is found or not, at once', () => {
  const blanks = ' '.repeat(50_000);
  assert.equal(findRegion(`<!-- lectern:paper${blanks}\n`, 'paper').region, undefined);
  assert.equal(findRegions(`<!-- lectern:references${blanks}\n`).regions.length, 0);
});

test('text of a paper can neither end the region nor the comment, nor be live', () => {
  const hostile =
    '<!-- /lectern:paper --> --> <script>alert(1)</script> {% include "x" %} {{ title }} ![x](http://a.example/x.png)';
  const item = { ...lamp, id: 'a-->b c%', title: hostile, abstract: `x\n<!-- /lectern:paper -->\n${hostile}` };
  const text = created(item);
  assert.ok(findRegion(text, 'paper').region);
  assert.doesNotMatch(text.split('---\n').slice(2).join(''), /(?<!\\)<script|(?<!\\)!\[/);
  assert.match(text, /\{% include "x" %\}/);
  assert.equal(updateNote(text, sourceOf(item)).kind, 'unchanged');
});

test('a template reads no file, takes bounded time and says what is wrong with it', () => {
  const message = (template: string) => {
    const note = newNote(sourceOf(lamp, template));
    return note.text === undefined ? note.message : undefined;
  };
  assert.match(message('{% include "secret" %}') ?? '', /secret/);
  assert.match(message('{% render "secret" %}') ?? '', /secret/);
  assert.equal(message('\n{{ title | nothing }}'), 'line 2, column 1: undefined filter: nothing');
  assert.match(message('{% managed %}a') ?? '', /not closed/);
  assert.match(message('{% managed %}a{% endmanaged %}{% managed %}b{% endmanaged %}') ?? '', /more than one/);
  assert.match(message('{% for i in (1..100000000) %}{{ i }}{% endfor %}') ?? '', /limit/);
  assert.match(
    message('{% for i in (1..9999) %}{% for j in (1..9999) %}{% assign x = i %}{% endfor %}{% endfor %}') ?? '',
    /limit/,
  );
  assert.match(message('---\ntitle: {{ title }}: [\n---\n{% managed %}{% endmanaged %}') ?? '', /no YAML at "title"/);
});

test('a template without a region makes a note, which no update touches', () => {
  const text = created(lamp, '# {{ title }}\n');
  assert.equal(text, '# Lamps: \\*light\\* for reading # and \\[more\\]\n');
  assert.equal(updateNote(text, sourceOf(lamp, '# {{ title }}\n')).kind, 'problem');
});

const frontEnd = (text: string) => text.indexOf('\n---', 4);

const piece = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('\n', '---\n', '# Notes\n', 'title: mine\n', '<!-- x -->\n', '```\n', '- a\n', 'tags: [x]\n'),
);

test('any sequence of edits outside the region and of updates keeps every byte of the person', () => {
  const step = fc.record({ at: fc.nat(), text: piece, abstract: fc.string({ maxLength: 30 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.boolean(), (steps, isCrlf) => {
      let text = created(lamp);
      if (isCrlf) text = text.replaceAll('\n', '\r\n');
      for (const { at, text: typed, abstract } of steps) {
        const { region } = findRegion(text, 'paper');
        if (!region) return;
        // behind the front matter and outside the region; whole lines, so that the marks stay lines
        const lines = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
        const body = text.indexOf('\n# ') + 1;
        const places = lines.filter(line => line >= body && (line <= region.start || line > region.end));
        const place = places[at % places.length] ?? text.length;
        text = `${text.slice(0, place)}${typed}\n${text.slice(place)}`;
        const update = updateNote(text, sourceOf({ ...lamp, abstract }));
        if (update.kind !== 'edits') continue;
        const before = findRegion(text, 'paper').region;
        const next = apply(text, update.edits);
        const after = findRegion(next, 'paper').region;
        assert.ok(before && after);
        assert.equal(next.slice(frontEnd(next), after.start), text.slice(frontEnd(text), before.start));
        assert.equal(next.slice(after.end), text.slice(before.end));
        text = next;
        assert.equal(updateNote(text, sourceOf({ ...lamp, abstract })).kind, 'unchanged');
      }
    }),
    { numRuns: 300 },
  );
});
