import type { Role } from './roles';

/** Labels of structured abstracts by the role of what follows; a label of two parts counts as its first. */
const LABELS: readonly (readonly [Role, string])[] = [
  ['background', 'background|introduction|context|importance|rationale|motivation|significance'],
  ['objective', 'objectives?|aims?|purpose|goals?|problem|question'],
  [
    'method',
    '(?:materials?|patients?|subjects?) and methods?|methods?|methodology|approach|design|study design|design,? setting,? (?:and )?participants|setting|participants|data|main outcomes? (?:and )?measures?|exposures?|interventions?|measurements?',
  ],
  ['result', 'results?|findings?|main results|discussion|conclusions?|interpretation|summary|relevance'],
  ['other', 'availability(?: and implementation)?|code availability|contact|trial registration|funding|keywords'],
];
const NAME = LABELS.map(([, names]) => names).join('|');
const LABEL = new RegExp(
  `^(?<first>${NAME})(?:(?:\\s*[/&,]\\s*|,? and )(?:${NAME}))?(?:\\s*:\\s+|\\.\\s+(?=\\S)|\\s+[-–—]\\s+)(?=\\S)`,
  'i',
);

/** A label in capitals without a colon, as PubMed's plain text has it. */
const BARE_LABEL = new RegExp(
  `^(?<first>${NAME.toUpperCase()})(?:(?:\\s*[/&,]\\s*|,? AND )(?:${NAME.toUpperCase()}))?\\s+(?=[\\p{Lu}\\d])(?!\\p{Lu}{2,}\\b)`,
  'u',
);

export interface LabelledSentence {
  /** The role that the label gives; `undefined` where the sentence has none. */
  readonly role: Role | undefined;
  /** The sentence without its label. */
  readonly text: string;
}

/** Takes a label such as `Objective:`, `MATERIALS AND METHODS:` or `RESULTS` off a sentence. */
export function sectionLabel(sentence: string): LabelledSentence {
  const found = LABEL.exec(sentence) ?? BARE_LABEL.exec(sentence);
  if (!found) return { role: undefined, text: sentence };
  const first = found.groups?.['first'] ?? '';
  const role = LABELS.find(([, names]) => new RegExp(`^(?:${names})$`, 'i').test(first))?.[0];
  return { role, text: sentence.slice(found[0].length) };
}
