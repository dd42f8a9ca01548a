import type { CslDate, CslItem, CslName } from './csl';
import { normalizeTitle } from './text/fold';
import { plainTitle } from './text/plainTitle';

/** A summary written by a person or an editor, as opposed to one taken from the abstract. */
export interface WrittenSummary {
  /** One sentence; `undefined` where only the paragraph was written. */
  readonly line: string | undefined;
  /** Two to four sentences; `undefined` where only the line was written. */
  readonly paragraph: string | undefined;
}

export interface PaperLink {
  /** What stands behind the link: `DOI`, `arXiv`, `Web`, `Code`, or the record's own `codeLabel`. */
  readonly label: string;
  /** An absolute http or https address, percent-encoded. */
  readonly url: string;
}

/** One record of the library. Everything that is not known is `undefined` or empty; nothing is guessed. */
export interface Paper {
  /** What tells the paper from all others in the library; equals `citationKey` unless other papers have that one too. */
  readonly key: string;
  /** The citation key as notes write it. */
  readonly citationKey: string;
  /** The bibliographic record; `csl.id` equals `citationKey`. */
  readonly csl: CslItem;
  /** Plain text: the markup that CSL allows in a title is taken off. */
  readonly title: string;
  readonly authors: readonly CslName[];
  /** Year of issue, negative before the common era. */
  readonly year: number | undefined;
  /** Journal, proceedings, book or event. */
  readonly venue: string | undefined;
  readonly abstract: string | undefined;
  readonly summary: WrittenSummary | undefined;
  readonly keywords: readonly string[];
  /** Ids or names of declared topics, best first. */
  readonly topics: readonly string[];
  readonly links: readonly PaperLink[];
  /** See `shortTextOf`, where it is known already. */
  readonly shortText?: string | undefined;
}

/** The name by which a person is called in short: family name with its particle, or the literal name. */
export function shortName(name: CslName): string {
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return family || name.literal || name.given || '';
}

/** Given and family name in reading order. */
export function fullName(name: CslName): string {
  if (name.literal) return name.literal;
  const parts = [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix];
  return parts.filter(Boolean).join(' ');
}

/** `Kim`, `Kim & Cho` or `Kim et al.`; `undefined` where no author is known. */
export function shortAuthors(authors: readonly CslName[]): string | undefined {
  const names = authors.map(shortName).filter(Boolean);
  if (names.length > 2) return `${names[0]} et al.`;
  return names.length ? names.join(' & ') : undefined;
}

/** `Kim et al. 2025`, or what is known of it; `undefined` where neither author nor year is known. */
export function authorYear(paper: Paper): string | undefined {
  const parts = [shortAuthors(paper.authors), paper.year?.toString()].filter(Boolean);
  return parts.length ? parts.join(' ') : undefined;
}

/** The year of a CSL date; `undefined` where it has none that can be read. */
export function yearOf(date: CslDate | undefined): number | undefined {
  const first = date?.['date-parts']?.[0]?.[0];
  if (first !== undefined) {
    const year = Number(first);
    return Number.isInteger(year) ? year : undefined;
  }
  const found = /(?<!\d)\d{4}(?!\d)/.exec(date?.raw ?? date?.literal ?? '');
  return found ? Number(found[0]) : undefined;
}

/** Splits CSL's one `keyword` string: at semicolons where it has any, else at commas. */
export function splitKeywords(keyword: string | undefined): string[] {
  if (!keyword) return [];
  const parts = keyword.split(keyword.includes(';') ? ';' : ',');
  return parts.map(part => part.trim()).filter(Boolean);
}

/** `address` as an absolute http or https URL, percent-encoded; `undefined` for any other scheme or for no URL at all. */
export function webUrl(address: string | undefined): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address.trim());
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
    return url.href.replace(/[()'*!<>"\\`[\]{}|^]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return undefined;
  }
}

/** DOI without resolver or scheme, lower case (DOIs are case-insensitive, DOI Handbook 2.4); `undefined` where there is none. */
export function normalizeDoi(doi: unknown): string | undefined {
  if (typeof doi !== 'string') return undefined;
  const found = /10\.\d{4,9}\/\S+/.exec(doi);
  return found?.[0].toLowerCase();
}

