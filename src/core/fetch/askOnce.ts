import type { Cancellation, Http, HttpAnswer } from '../ports';

/** What became of one request. */
export type Reply =
  | { readonly kind: 'ok'; readonly text: string }
  /** The host answered that it has no such paper. */
  | { readonly kind: 'absent' }
  /** The host did not like the request; asking the same again is no use. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nothing came, or a word that it may come later. */
  | {
      readonly kind: 'busy';
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
    if (status >= 200 && status < 300) return { kind: 'ok', text: await answer.text() };
    if (ABSENT.has(status)) return { kind: 'absent' };
    const reason = `status ${status}`;
    if (BUSY.has(status) || status >= 500) return { kind: 'busy', reason, retryAfter: retryAfter(answer) };
    return { kind: 'refused', reason };
  } catch (error) {
    return { kind: 'busy', reason: error instanceof Error ? error.message : String(error), retryAfter: undefined };
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
