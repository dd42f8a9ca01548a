import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** An error whose message says everything: printed without its stack. */
export class PlainError extends Error {}

/** What has to be undone when a run ends, last first. */
export class Cleanup {
  #steps = [];
  #done;

  /** @param {() => unknown} step may be asynchronous; its errors are ignored; runs at once where the others have begun to */
  add(step) {
    if (this.#done) void attempt(step);
    else this.#steps.push(step);
  }

  /** Whether it has begun. */
  get begun() {
    return this.#done !== undefined;
  }

  /** Runs the steps once; later calls wait for the first. */
  run() {
    this.#done ??= this.#runSteps();
    return this.#done;
  }

  /** A temporary folder that goes with this cleanup. */
  temporaryFolder() {
    // Short: VS Code puts sockets into its profile, and a socket's path may have 103 characters.
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-'));
    this.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
    return folder;
  }

  async #runSteps() {
    for (const step of this.#steps.reverse()) await attempt(step);
  }
}

async function attempt(step) {
  try {
    await step();
  } catch {
    // One step that fails must not keep the others from running.
  }
}

/**
 * Runs a program and ends the process with its exit code, after cleaning up;
 * also when it throws and when a signal ends it.
 *
 * @param {(cleanup: Cleanup) => Promise<number>} program
 * @param {{ interruptedCode?: number }} [options] the exit code after Ctrl+C, for a program that ends no other way
 */
export async function runToExit(program, { interruptedCode = 130 } = {}) {
  const cleanup = new Cleanup();
  const end = async code => {
    await cleanup.run();
    process.exit(code);
  };
  const fail = error => {
    // What breaks because things are being ended is no news.
    if (!cleanup.begun) console.error(error instanceof PlainError ? error.message : (error?.stack ?? error));
    return end(1);
  };
  process.on('SIGINT', () => end(interruptedCode));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => end(130));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    await end(await program(cleanup));
  } catch (error) {
    await fail(error);
  }
}
