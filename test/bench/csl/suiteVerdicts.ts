import type { SuiteCase } from './suiteCase';

export interface Verdict {
  readonly verdict: 'fail' | 'not applicable';
  readonly why: string;
}

const KNOWN: Readonly<Record<string, Verdict>> = {
  position_IbidInText: {
    verdict: 'not applicable',
    why: 'citations of a note style stand in the text and in footnotes by turns; Lectern gives each of them a footnote',
  },
  date_DateNoDateNoTest: {
    verdict: 'not applicable',
    why: "the wanted text is citeproc's own error, that a work prints nothing; Lectern shows the key instead",
  },
  bugreports_EnvAndUrb: {
    verdict: 'fail',
    why: 'citeproc tries the title where more names would do to tell two works apart',
  },
  disambiguate_BasedOnSubsequentFormWithBackref2: {
    verdict: 'fail',
    why: 'citeproc takes the number of the first note for enough to tell two works apart',
  },
  disambiguate_InitializeWithButNoDisambiguation: {
    verdict: 'fail',
    why: 'citeproc gives year suffixes by the list of references, which sorts by title here, not by the order of the citation',
  },
  magic_SubsequentAuthorSubstituteNotFooled: {
    verdict: 'fail',
    why: 'the test has the abbreviation "tran." of an older locale; it is "trans." now',
  },
};

/** Why a test does not give with Lectern what it should. */
export function reasonFor({ name }: SuiteCase, bareGivesIt: boolean): Verdict {
  return KNOWN[name] ?? { verdict: 'fail', why: bareGivesIt ? 'OPEN' : 'citeproc alone fails it too' };
}
