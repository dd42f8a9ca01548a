import { identifiersOf, type Paper } from '../paper';
import { normalizeTitle } from '../text/fold';
import { mendText } from '../text/mendText';
import type { AbstractHost } from './abstractHost';

/** A paper without an abstract, and by which identifiers it can be asked for. */
export interface WantedPaper {
  /** Citation key. */
  readonly key: string;
  readonly title: string;
  /** Without scheme, best first; at least one list has one. */
  readonly ids: Readonly<Record<AbstractHost['scheme'], readonly string[]>>;
}

/** How fast a host is asked; milliseconds. */
export interface Pace {
  /** Between the beginnings of two requests. */
  readonly gap: number;
  /** Before the second try; each further one waits twice as long. */
  readonly backOff: number;
}

/** A title shorter than this begins too many others. */
const TELLING_START = 16;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The papers that have no abstract and an identifier that a host knows. */
export function wantedPapers(papers: readonly Paper[]): WantedPaper[] {
  return papers.flatMap(paper => {
    if (paper.abstract) return [];
    const identifiers = identifiersOf(paper.csl);
    const withScheme = (scheme: string) =>
      identifiers.filter(id => id.startsWith(`${scheme}:`)).map(id => id.slice(scheme.length + 1));
    // DOIs that arXiv gives are registered elsewhere: Crossref knows none of them
    const doi = withScheme('doi').filter(id => !id.startsWith('10.48550/arxiv.'));
    const arxiv = withScheme('arxiv');
    return doi.length || arxiv.length ? [{ key: paper.key, title: paper.title, ids: { arxiv, doi } }] : [];
  });
}

/** `ids`, each once, in requests of at most as many as the host takes at a time. */
export function inBatches(ids: Iterable<string>, host: Pick<AbstractHost, 'batchSize' | 'isAlone'>): string[][] {
  const unique = [...new Set(ids)];
  const alone = unique.filter(id => host.isAlone?.(id));
  const others = unique.filter(id => !host.isAlone?.(id));
  const batches: string[][] = [];
  for (let start = 0; start < others.length; start += host.batchSize)
    batches.push(others.slice(start, start + host.batchSize));
  return [...batches, ...alone.map(id => [id])];
}

/** The pace for a host at `base`: what its terms ask for, and none on one's own machine. */
export function paceFor(host: AbstractHost, base: string): Pace {
  if (LOOPBACK.test(new URL(base).hostname)) return { gap: 0, backOff: 20 };
  return { gap: host.gap, backOff: Math.max(host.gap, 2000) };
}

/** Whether two titles may be one paper's: the same but for spelling, or one the other's beginning; an empty one may be any. */
export function titlesAgree(a: string, b: string): boolean {
  const [short = '', long = ''] = [a, b]
    .map(title => normalizeTitle(mendText(title)))
    .sort((x, y) => x.length - y.length);
  return short === '' || short === long || (short.length >= TELLING_START && long.startsWith(short));
}
