import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { toPaper } from '../../../src/core/paper';
import { SUMMARY_FORMS, isSummaryForm, summarize, summaryKind } from '../../../src/core/summaries/summaryForms';

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
    const ids = ['line', 'paragraph', 'quote', 'bullets', 'poem', undefined];
    const kinds = ids.map(id => (isSummaryForm(id) ? summaryKind(id) : undefined));
    assert.deepEqual(kinds, ['inline', 'inline', 'block', 'block', undefined, undefined]);
  });
});

describe('summarize', () => {
  it('prefers what was written', () => {
    const written = { line: 'It maps *x*.', paragraph: 'It maps. It learns.', abstract: 'We map.' };
    assert.deepEqual(forms(written), [
      'It maps \\*x\\*. [@k]',
      'It maps. It learns. [@k]',
      '> It maps. It learns.\n>\n> — [@k]',
      '- It maps.\n- It learns. [@k]',
    ]);
  });

  it('takes the telling sentences of an abstract', () => {
    const abstract =
      'Maps are hard. Others fail. In this paper, we propose M.A.P. to help. It has parts. Code is open.';
    assert.deepEqual(forms({ abstract }), [
      'In this paper, we propose M.A.P. to help. [@k]',
      'Maps are hard. In this paper, we propose M.A.P. to help. Code is open. [@k]',
      '> Maps are hard. In this paper, we propose M.A.P. to help. Code is open.\n>\n> — [@k]',
      '- Maps are hard.\n- In this paper, we propose M.A.P. to help.\n- Code is open. [@k]',
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
    assert.deepEqual(forms({ paragraph: 'Maps. We show maps.' })[0], 'We show maps. [@k]');
  });

  it('has nothing to say on a paper without content', () => {
    assert.deepEqual(forms({}), [undefined, undefined, undefined, undefined]);
  });

  it('writes LaTeX for LaTeX', () => {
    assert.deepEqual(forms({ paragraph: 'It is 5% up. [See] it.' }, 'latex').slice(1), [
      'It is 5\\% up. [See] it. \\cite{k}',
      '\\begin{quote}\nIt is 5\\% up. [See] it.\n\n\\hfill --- \\cite{k}\n\\end{quote}',
      '\\begin{itemize}\n  \\item It is 5\\% up.\n  \\item {[}See] it. \\cite{k}\n\\end{itemize}',
    ]);
  });

  it('ends every form with the citation, on whole lines of its own making', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.boolean(), (text, isWritten) => {
        for (const form of forms(isWritten ? { paragraph: text } : { abstract: text })) {
          if (form === undefined) continue;
          assert.equal(form.endsWith('[@k]'), true);
          assert.equal(/[\r\u2028]/.test(form), false);
        }
      }),
    );
  });
});
