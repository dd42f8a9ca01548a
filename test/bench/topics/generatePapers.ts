import { toPaper, type Paper } from '../../../src/core/paper';
import { seededRandom } from '../../../src/core/topics/auto/random';

const SUBJECTS = 40;
const WORDS_OF_A_SUBJECT = 120;
const COMMON_WORDS = 4000;
const TITLE = 9;
const ABSTRACT = 150;

const SYLLABLES = 'ba ke li mo nu pa re si to vu dra ple gri sto cla fen mar tol vin zer'.split(' ');

function word(number: number): string {
  let rest = number + SYLLABLES.length;
  let made = '';
  while (rest > 0) {
    made += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return made;
}

/** Papers of made-up words on forty subjects, with titles and abstracts as long as real ones; the same for the same count. */
export function generatePapers(count: number): Paper[] {
  const random = seededRandom(count);
  // as in real text, few words make up most of it
  const rank = (size: number) => Math.floor(size * random() ** 3);
  return Array.from({ length: count }, (_, i) => {
    const subject = Math.floor(SUBJECTS * random());
    const text = (length: number) =>
      Array.from({ length }, () =>
        word(
          random() < 0.35 ? COMMON_WORDS + subject * WORDS_OF_A_SUBJECT + rank(WORDS_OF_A_SUBJECT) : rank(COMMON_WORDS),
        ),
      ).join(' ');
    return toPaper({ id: `p${i}`, type: 'article', title: text(TITLE), abstract: `${text(ABSTRACT)}.` });
  });
}
