/** The authors speak of themselves or of their paper. */
export const FIRST_PERSON = /\b(?:we|our|this (?:paper|work|study|article|chapter|thesis|report))\b/i;

/** The authors say what they did. */
export const CUE =
  /\b(?:we|this (?:paper|work|study|article)|our (?:work|paper|study))\s+(?:\w+\s+){0,2}?(?:propos|present|introduc|show|demonstrat|develop|describ|report|find|found|investigat|stud|evaluat|address|explor|provid|design|prov)|\bhere,? we\b|\bis (?:proposed|presented|introduced)\b/i;

/** Words that go with a role, whichever way they are bent. */
export const ROLE_CUES: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'method',
    /\b(?:propos|present|introduc|develop|describ|design|implement|us(?:e|ed|ing)|appl|combin|construct|build|employ|adopt|extend)/i,
  ],
  [
    'result',
    /\b(?:result|experiment|show|demonstrat|found|find|reveal|outperform|achiev|improv|significant|accura|conclu|suggest|indicat|evaluat|performance|compar)/i,
  ],
  [
    'objective',
    /\b(?:aim|goal|objective|purpose|investigat|address|examin|explor|stud(?:y|ies)|in order to|focus|propos|question|try|attempt|seek)/i,
  ],
  [
    'background',
    /\b(?:however|has been|have been|recent|important|challeng|become|many|widely|increasing|traditional|existing|problem|often|most|need|difficult)/i,
  ],
];