/** arXiv identifier without version; `undefined` where `text` holds none. */
export function normalizeArxiv(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const found = /(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.]*\d)|([a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?/.exec(text);
  return found?.[1] ?? found?.[2];
}

/** Identifiers of a record, each `scheme:value`, for finding the same paper in another source. */
export function identifiersOf(item: Partial<CslItem>): string[] {
  const ids: string[] = [];
  const doi = normalizeDoi(item.DOI);
  const published = normalizeDoi(item.custom?.published?.['DOI']);
  if (doi) ids.push(`doi:${doi}`);
  if (published && published !== doi) ids.push(`doi:${published}`);
  const arxiv = normalizeArxiv(item.custom?.arxiv) ?? arxivFromFields(item);
  if (arxiv) ids.push(`arxiv:${arxiv}`);
  if (item.PMID && /^\d+$/.test(String(item.PMID))) ids.push(`pmid:${item.PMID}`);
  return ids;
}

function arxivFromFields(item: Partial<CslItem>): string | undefined {
  const doi = normalizeDoi(item.DOI);
  if (doi?.startsWith('10.48550/arxiv.')) return normalizeArxiv(doi.slice('10.48550/arxiv.'.length));
  if (typeof item.URL === 'string' && /^https?:\/\/(?:\w+\.)?arxiv\.org\//.test(item.URL))
    return normalizeArxiv(item.URL);
  if (typeof item.number === 'string' && /^arxiv:/i.test(item.number)) return normalizeArxiv(item.number);
  return undefined;
}

function linksOf(item: CslItem): PaperLink[] {
  const links: PaperLink[] = [];
  const add = (label: string, address: string | undefined) => {
    const url = webUrl(address);
    if (url && !links.some(link => link.url === url)) links.push({ label, url });
  };
  const doi = normalizeDoi(item.DOI);
  const arxiv = identifiersOf(item).find(id => id.startsWith('arxiv:'));
  if (doi) add('DOI', `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`);
  if (arxiv) add('arXiv', `https://arxiv.org/abs/${arxiv.slice('arxiv:'.length)}`);
  add('Web', item.URL);
  add(item.custom?.codeLabel || 'Code', item.custom?.code);
  return links;
}

function venueOf(item: CslItem): string | undefined {
  const published = item.custom?.published?.['container-title'];
  const venue = item['container-title'] ?? published ?? item['event-title'];
  return typeof venue === 'string' && venue ? venue : undefined;
}

/** What only a row on the screen asks for is made when it is asked for: a large library has mostly rows that nobody sees. */
class RecordPaper implements Paper {
  readonly key: string;
  readonly csl: CslItem;
  readonly year: number | undefined;
  #title: string | undefined;
  #links: readonly PaperLink[] | undefined;
  #keywords: readonly string[] | undefined;

  constructor(
    item: CslItem,
    key: string,
    readonly shortText: string | undefined,
  ) {
    this.key = key;
    this.csl = item;
    this.year = yearOf(item.issued);
  }

  get citationKey(): string {
    return this.csl.id;
  }

  get title(): string {
    return (this.#title ??= plainTitle(this.csl.title ?? ''));
  }

  get authors(): readonly CslName[] {
    return this.csl.author ?? NOTHING;
  }

  get venue(): string | undefined {
    return venueOf(this.csl);
  }

  get abstract(): string | undefined {
    return this.csl.abstract || undefined;
  }

  get summary(): WrittenSummary | undefined {
    const { tldr, summary } = this.csl.custom ?? {};
    return tldr || summary ? { line: tldr, paragraph: summary } : undefined;
  }

  get keywords(): readonly string[] {
    return (this.#keywords ??= splitKeywords(this.csl.keyword));
  }

  get topics(): readonly string[] {
    return this.csl.custom?.topics ?? NOTHING;
  }

  get links(): readonly PaperLink[] {
    return (this.#links ??= linksOf(this.csl));
  }
}

const NOTHING: readonly never[] = [];

/**
 * The paper that a bibliographic record describes; `item.id` becomes its citation key.
 * @param key what tells it from all others, where its citation key does not
 * @param shortText see {@link Paper.shortText}
 */
export function toPaper(item: CslItem, key = item.id, shortText?: string): Paper {
  return new RecordPaper(item, key, shortText);
}

/** The normalised title by which records without a common identifier are matched; `undefined` where the title is too short to tell papers apart. */
export function titleIdentity(item: Partial<CslItem>): string | undefined {
  const normalized = normalizeTitle(plainTitle(item.title ?? ''));
  return normalized.length >= 8 ? normalized : undefined;
}
