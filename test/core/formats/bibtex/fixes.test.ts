import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { atOnce } from '../../../../src/core/formats/atOnce';
import type { BibFixFacts } from '../../../../src/core/formats/bibtex/bibFix';
import { bibFixesInSteps } from '../../../../src/core/formats/bibtex/fixes';
import { readBibtex } from '../../../../src/core/formats/bibtex/readBibtex';

const BEFORE = '@string{known = "Known"}\r\n@article{one, title = {One}, journal = known, year = 2001}\n\n% remark\n';
const AFTER = '\n@book{last,\n\ttitle = "Last – {B}", year = 2003}\n';

/** The offset of a problem with this code. */
function offsetOf(text: string, code: string): number | undefined {
  const problem = readBibtex(text).problems.find(found => found.code === code);
  if (!problem) return undefined;
  const lines = text.split('\n').slice(0, problem.line);
  return lines.reduce((sum, line) => sum + line.length + 1, 0) + problem.column;
}

const FACTS: BibFixFacts = { keyFor: () => undefined, mayChange: () => true, isTaken: () => false };
const bibFix = (text: string, code: string, offset: number, facts: Partial<BibFixFacts>) =>
  atOnce(bibFixesInSteps(text, code, offset, { ...FACTS, ...facts }));

/** The text with the problem mended in each way that is offered. Nothing outside may change. */
function allMended(slip: string, code: string, facts: Partial<BibFixFacts> = {}): string[] {
  const text = BEFORE + slip + AFTER;
  const offset = offsetOf(text, code);
  assert.notEqual(offset, undefined, `the slip is no ${code}`);
  return bibFix(text, code, offset!, facts).map(fix => {
    const result = text.slice(0, fix.start) + fix.text + text.slice(fix.end);
    assert.ok(result.startsWith(BEFORE) && result.endsWith(AFTER), 'bytes outside stay');
    assert.equal(offsetOf(result, code), undefined, 'the problem is gone');
    const titles = (source: string) => new Set(readBibtex(source).records.map(({ item }) => item.title));
    assert.deepEqual(titles(result), titles(text), 'no record is lost');
    return result.slice(BEFORE.length, -AFTER.length);
  });
}

/** The same for the best fix; `undefined` where none is offered. */
function mended(slip: string, code: string, key?: string): string | undefined {
  return allMended(slip, code, { keyFor: () => key, mayChange: () => false })[0];
}

