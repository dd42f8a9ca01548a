import type { Cancellation, Http, Timer } from '../ports';
import type { AbstractAnswer, AbstractHost } from './abstractHost';
import { askOnce } from './askOnce';
import { inBatches, paceFor, type Pace } from './fetchPlan';

export interface AskPorts {
  readonly http: Http;
  readonly timer: Timer;
  readonly signal: Cancellation;
}

/** What a host said about the papers it was asked for. An id in none of them is one that the host has nothing on. */
export interface HostResult {
  /** By the identifier asked for. */
  readonly answers: ReadonlyMap<string, AbstractAnswer>;
  /** Identifiers that the host gave no usable answer to, with the reason; `cancelled` where it was not asked. */
  readonly failed: ReadonlyMap<string, string>;
  /** Identifiers of answers that nobody asked for. They are not used. */
  readonly strangers: readonly string[];
  /** Whether the host was asked and never said a word, of whatever kind: there is no way to it. */
  readonly isUnreachable: boolean;
}

const TRIES = 3;
/** A host that wants to be left alone for longer is; milliseconds. */
const LONGEST_WAIT = 60_000;
/** After so many batches in a row without any answer the rest is not asked for. */
const FAILURES_IN_A_ROW = 2;

/** What came of one batch. */
interface BatchResult {
  /** The reason why some ids have no answer yet, where there is one. */
  readonly failure: string | undefined;
  readonly isRefused: boolean;
}

/**
 * Asks `host` for papers: in batches, one request at a time, at the host's pace. A busy host is asked three times, each
 * time only for what has not come yet; a refused batch is halved until the id that the host does not like stands alone.
 * @param onProgress called with how many ids are settled since the last call
 */
export async function askHost(
  host: AbstractHost,
  base: string,
  ids: Iterable<string>,
  ports: AskPorts,
  onProgress: (settled: number) => void,
): Promise<HostResult> {
  const line = new HostLine(host, base, ports);
  const failed = new Map<string, string>();
  const queue = inBatches(ids, host);
  let failures = 0;
  let lastFailure = '';
  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    if (ports.signal.aborted || failures >= FAILURES_IN_A_ROW) {
      for (const id of batch) failed.set(id, ports.signal.aborted ? 'cancelled' : lastFailure);
      continue;
    }
    const { failure, isRefused } = await line.ask(batch);
    if (isRefused && batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      queue.unshift(batch.slice(0, middle), batch.slice(middle));
      continue;
    }
    // a host that refuses one id has answered
    const isSilent = failure !== undefined && !isRefused && !batch.some(id => line.answers.has(id));
    failures = isSilent ? failures + 1 : 0;
    if (failure !== undefined) {
      lastFailure = failure;
      for (const id of batch) if (!line.answers.has(id)) failed.set(id, failure);
    }
    onProgress(batch.length);
  }
  return { answers: line.answers, failed, strangers: [...line.strangers], isUnreachable: line.isUnreachable };
}

/** The one line to a host: keeps the pace and collects what comes. */
class HostLine {
  readonly answers = new Map<string, AbstractAnswer>();
  readonly strangers = new Set<string>();
  readonly #host: AbstractHost;
  readonly #base: string;
  readonly #ports: AskPorts;
  readonly #pace: Pace;
  #gap: number;
  #asked = 0;
  #answered = 0;
  /** When the next request may begin. */
  #free = -Infinity;

  constructor(host: AbstractHost, base: string, ports: AskPorts) {
    this.#host = host;
    this.#base = base;
    this.#ports = ports;
    this.#pace = paceFor(host, base);
    this.#gap = this.#pace.gap;
  }

  get isUnreachable(): boolean {
    return this.#asked > 0 && this.#answered === 0;
  }

  async ask(batch: readonly string[]): Promise<BatchResult> {
    const { signal } = this.#ports;
    let failure = '';
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const open = batch.filter(id => !this.answers.has(id));
      await this.#untilFree();
      if (signal.aborted) break;
      const reply = await askOnce(this.#ports.http, this.#host.url(this.#base, open), signal);
      if (!signal.aborted) this.#asked++;
      if (reply.kind !== 'busy' || reply.isAnswer) this.#answered++;
      if (reply.kind === 'absent') return { failure: undefined, isRefused: false };
      // 401 and 403 are about who asks, not about what for
      if (reply.kind === 'refused') return { failure: reply.reason, isRefused: !/40[13]$/.test(reply.reason) };
      let pause: number | undefined;
      if (reply.kind === 'ok') {
        this.#slowDown(reply.gap ?? 0);
        const reading = this.#host.read(reply.text);
        if (reading.isRefused) return { failure: undefined, isRefused: true };
        this.#take(open, reading.answers);
        if (reading.isWhole || batch.every(id => this.answers.has(id))) return { failure: undefined, isRefused: false };
        failure = 'the answer is cut off or no answer of this interface';
      } else {
        failure = reply.reason;
        pause = reply.retryAfter;
        if (pause !== undefined && pause > LONGEST_WAIT) return { failure, isRefused: false };
      }
      this.#pauseFor(pause ?? this.#pace.backOff * 2 ** attempt);
    }
    return { failure: signal.aborted ? 'cancelled' : failure, isRefused: false };
  }

  /** Waits for the turn and takes it. */
  async #untilFree(): Promise<void> {
    const { timer, signal } = this.#ports;
    const delay = this.#free - timer.now();
    if (delay > 0) await timer.wait(delay, signal);
    this.#free = timer.now() + this.#gap;
  }

  /** To what a host says that it allows, from now on. */
  #slowDown(gap: number): void {
    if (gap <= this.#gap) return;
    this.#gap = gap;
    this.#pauseFor(gap);
  }

  #pauseFor(milliseconds: number): void {
    this.#free = Math.max(this.#free, this.#ports.timer.now() + milliseconds);
  }

  #take(asked: readonly string[], answers: readonly AbstractAnswer[]): void {
    const byCanonical = new Map(asked.map(id => [this.#host.canonical(id), id]));
    for (const answer of answers) {
      const id = byCanonical.get(answer.id);
      if (id === undefined) this.strangers.add(answer.id);
      else if (!this.answers.has(id)) this.answers.set(id, answer);
    }
  }
}
