import type { AbstractHost } from './abstractHost';
import { arxivHost } from './arxivAtom';
import { askHost, type AskPorts } from './askHost';
import { crossrefHost } from './crossrefWork';
import { titlesAgree, type WantedPaper } from './fetchPlan';

/** Where the two hosts are: http or https addresses without a slash at the end. */
export interface HostAddresses {
  readonly arxiv: string;
  readonly crossref: string;
}

/** `otherTitle`: the host has this identifier under another title. `failed`: the host gave no usable answer. */
export type Verdict = 'fetched' | 'otherTitle' | 'failed' | 'notFound' | 'notAsked';

/** What became of one paper. */
export interface PaperVerdict {
  readonly key: string;
  readonly verdict: Verdict;
  /** For the log: the identifier, and the reason where there is one. Never a word of the paper. */
  readonly detail: string;
}

export interface FetchOutcome {
  /** One for each wanted paper, in their order. */
  readonly verdicts: readonly PaperVerdict[];
  /** Answers about papers that nobody asked for, `arxiv:…` or `doi:…`. They were not used. */
  readonly strangers: readonly string[];
  /** Addresses of the hosts that could not be reached at all. */
  readonly unreachable: readonly string[];
}

export interface FetchEvents {
  /** `id`, with its scheme, has this abstract. */
  found(id: string, abstract: string): void;
  /** The host at `base` has settled so many identifiers since the last call, and `done` of `total` in all. */
  progress(base: string, settled: number, done: number, total: number): void;
}

/** The hosts that a fetch for these papers may ask, in their order. */
export function hostsFor(wanted: readonly WantedPaper[], addresses: HostAddresses): string[] {
  return stages(addresses)
    .filter(({ host }) => wanted.some(paper => paper.ids[host.scheme].length > 0))
    .map(({ base }) => base);
}

function stages(addresses: HostAddresses): readonly { readonly host: AbstractHost; readonly base: string }[] {
  return [
    { host: arxivHost, base: addresses.arxiv },
    { host: crossrefHost, base: addresses.crossref },
  ];
}

/** Of what two hosts say about a paper, the one that tells more. */
const WEIGHT: Readonly<Record<Verdict, number>> = { notFound: 0, notAsked: 1, failed: 2, otherTitle: 3, fetched: 4 };

/**
 * Asks arXiv, and Crossref for what arXiv does not give. Settles early where `signal` is aborted; what was found until
 * then stays found. Never rejects.
 */
export async function fetchAbstracts(
  wanted: readonly WantedPaper[],
  addresses: HostAddresses,
  ports: AskPorts,
  events: FetchEvents,
): Promise<FetchOutcome> {
  const verdicts = new Map<string, PaperVerdict>();
  const strangers: string[] = [];
  const unreachable: string[] = [];
  const conclude = (verdict: PaperVerdict) => {
    const before = verdicts.get(verdict.key);
    if (!before || WEIGHT[verdict.verdict] > WEIGHT[before.verdict]) verdicts.set(verdict.key, verdict);
  };

  for (const { host, base } of stages(addresses)) {
    const { scheme } = host;
    const left = wanted.filter(({ key }) => verdicts.get(key)?.verdict !== 'fetched');
    const ids = new Set(left.flatMap(paper => paper.ids[scheme]));
    let done = 0;
    const result = await askHost(host, base, ids, ports, settled => {
      done += settled;
      events.progress(base, settled, done, ids.size);
    });
    if (result.isUnreachable) unreachable.push(base);
    strangers.push(...result.strangers.map(id => `${scheme}:${id}`));
    for (const { key, title, ids: own } of left) {
      for (const id of own[scheme]) {
        const detail = `${scheme}:${id}`;
        const failure = result.failed.get(id);
        const answer = result.answers.get(id);
        if (failure === 'cancelled') conclude({ key, verdict: 'notAsked', detail });
        else if (failure !== undefined) conclude({ key, verdict: 'failed', detail: `${detail}, ${failure}` });
        else if (answer?.abstract === undefined) conclude({ key, verdict: 'notFound', detail });
        else if (!titlesAgree(title, answer.title)) conclude({ key, verdict: 'otherTitle', detail });
        else {
          events.found(detail, answer.abstract);
          conclude({ key, verdict: 'fetched', detail });
          break;
        }
      }
    }
  }
  return {
    verdicts: wanted.map(({ key }) => verdicts.get(key) ?? { key, verdict: 'notAsked', detail: '' }),
    strangers,
    unreachable,
  };
}
