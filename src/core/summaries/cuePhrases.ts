/** The authors speak of themselves or of their paper. */
export const FIRST_PERSON = /\b(?:we|our|this (?:paper|work|study|article|chapter|thesis|report))\b/i;

/** The authors say what they did. */
export const CUE =
  /\b(?:we|this (?:paper|work|study|article)|our (?:work|paper|study))\s+(?:\w+\s+){0,2}?(?:propos|present|introduc|show|demonstrat|develop|describ|report|find|found|investigat|stud|evaluat|address|explor|provid|design|prov)|\bhere,? we\b|\bis (?:proposed|presented|introduced)\b/i;
