import type { Cancellation, Http, HttpAnswer } from '../ports';

/** What became of one request. */
export type Reply =
  | {
      readonly kind: 'ok';
      readonly text: string;
      /** Milliseconds between two requests that the host says it allows; `undefined` where it does not say. */
      readonly gap: number | undefined;
    }
  /** The host answered that it has no such paper. */
  | { readonly kind: 'absent' }
  /** The host did not like the request; asking the same again is no use. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nothing came, or a word that it may come later. */
  | {
      readonly kind: 'busy';
      /** Whether the host itself said so. */
      readonly isAnswer: boolean;
      readonly reason: string;
      /** Milliseconds after which the host wants to be asked again; `undefined` where it does not say. */
      readonly retryAfter: number | undefined;
    };

const ABSENT: ReadonlySet<number> = new Set([404, 410]);
const BUSY: ReadonlySet<number> = new Set([408, 425, 429]);

/** Asks once. Never throws: what was aborted is `busy`. */
export async function askOnce(http: Http, url: string, signal: Cancellation): Promise<Reply> {
  try {
    const answer = await http.get(url, signal);
    const { status } = answer;
    if (status >= 200 && status < 300) return { kind: 'ok', text: await answer.text(), gap: gapOf(answer) };
    if (ABSENT.has(status)) return { kind: 'absent' };
    const reason = `status ${status}`;
    if (BUSY.has(status) || status >= 500)
      return { kind: 'busy', isAnswer: true, reason, retryAfter: retryAfter(answer) };
    return { kind: 'refused', reason };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'busy', isAnswer: false, reason, retryAfter: undefined };
  }
}

/** @see RFC 9110, section 10.2.3; a date is counted from the host's own, so that no clock needs to be right */
function retryAfter({ headers }: HttpAnswer): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const milliseconds = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

/**
 * What the headers of an answer allow: so many requests (`50`) in so long (`1s`). A host of the web page's own making could
 * ask for anything: more than a minute is not believed.
 * @see https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
 */
function gapOf({ headers }: HttpAnswer): number | undefined {
  const limit = Number(headers.get('x-rate-limit-limit'));
  const seconds = Number(/^(\d+)s$/.exec(headers.get('x-rate-limit-interval') ?? '')?.[1]);
  const gap = (1000 * seconds) / limit;
  return gap > 0 && gap <= 60_000 ? gap : undefined;
}
