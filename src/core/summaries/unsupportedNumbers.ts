/** Numbers in figures, with thousands separators, decimals, a sign of per cent or a letter for thousands or millions. */
const NUMBER =
  /(?<![\p{L}\d.,-])[-–−]?(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?\s?(?:%|per ?cent\b|[kKM]\b)?/gu;

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORD_VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
]);
const WORDS = new RegExp(
  `\\b(${TENS.join('|')})(?:-(${UNITS.slice(1, 10).join('|')}))?\\b|\\b(${UNITS.slice(2).join('|')})\\b`,
  'gi',
);

interface Found {
  readonly text: string;
  readonly value: number;
  readonly isPercent: boolean;
}

function inFigures(text: string): Found[] {
  return [...text.matchAll(NUMBER)].map(([found]) => {
    const shown = found.trim();
    const factor = /k$/i.test(shown) ? 1000 : shown.endsWith('M') ? 1e6 : 1;
    const value = Number(shown.replace(/[^\d.]/g, '')) * factor;
    return { text: shown, value, isPercent: /%|cent$/.test(shown) };
  });
}

function inWords(text: string): Found[] {
  return [...text.matchAll(WORDS)].map(([found, tens, unit, single]) => {
    const value =
      (WORD_VALUES.get((tens ?? single ?? '').toLowerCase()) ?? 0) + (WORD_VALUES.get((unit ?? '').toLowerCase()) ?? 0);
    return { text: found, value, isPercent: false };
  });
}

/**
 * The numbers of a summary that its abstract does not hold, as the summary writes them, each once and in order. `1,200`,
 * `1200` and `1.2k` are one number, as are `12` and `twelve`, and `0.93` and `93 %`; a percentage is not supported by a
 * bare number of the same size. Numbers within names (`GPT-4`, `F1`) are not looked at in the summary.
 */
export function unsupportedNumbers(summary: string, abstract: string): string[] {
  const known = [...inFigures(abstract), ...inWords(abstract), ...withinNames(abstract)];
  const isKnown = ({ value, isPercent }: Found) =>
    known.some(other =>
      isPercent === other.isPercent
        ? same(other.value, value)
        : isPercent
          ? same(other.value * 100, value) && other.value < 1
          : same(other.value / 100, value) && value < 1,
    );
  const found = [...inFigures(summary), ...inWords(summary)].filter(number => !isKnown(number));
  return [
    ...new Set(found.toSorted((a, b) => summary.indexOf(a.text) - summary.indexOf(b.text)).map(({ text }) => text)),
  ];
}

function withinNames(text: string): Found[] {
  return [...text.matchAll(/(?<=[\p{L}-])\d+(?:\.\d+)?/gu)].map(([found]) => ({
    text: found,
    value: Number(found),
    isPercent: false,
  }));
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a));
}
