/** What core asks of its host. The shapes follow VS Code's own, so that its objects fit without wrappers. */

/** A `vscode.LogOutputChannel` is one. Never given a paper's text. */
export interface Logger {
  debug(message: string, ...data: unknown[]): void;
  info(message: string, ...data: unknown[]): void;
  warn(message: string, ...data: unknown[]): void;
  error(message: string | Error, ...data: unknown[]): void;
}

/** Reads files by address. */
export interface Files {
  /**
   * The bytes of the file at `uri` (a URI in its string form).
   * @throws where the file is absent or can't be read
   */
  readFile(uri: string): Promise<Uint8Array>;
}

/** Gives the time; milliseconds since an arbitrary start. */
export interface Clock {
  now(): number;
}

/** A clock that can also wait. */
export interface Timer extends Clock {
  /** Settles after that many milliseconds, or as soon as `signal` is aborted. Never rejects. */
  wait(milliseconds: number, signal: Cancellation): Promise<void>;
}

/** Tells that nobody wants the result any more. An `AbortSignal` is one. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A `Response` of fetch is one. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** Asks hosts on the web. */
export interface Http {
  /**
   * The answer of whatever status. It comes from the host of `url` itself: a redirection is a failure.
   * @throws where no answer came, in time or at all, or `signal` was aborted
   */
  get(url: string, signal: Cancellation): Promise<HttpAnswer>;
}
