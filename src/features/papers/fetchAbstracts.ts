import * as vscode from 'vscode';
import { AbstractCache } from '../../adapters/abstractCache';
import { Command } from '../ids';
import type { LibraryService } from '../sources/libraryService';
import { FetchedAbstracts } from './fetchedAbstracts';
import type { TestChoice } from './fetchMissingAbstracts';

export interface FetchOptions {
  readonly service: LibraryService;
  readonly log: vscode.LogOutputChannel;
  /** The extension's own folder for all windows. */
  readonly storage: vscode.Uri;
  /** Of the extension, as the hosts may know it. */
  readonly version: string;
  /** Whether tests run, which may answer the question and cancel by themselves. */
  readonly isTest: boolean;
}

/** The command that asks arXiv and Crossref for the abstracts that are missing, when the user says so and never else. */
export function registerFetchAbstracts({ service, log, storage, version, isTest }: FetchOptions): vscode.Disposable {
  const fetched = new FetchedAbstracts(service, new AbstractCache(storage, log), log);
  const run = async (choice: TestChoice): Promise<void> => {
    const { fetchMissingAbstracts } = await import('./fetchMissingAbstracts');
    await fetchMissingAbstracts({ service, fetched, log, version }, choice);
  };

  let running: Promise<void> | undefined;
  return vscode.Disposable.from(
    fetched,
    vscode.commands.registerCommand(Command.fetchAbstracts, (choice?: TestChoice) => {
      // two at a time would be twice the pace that the hosts ask for
      running ??= run((isTest && choice) || {}).finally(() => (running = undefined));
      return running;
    }),
  );
}