describe('bibFix', () => {
  it('gives an entry the type that was meant', () => {
    assert.equal(mended('@artcle{x, title = {T}}', 'unknown-type'), '@article{x, title = {T}}');
    assert.equal(mended('@ InProceedigns {x, title={T}}', 'unknown-type'), '@ Inproceedings {x, title={T}}');
    assert.equal(mended('@BOKO(x, title = {T})', 'unknown-type'), '@BOOK(x, title = {T})');
  });

  it('guesses no type where several are as near, or none is', () => {
    for (const type of ['recipe', 'msic', 'xyz', 'strng', 'commment', 'seet', 'prefence']) {
      assert.equal(mended(`@${type}{x, title = {T}}`, 'unknown-type'), undefined, type);
    }
  });

  it('writes a key into an entry that has none', () => {
    assert.equal(mended('@misc{, title = {T}}', 'missing-key', 'new'), '@misc{new, title = {T}}');
    assert.equal(mended('@misc{\n  title = {T}\n}', 'missing-key', 'new'), '@misc{new,\n  title = {T}\n}');
    assert.equal(mended('@misc(title = {T})', 'missing-key', 'new'), '@misc(new, title = {T})');
    assert.equal(mended('@misc{ }', 'missing-key', 'new'), '@misc{ new}');
  });

  it('writes no key that is taken, or that another program could not read', () => {
    for (const key of ['one', 'last', 'a b', 'a,b', 'a}', '', undefined]) {
      assert.equal(mended('@misc{, title = {T}}', 'missing-key', key), undefined, key);
    }
  });

  it('puts braces around a name that no @string defines', () => {
    assert.equal(
      mended('@misc{x, title = {T}, journal = jmlr # known}', 'undefined-string'),
      '@misc{x, title = {T}, journal = {jmlr} # known}',
    );
    assert.equal(
      mended('@misc{x, title = {T}, note=Größe}', 'undefined-string'),
      '@misc{x, title = {T}, note={Größe}}',
    );
  });

  it('removes an entry that says the same as the first with its key', () => {
    const entry = '@article{one,\n  year = "2001", title = {One},\n  journal = known\n}\n';
    assert.equal(mended(entry, 'duplicate-key'), '');
    assert.equal(mended(`  ${entry}@misc{x, title={T}}`, 'duplicate-key'), '@misc{x, title={T}}');
    assert.equal(mended('@article{one, title={One}, year=2001, journal={Known}} text', 'duplicate-key'), ' text');
  });

  it('removes no entry that says something else', () => {
    for (const entry of [
      '@article{one, title = {One}, year = 2001}',
      '@book{one, title = {One}, journal = known, year = 2001}',
      '@string{known = "Other"}@article{one, title = {One}, journal = known, year = 2001}',
      '@article{one, title = {One}, journal = known, year = 2001, note = {More}}',
    ]) {
      assert.equal(mended(entry, 'duplicate-key'), undefined, entry);
    }
  });

  it('puts the comma behind what stands before it', () => {
    assert.equal(
      mended('@misc{x, title = {T} \n  note = {N}}', 'missing-comma'),
      '@misc{x, title = {T}, \n  note = {N}}',
    );
    assert.equal(mended('@misc{x title = {T}}', 'missing-comma'), '@misc{x, title = {T}}');
  });

  it('offers the abbreviation that was meant before braces', () => {
    assert.deepEqual(allMended('@misc{x, title = {T}, journal = knwon}', 'undefined-string'), [
      '@misc{x, title = {T}, journal = known}',
      '@misc{x, title = {T}, journal = {knwon}}',
    ]);
    // defined too late
    assert.deepEqual(allMended('@misc{x, title = {T}, note = latre}@string{later = "L"}', 'undefined-string'), [
      '@misc{x, title = {T}, note = {latre}}@string{later = "L"}',
    ]);
  });

  it('changes a crossref to the only key that is near', () => {
    const proceedings = '@proceedings{conf2020, title = {P}}@proceedings{conf1987, title = {P}}';
    assert.equal(
      mended(`@inproceedings{x, title = {T}, crossref = {cnof2020}}${proceedings}`, 'undefined-crossref'),
      `@inproceedings{x, title = {T}, crossref = {conf2020}}${proceedings}`,
    );
    const xdata = '@xdata{shared, year = 2001}@xdata{others, note = {N}}';
    assert.equal(
      mended(`@misc{x, title = {T}, xdata = {others, sharde }}${xdata}`, 'undefined-crossref'),
      `@misc{x, title = {T}, xdata = {others, shared }}${xdata}`,
    );
    for (const crossref of ['conf2021', 'qqqq', 'y'])
      assert.equal(
        mended(
          `@misc{x, title = {T}, crossref = {${crossref}}}@misc{conf2022, title = {C}}${proceedings}`,
          'undefined-crossref',
        ),
        undefined,
        crossref,
      );
  });

  it('gives the second paper with a key the next key that is free', () => {
    const second = (key: string) => `@article{${key}, title = {Two}, journal = known, year = 2001}`;
    assert.deepEqual(allMended(second('one'), 'duplicate-key'), [second('one-2')]);
    const dated = `@misc{k2020, title = {K}}@misc{K2020a, title = {L}}`;
    const isTaken = (key: string) => key === 'k2020b';
    assert.deepEqual(allMended(dated + second('k2020'), 'duplicate-key', { isTaken }), [dated + second('k2020c')]);
  });

  it('changes no key that a note or another entry may mean', () => {
    const second = '@article{one, title = {Two}, journal = known, year = 2001}';
    assert.deepEqual(allMended(second, 'duplicate-key', { mayChange: () => false }), []);
    assert.deepEqual(allMended(`${second}@misc{heir, title = {H}, xdata = {a, one}}`, 'duplicate-key'), []);
  });

  it('neither throws nor touches anything outside the text, wherever the problem is said to be', () => {
    const codes = fc.constantFrom(
      'missing-comma',
      'unknown-type',
      'missing-key',
      'undefined-string',
      'undefined-crossref',
      'duplicate-key',
      'other',
    );
    const text = `${BEFORE}@artcle{, journal = x}@article{one, title = {One}, journal = known, year = 2001}${AFTER}`;
    fc.assert(
      fc.property(codes, fc.nat(text.length + 3), fc.string(), (code, offset, key) => {
        for (const fix of bibFix(text, code, offset, { keyFor: () => key }))
          assert.ok(fix.start >= 0 && fix.start <= fix.end && fix.end <= text.length);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('fixes in hostile texts', () => {
  it('come soon where keys are long or blanks many', () => {
    const start = performance.now();
    const blanks = `@book{a1, title={x}}\n@book{a1, title={y}}\n@book{b, related={${' '.repeat(60_000)}x}}\n`;
    assert.equal(bibFix(blanks, 'duplicate-key', blanks.lastIndexOf('a1'), {}).length, 1);
    const long = 'k'.repeat(10_000);
    const keys = `@book{${long}1, title={x}}\n@book{b, title={y}, crossref={${long}22}}\n`;
    assert.deepEqual(bibFix(keys, 'undefined-crossref', keys.indexOf('crossref={') + 10, {}), []);
    assert.ok(performance.now() - start < 500, `${Math.round(performance.now() - start)} ms`);
  });
});
