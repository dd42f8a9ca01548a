import { spawn } from 'node:child_process';

/**
 * Starts a program in a process group of its own, so that it can be ended
 * together with everything that it starts and with nothing else.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @param {import('./runToExit.mjs').Cleanup} cleanup ends it
 */
export function startOwnProcess(command, args, options, cleanup) {
  const child = spawn(command, args, { ...options, detached: true });
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  exited.catch(() => {});
  let over = child.pid === undefined;
  const stop = async () => {
    if (over) return;
    // Once only: the group's number may then become another's.
    over = true;
    signalGroup(child.pid, 'SIGTERM');
    await Promise.race([exited, pause(3000)]);
    // The group may outlive its leader: VS Code's server leaves extension hosts behind.
    signalGroup(child.pid, 'SIGKILL');
  };
  cleanup.add(stop);
  return { child, exited, stop, forget: () => (over = true) };
}

/**
 * Runs a program to its end.
 *
 * @returns {Promise<{ code: number | string, output: string }>} its exit code or the signal that ended it, and all that it printed
 */
export async function runOwnProcess(command, args, { timeoutSeconds, ...options }, cleanup) {
  const { child, exited, stop, forget } = startOwnProcess(
    command,
    args,
    { ...options, stdio: ['ignore', 'pipe', 'pipe'] },
    cleanup,
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  const timer = setTimeout(() => {
    output += `\nended after ${timeoutSeconds} s`;
    void stop();
  }, timeoutSeconds * 1000);
  try {
    return { code: await exited, output };
  } finally {
    forget();
    clearTimeout(timer);
  }
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/**
 * A promise that rejects when the time is over.
 *
 * @param {number} seconds
 * @param {string} what the subject of the sentence that the error says
 */
export function timeLimit(seconds, what) {
  let timer;
  const passed = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${seconds} s.`)), seconds * 1000);
  });
  passed.catch(() => {});
  return { passed, clear: () => clearTimeout(timer) };
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}
