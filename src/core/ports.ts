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
