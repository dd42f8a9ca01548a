/** The authors name what is missing or hard, or what they are after. */
export const PROBLEM =
  /\b(?:but|yet|although|despite|remains?|remained|challeng\w*|difficult\w*|limit(?:ed|s|ation\w*)|lack\w*|gaps?|problem of|fails?|hard|unclear|scarc\w*|costly|expensive|bottleneck|unexplored|under-?explored|time-consuming|prone|hinder\w*|hamper\w*|unfortunately|suffers?|aims?|goal|objective|purpose|address(?:es)?|concerns?|risks?|ignor\w*|neglect\w*|persist\w*)\b/i;

const AUTHORS = String.raw`(?:we|this (?:paper|work|study|article|survey|review|thesis)|our (?:method|approach|model|framework|system|work|paper))`;

/** The authors make something. */
export const MAKING = new RegExp(
  String.raw`\b${AUTHORS}\s+(?!aim)(?:[\w-]+\s+){0,2}?(?:propos|present|introduc|develop|design|describ|build|built|train|extend|formulat|construct|creat|leverag|deriv|combin)|\b(?:is|are|was|were) (?:proposed|presented|introduced|developed|designed|described)\b`,
  'i',
);

/** The authors look into something. */
export const STUDYING = new RegExp(
  String.raw`\b${AUTHORS}\s+(?!aim)(?:[\w-]+\s+){0,2}?(?:use|appl|evaluat|investigat|study|stud|explor|compar|analy[sz]|review|survey|conduct|address|provid|examin|assess|measur|suggest|synthesi[sz]|test|find|ask)`,
  'i',
);

const SETS = String.raw`(?:data ?sets?|corpus|corpora|benchmarks?|cohorts?|databases?)`;
const THINGS =
  'patients?|participants?|subjects?|images?|scans?|records?|recordings?|reports?|notes?|videos?|samples?|questions?|pairs?|documents?|papers?|articles?|cases?|users?|students?|sentences?|tweets?|exams?|studies|volumes|slides|queries|hours';
const COUNT = String.raw`(?:\d[\d,.]*\s?[kKM]?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|million|thousand|hundreds?)`;

/** Data by number or by name: how many of what, a set with a name, or which set was used. */
export const DATA = new RegExp(
  [
    String.raw`\b${COUNT}\+?\s+(?:(?!(?:across|on|of|in|the|for|over|from|with|to)\b)[\w-]+\s+){0,3}(?:${THINGS}|${SETS})\b`,
    String.raw`\b[\w-]*[A-Z][\w-]*[A-Z\d][\w-]*(?:\s[\w-]+){0,3}\s${SETS}\b`,
    String.raw`\b${SETS}(?:, [A-Z]| of| from| covering| including| \()`,
    String.raw`\b(?:on|with|from|using) (?:the|a|an|public|publicly available|real-world|large-scale|multiple|several)(?:\s[\w-]+){0,4}\s${SETS}\b`,
    String.raw`\b(?:public|publicly available|real-world|large-scale)(?:\s[\w-]+){0,3}\s${SETS}\b`,
  ].join('|'),
);

/** Something came out. */
export const RESULT =
  /\b(?:results?|experiments?|outperform\w*|achiev\w*|improves?|improvements?|demonstrat\w*|show(?:s|ed|n)?|found|find(?:s|ings?)?|reveal\w*|accura\w*|surpass\w*|state-of-the-art|significant\w*|better|reduc\w*|increas\w*|auc|auroc|f1)\b|\d\s?%/i;

/** Results in figures. */
export const FIGURES = /\d\s?%|\d\.\d|\b\d+(?:\.\d+)?[- ]?(?:fold|times|x)\b/i;

/** Results in words. */
export const CLAIM = /\b(?:outperform|achiev|surpass|improv|state-of-the-art|show|demonstrat|found|reveal)/i;

export const CODE_HOST =
  /\b(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co|zenodo\.org|osf\.io|codeocean\.com|sourceforge\.net)\b/i;

/** What stands behind an address is code or the like. */
export const CODE_WORDS =
  /\b(?:code|implementation|software|source|toolkit|package|demo|project page|weights|released|available)\b/i;
