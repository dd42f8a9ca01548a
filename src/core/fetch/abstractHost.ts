/** What a host says about one paper. Text of strangers: plain, but neither escaped nor trusted. */
export interface AbstractAnswer {
  /** Identifier as the host has it, in the host's {@link AbstractHost.canonical} form. */
  readonly id: string;
  readonly title: string;
  /** `undefined` where the host knows the paper and has no abstract of it. */
  readonly abstract: string | undefined;
}

/** What can be read of the body of one answer. */
export interface HostReading {
  readonly answers: readonly AbstractAnswer[];
  /** Whether the body is all there; what is missing from a cut one may yet be known to the host. */
  readonly isWhole: boolean;
  /** Whether the host refused the request because of an id in it, and with it all the others. */
  readonly isRefused: boolean;
}

/** A public interface that gives abstracts by identifier. */
export interface AbstractHost {
  /** The scheme of its identifiers, as `identifiersOf` writes it. */
  readonly scheme: 'arxiv' | 'doi';
  /** How many papers one request may ask for. */
  readonly batchSize: number;
  /** Milliseconds between the beginnings of two requests, at least. */
  readonly gap: number;
  url(base: string, ids: readonly string[]): string;
  /** Whether an identifier can't be asked for together with others; where left out, each can. */
  isAlone?(id: string): boolean;
  /** The one form of an identifier that has several. */
  canonical(id: string): string;
  /** Never throws. */
  read(text: string): HostReading;
}

/** Longer ones are whole papers, or worse. */
const ABSTRACT_LIMIT = 20_000;
/** Shorter ones are "None", "N/A" and the like. */
const ABSTRACT_MIN = 20;

/** `text` where it can be an abstract. */
export function plausibleAbstract(text: string | undefined): string | undefined {
  return text && text.length >= ABSTRACT_MIN
    ? text.slice(0, ABSTRACT_LIMIT).replace(/[\ud800-\udbff]$/, '')
    : undefined;
}
