import * as fs from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/api';

/** What one start of the editor measures; milliseconds. */
export interface StartupFigures {
  /** Until `activate()` of the built-in Markdown extension settled, and the longest stall meanwhile: the baseline. */
  readonly peerActivation: number;
  readonly peerStall: number;
  /** Until `activate()` settled, the file read and compiled. */
  readonly activation: number;
  /** From the start of activation until the shipped papers can be searched. */
  readonly searchable: number;
  /** The longest time in which the extension host could do nothing else, from activation until searchable. */
  readonly stall: number;
  readonly queryMedian: number;
  readonly query95: number;
}

const QUERIES = [
  'e',
  'ec',
  'ecg',
  'vascular age',
  'kim 2025',
  'segment anyth',
  'chest x-ray report',
  'arrythmia',
  'sleep',
];
const ROUNDS = 40;

async function stallDuring(work: () => Promise<unknown>): Promise<{ duration: number; stall: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await new Promise(resolve => setTimeout(resolve, 200));
  delay.enable();
  const start = performance.now();
  await work();
  const duration = performance.now() - start;
  await new Promise(resolve => setTimeout(resolve, 20));
  delay.disable();
  return { duration, stall: delay.max / 1e6 };
}

/** Runs in the extension host of a fresh editor and leaves its figures in the file that the bench names. */
export async function run(): Promise<void> {
  const peer = vscode.extensions.getExtension('vscode.markdown-language-features');
  const lectern = vscode.extensions.getExtension<LecternApi>('lectern.lectern');
  if (!lectern || lectern.isActive) throw new Error('Lectern must be there and not yet active');
  const peerRun = await stallDuring(async () => peer?.activate());

  let activation = 0;
  const own = await stallDuring(async () => {
    const start = performance.now();
    const api = await lectern.activate();
    activation = performance.now() - start;
    await api.whenReady();
  });

  const api = lectern.exports;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of QUERIES) {
      const start = performance.now();
      await api.search(query, 100);
      times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const figures: StartupFigures = {
    peerActivation: peerRun.duration,
    peerStall: peerRun.stall,
    activation,
    searchable: own.duration,
    stall: own.stall,
    queryMedian: times[Math.floor(times.length / 2)] ?? 0,
    query95: times[Math.floor(times.length * 0.95)] ?? 0,
  };
  const file = process.env['LECTERN_BENCH_RESULT'];
  if (!file) throw new Error('LECTERN_BENCH_RESULT is not set');
  fs.writeFileSync(file, JSON.stringify(figures));
}
