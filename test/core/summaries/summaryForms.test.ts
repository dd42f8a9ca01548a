import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { toPaper } from '../../../src/core/paper';
import { SUMMARY_FORMS, isSummaryForm, summaryKind } from '../../../src/core/summaries/summaryForms';
import { summarize } from '../../../src/core/summaries/summarize';

interface Content {
  readonly line?: string;
  readonly paragraph?: string;
  readonly abstract?: string;
}

/** All forms of a paper with this content, in the order of the table. */
function forms({ line, paragraph, abstract }: Content, language?: string): (string | undefined)[] {
  const paper = toPaper({ id: 'k', type: 'article', title: 'T', abstract, custom: { tldr: line, summary: paragraph } });
  const citation = language === 'latex' ? '\\cite{k}' : '[@k]';
  return SUMMARY_FORMS.map(form => summarize(paper, form.id, citation, language));
}

describe('the table of forms', () => {
  it('knows its ids and how each is placed', () => {
    const ids = ['line', 'pair', 'paragraph', 'quote', 'bullets', 'table', 'poem', undefined];
    const kinds = ids.map(id => (isSummaryForm(id) ? summaryKind(id) : undefined));
    assert.deepEqual(kinds, ['inline', 'inline', 'inline', 'block', 'block', 'block', undefined, undefined]);
  });
});

describe('summarize', () => {
  it('prefers what was written', () => {
    const written = { line: 'It maps *x*.', paragraph: 'It maps. It learns.', abstract: 'We map.' };
    assert.deepEqual(forms(written).slice(0, 5), [
      'It maps \\*x\\*. [@k]',
      'It maps. It learns. [@k]',
      'It maps. It learns. [@k]',
      '> It maps. It learns.\n>\n> — [@k]',
      '- It maps.\n- It learns. [@k]',
    ]);
  });

  it('takes the telling sentences of an abstract', () => {
    const abstract =
      'Maps are hard. Others fail. In this paper, we propose M.A.P. to help. It has parts. Code is open.';
    assert.deepEqual(forms({ abstract }).slice(0, 5), [
      'We propose M.A.P. to help. [@k]',
      'We propose M.A.P. to help. Code is open. [@k]',
      'Maps are hard. We propose M.A.P. to help. Code is open. [@k]',
      '> Maps are hard. We propose M.A.P. to help. Code is open.\n>\n> — [@k]',
      '- Maps are hard.\n- We propose M.A.P. to help.\n- Code is open. [@k]',
    ]);
  });

  it('takes the first sentence where none tells', () => {
    assert.deepEqual(forms({ abstract: 'Maps are hard. Others fail.' }).slice(0, 2), [
      'Maps are hard. [@k]',
      'Maps are hard. Others fail. [@k]',
    ]);
  });

  it('takes each form from what there is', () => {
    assert.deepEqual(forms({ line: 'It maps.' }).slice(0, 2), ['It maps. [@k]', 'It maps. [@k]']);
    assert.deepEqual(forms({ paragraph: 'One. Two. Three.' }).slice(1, 3), ['One. Two. [@k]', 'One. Two. Three. [@k]']);
    assert.deepEqual(forms({ paragraph: 'Maps. We show maps.' })[0], 'We show maps. [@k]');
  });

  it('has nothing to say on a paper without content', () => {
    assert.deepEqual(forms({}), Array(SUMMARY_FORMS.length).fill(undefined));
  });

  it('says of a cell of the table that the text does not fill it', () => {
    const abstract =
      'However, maps | tables remain hard to read. We propose a drawing of both. Code: https://github.com/a/b.';
    assert.equal(
      forms({ abstract }).at(-1),
      [
        '|  | [@k] |',
        '| --- | --- |',
        '| Problem | Maps \\| tables remain hard to read. |',
        '| Approach | We propose a drawing of both. |',
        '| Data | Not stated |',
        '| Result | Not stated |',
        '| Code | <https://github.com/a/b> |',
      ].join('\n'),
    );
  });

  it('writes LaTeX for LaTeX', () => {
    assert.deepEqual(forms({ paragraph: 'It is 5% up. [See] it.' }, 'latex').slice(2, 5), [
      'It is 5\\% up. [See] it. \\cite{k}',
      '\\begin{quote}\nIt is 5\\% up. [See] it.\n\n\\hfill --- \\cite{k}\n\\end{quote}',
      '\\begin{itemize}\n  \\item It is 5\\% up.\n  \\item {[}See] it. \\cite{k}\n\\end{itemize}',
    ]);
  });

  it('ends every form with the citation, on whole lines of its own making', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.boolean(), (text, isWritten) => {
        const all = forms(isWritten ? { paragraph: text } : { abstract: text });
        for (const [i, form] of all.entries()) {
          if (form === undefined) continue;
          const isTable = SUMMARY_FORMS[i]?.id === 'table';
          assert.equal(isTable ? form.startsWith('|  | [@k] |\n') : form.endsWith('[@k]'), true);
          assert.equal(/[\r\u2028]/.test(form), false);
        }
      }),
    );
  });
});
