import * as vscode from 'vscode';
import { hostTimer } from '../../adapters/hostTimer';
import { isInBrowser, webHttp } from '../../adapters/webHttp';
import {
  fetchAbstracts,
  hostsFor,
  type FetchOutcome,
  type HostAddresses,
  type Verdict,
} from '../../core/fetch/fetchAbstracts';
import { wantedPapers, type WantedPaper } from '../../core/fetch/fetchPlan';
import { webUrl } from '../../core/paper';
import type { FetchedAbstracts } from './fetchedAbstracts';
import { Setting, SETTINGS } from '../ids';
import { confirm, showError, showInformation } from '../messages';
import type { LibraryService } from '../sources/libraryService';

export interface FetchServices {
  readonly service: LibraryService;
  readonly fetched: FetchedAbstracts;
  readonly log: vscode.LogOutputChannel;
  /** Of the extension, as the hosts may know it. */
  readonly version: string;
}

/** What a test may give the command; ignored from anyone else, so that nothing is fetched without the user's word. */
export interface TestChoice {
  readonly confirmed?: boolean;
  readonly signal?: AbortSignal;
  /** Milliseconds that an answer may take. */
  readonly timeout?: number;
}

const TIMEOUT = 30_000;

/** @throws with a sentence for people where the setting is no http or https address */
function addressOf(setting: string): string {
  const address = vscode.workspace.getConfiguration(SETTINGS).get<string>(setting, '');
  const url = webUrl(address);
  if (!url) {
    throw new Error(vscode.l10n.t('"{0}" in {1} is not an http or https address.', address, `${SETTINGS}.${setting}`));
  }
  return url.replace(/\/+$/, '');
}

function addresses(): HostAddresses {
  return { arxiv: addressOf(Setting.fetchArxivUrl), crossref: addressOf(Setting.fetchCrossrefUrl) };
}

async function isConfirmed(wanted: readonly WantedPaper[], where: HostAddresses): Promise<boolean> {
  const [first = '', second] = hostsFor(wanted, where).map(base => vscode.Uri.parse(base).authority);
  const hosts = second === undefined ? first : vscode.l10n.t('{0} and {1}', first, second);
  const question =
    wanted.length === 1
      ? vscode.l10n.t('Fetch 1 abstract from {0}?', hosts)
      : vscode.l10n.t('Fetch {0} abstracts from {1}?', wanted.length, hosts);
  const detail = vscode.l10n.t(
    'The arXiv ids and DOIs of papers without an abstract are sent there, and nothing else. Abstracts that come are kept on this machine.',
  );
  return confirm(question, detail, vscode.l10n.t('Fetch'));
}

function countOf(outcome: FetchOutcome, verdict: Verdict): number {
  return outcome.verdicts.filter(paper => paper.verdict === verdict).length;
}

/** `148 abstracts fetched, 3 not found.` */
function outcomeSentence(outcome: FetchOutcome): string {
  const fetched = countOf(outcome, 'fetched');
  const parts = [fetched === 1 ? vscode.l10n.t('1 abstract fetched') : vscode.l10n.t('{0} abstracts fetched', fetched)];
  const add = (verdict: Verdict, words: (count: number) => string) => {
    const count = countOf(outcome, verdict);
    if (count) parts.push(words(count));
  };
  add('notFound', count => vscode.l10n.t('{0} not found', count));
  add('otherTitle', count => vscode.l10n.t('{0} left out because the title there is another', count));
  add('failed', count => vscode.l10n.t('{0} without an answer', count));
  add('notAsked', count => vscode.l10n.t('{0} not asked for', count));
  return `${parts.join(', ')}.`;
}

/** What one can do about a host that nothing came from; empty where there is none. */
function unreachableSentence({ unreachable }: FetchOutcome): string {
  const hosts = unreachable.map(base => vscode.Uri.parse(base).authority).join(', ');
  if (!hosts) return '';
  if (!isInBrowser()) return vscode.l10n.t('Nothing came from {0}: is there a network?', hosts);
  return vscode.l10n.t(
    'Nothing came from {0}. Not every host lets a browser read its answers, and arXiv does not: fetch in VS Code on the desktop, or name a server that passes requests on in the settings {1}.',
    hosts,
    `${SETTINGS}.fetch.*`,
  );
}

function report(outcome: FetchOutcome, log: vscode.LogOutputChannel): void {
  const sentence = [outcomeSentence(outcome), unreachableSentence(outcome)].filter(Boolean).join(' ');
  log.info(`fetch abstracts: ${sentence}`);
  for (const { key, verdict, detail } of outcome.verdicts) {
    if (verdict !== 'fetched') log.info(`fetch abstracts: ${verdict}: ${key} (${detail})`);
  }
  for (const id of outcome.strangers) log.warn(`fetch abstracts: an answer about ${id} came unasked and was not used`);
  const isComplete = outcome.verdicts.every(({ verdict }) => verdict === 'fetched');
  const showLog = vscode.l10n.t('Show Log');
  const shown = isComplete ? showInformation(sentence) : showInformation(sentence, showLog);
  void shown.then(choice => {
    if (choice === showLog) log.show();
  });
}

async function fetchWanted(
  { fetched, version }: FetchServices,
  wanted: readonly WantedPaper[],
  where: HostAddresses,
  choice: TestChoice,
): Promise<FetchOutcome> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Fetching abstracts'), cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      const abort = () => controller.abort();
      const cancelled = token.onCancellationRequested(abort);
      choice.signal?.addEventListener('abort', abort);
      const http = webHttp(`Lectern/${version} (VS Code extension)`, choice.timeout ?? TIMEOUT);
      const found = new Map<string, string>();
      const total = wanted.reduce((sum, { ids }) => sum + ids.arxiv.length + ids.doi.length, 0);
      try {
        return await fetchAbstracts(
          wanted,
          where,
          { http, timer: hostTimer, signal: controller.signal },
          {
            found: (id, abstract) => found.set(id, abstract),
            progress: (base, settled, done, ofAll) => {
              const message = vscode.l10n.t('{0}: {1} of {2}', vscode.Uri.parse(base).authority, done, ofAll);
              progress.report({ message, increment: (100 * settled) / total });
            },
          },
        );
      } finally {
        cancelled.dispose();
        if (found.size) await fetched.add(found);
      }
    },
  );
}

/** Asks arXiv and Crossref for the abstracts that are missing, after the user's word; never throws. */
export async function fetchMissingAbstracts(services: FetchServices, choice: TestChoice): Promise<void> {
  const { service, log } = services;
  try {
    await service.whenReady();
    const where = addresses();
    const wanted = wantedPapers(service.library.papers);
    if (!wanted.length) {
      const message = vscode.l10n.t('No paper lacks an abstract and has an arXiv id or a DOI to ask for it.');
      void showInformation(message);
      return;
    }
    if (!choice.confirmed && !(await isConfirmed(wanted, where))) return;
    report(await fetchWanted(services, wanted, where, choice), log);
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    void showError(error);
  }
}
