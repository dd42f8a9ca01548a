/** Filters that compare words of one field, each with the beginning of a word. */
const WORD_FILTERS = ['author', 'title', 'venue'] as const;
const TEXT_FILTERS = ['key', 'doi', 'type', 'topic'] as const;
const HAS_VALUES = ['abstract', 'summary', 'doi', 'pdf', 'note', 'code'] as const;
const IS_VALUES = ['cited', 'uncited', 'unread', 'reading', 'read'] as const;

export type HasValue = (typeof HAS_VALUES)[number];
export type IsValue = (typeof IS_VALUES)[number];

/** One condition that a paper must meet, or must not where it is negated. */
export type QueryFilter = { readonly negated: boolean } & (
  | { readonly kind: (typeof WORD_FILTERS)[number] | (typeof TEXT_FILTERS)[number]; readonly value: string }
  | { readonly kind: 'year'; readonly from: number; readonly to: number }
  | { readonly kind: 'has'; readonly value: HasValue }
  | { readonly kind: 'is'; readonly value: IsValue }
);

/** One row of the help that the pick shows. */
export interface FilterHelp {
  /** What to type. */
  readonly example: string;
  /** Stable id of the sentence that explains it; the one who shows it knows the words. */
  readonly id:
    | 'phrase'
    | 'without'
    | 'author'
    | 'title'
    | 'venue'
    | 'key'
    | 'doi'
    | 'type'
    | 'topic'
    | 'year'
    | 'years'
    | 'since'
    | 'has'
    | 'is'
    | 'reading';
}

export const FILTER_HELP: readonly FilterHelp[] = [
  { id: 'phrase', example: '"exact phrase"' },
  { id: 'without', example: '-word' },
  { id: 'author', example: 'author:kim' },
  { id: 'title', example: 'title:retina' },
  { id: 'venue', example: 'venue:miccai' },
  { id: 'topic', example: '#topic' },
  { id: 'year', example: 'year:2021' },
  { id: 'years', example: 'year:2019..2023' },
  { id: 'since', example: 'year:>2020' },
  { id: 'type', example: 'type:dataset' },
  { id: 'key', example: 'key:kim2025' },
  { id: 'doi', example: 'doi:10.1000/182' },
  { id: 'has', example: 'has:abstract' },
  { id: 'is', example: 'is:cited' },
  { id: 'reading', example: 'is:unread' },
];

const YEAR = /^\d{1,4}$/;
const YEARS = /^(\d{1,4})?(?:\.\.|-|–)(\d{1,4})?$/;
const COMPARED_YEAR = /^(>=|<=|>|<|≥|≤)(\d{1,4})$/;

function readYears(value: string): { readonly from: number; readonly to: number } | undefined {
  if (YEAR.test(value)) return { from: Number(value), to: Number(value) };
  const [, first, last] = YEARS.exec(value) ?? [];
  if (first || last) return { from: first ? Number(first) : -Infinity, to: last ? Number(last) : Infinity };
  const [, sign, year] = COMPARED_YEAR.exec(value) ?? [];
  switch (sign) {
    case '>':
      return { from: Number(year) + 1, to: Infinity };
    case '>=':
    case '≥':
      return { from: Number(year), to: Infinity };
    case '<':
      return { from: -Infinity, to: Number(year) - 1 };
    case '<=':
    case '≤':
      return { from: -Infinity, to: Number(year) };
    default:
      return undefined;
  }
}

function oneOf<T extends string>(values: readonly T[], value: string): T | undefined {
  return values.find(known => known === value);
}

/**
 * The filter that `name:value` asks for (`#` is short for `topic`).
 * @returns `undefined` where there is no such filter or it takes no such value
 */
export function readFilter(name: string, value: string, negated: boolean): QueryFilter | undefined {
  const trimmed = value.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return undefined;
  const kind = oneOf([...WORD_FILTERS, ...TEXT_FILTERS], name === '#' ? 'topic' : name);
  if (kind) return { kind, value: trimmed, negated };
  const lower = trimmed.toLowerCase();
  if (name === 'year') {
    const years = readYears(lower);
    return years && { kind: 'year', ...years, negated };
  }
  if (name === 'has') {
    const has = oneOf(HAS_VALUES, lower);
    return has && { kind: 'has', value: has, negated };
  }
  const is = name === 'is' ? oneOf(IS_VALUES, lower) : undefined;
  return is && { kind: 'is', value: is, negated };
}

/** Whether more typing may still make a filter of this: `has:ab`, `year:>`, `year:`. */
export function isHalfTyped(name: string, value: string): boolean {
  const lower = value.toLowerCase();
  if (name === 'year') return /^(?:[<>]=?|\.+|≥|≤)$/.test(lower) || /^\d{1,4}\.$/.test(lower);
  const values: readonly string[] = name === 'has' ? HAS_VALUES : name === 'is' ? IS_VALUES : [];
  return !values.includes(lower) && values.some(known => known.startsWith(lower));
}
