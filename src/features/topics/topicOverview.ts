import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import type { Paper } from '../../core/paper';
import { paperGraph } from '../../core/topics/auto/partition';
import { topicTerms } from '../../core/topics/auto/topicTerms';
import { UNGROUPED } from '../../core/topics/groupPapers';
import { knownPlaces, landmarks, toMapPlaces, type MapPlaces } from '../../core/topics/mapPlaces';
import { nearestPapers, overviewOf, type NearestPapers, type Overview } from '../../core/topics/overview';
import { Command } from '../ids';
import { paperCount } from '../papers/paperWords';
import { noTopicName } from '../tree/groupWords';
import { JsonStore } from './jsonStore';
import type { FirstPapers, FromOverview, OverviewWords, ToOverview } from './overviewMessages';
import type { TopicService } from './topicService';
import type { TopicsOptions } from './topics';

const VIEW_TYPE = 'lectern.topicOverview';

/** What the library holds in a line: `165 papers · 16 topics · 2016–2025`. */
function headingOf({ topics, columns, points }: Overview): string {
  const named = topics.filter(({ id }) => id).length;
  const [first, last] = [columns[0]?.from, columns.at(-1)?.to];
  const years = first === undefined ? undefined : first === last ? String(first) : `${first}–${last}`;
  const counted = named === 1 ? vscode.l10n.t('1 topic') : vscode.l10n.t('{0} topics', named);
  return [paperCount(points.length), counted, years].filter(Boolean).join(' · ');
}

function words(count: number, heading = ''): OverviewWords {
  return {
    title: vscode.l10n.t('Topic Overview'),
    heading,
    perYear: vscode.l10n.t('Papers per topic and year'),
    map: vscode.l10n.t('Map of the library'),
    mapHelp: vscode.l10n.t(
      'Papers on the same subject lie near each other. Arrow keys go from paper to paper, Page Up and Page Down from topic to topic, Enter opens a paper, plus and minus zoom.',
    ),
    arranging: vscode.l10n.t('Arranging {0}…', paperCount(count)),
    topic: vscode.l10n.t('Topic'),
    papers: vscode.l10n.t('Papers'),
    all: vscode.l10n.t('All topics'),
    zoomIn: vscode.l10n.t('Zoom in'),
    zoomOut: vscode.l10n.t('Zoom out'),
    whole: vscode.l10n.t('Show the whole map'),
  };
}

function* nearestAmong(papers: readonly Paper[]): Generator<void, NearestPapers> {
  return yield* nearestPapers(yield* paperGraph(yield* topicTerms(papers)));
}

async function firstPapers(papers: readonly Paper[], nearest: NearestPapers): Promise<FirstPapers> {
  const rows = landmarks(papers.length);
  const some = rows.flatMap(row => papers[row] ?? []);
  return { rows, nearest: some.length === papers.length ? nearest : await inSlices(nearestAmong(some)) };
}

/** Letters and digits that nobody can guess: only a script that has them runs. */
function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** A picture of the library: papers per topic and year, and a map on which similar papers are near. One at a time. */
export class TopicOverview {
  static #shown: TopicOverview | undefined;
  readonly #panel: vscode.WebviewPanel;
  readonly #topics: TopicService;
  readonly #options: TopicsOptions;
  readonly #store: JsonStore<MapPlaces>;
  #kept: MapPlaces | undefined;
  #isRead = false;
  /** The keys for which places are being found, with the number of that request. */
  #request: { readonly number: number; readonly keys: readonly string[] } = { number: 0, keys: [] };

  private constructor(topics: TopicService, options: TopicsOptions) {
    const { extensionUri, storage } = options;
    this.#topics = topics;
    this.#options = options;
    this.#store = new JsonStore(storage, 'map-places.json', toMapPlaces);
    const roots = ['dist', 'media'].map(folder => vscode.Uri.joinPath(extensionUri, folder));
    this.#panel = vscode.window.createWebviewPanel(VIEW_TYPE, words(0).title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: roots,
    });
    const { webview } = this.#panel;
    const subscriptions = vscode.Disposable.from(
      webview.onDidReceiveMessage((message: FromOverview) => this.#receive(message)),
      topics.onDidChange(() => this.#send()),
    );
    this.#panel.onDidDispose(() => {
      subscriptions.dispose();
      TopicOverview.#shown = undefined;
    });
    webview.html = this.#html(extensionUri);
  }

  /** Opens the picture, or brings the one that is open to the front. */
  static show(topics: TopicService, options: TopicsOptions): void {
    if (TopicOverview.#shown) TopicOverview.#shown.#panel.reveal();
    else TopicOverview.#shown = new TopicOverview(topics, options);
  }

  #receive(message: FromOverview): void {
    if (message.type === 'ready') this.#send();
    else if (message.type === 'open' && this.#options.service.library.get(message.key))
      void vscode.commands.executeCommand(Command.openPaper, message.key);
    else if (message.type === 'placed' && message.request === this.#request.number)
      this.#keep(toMapPlaces({ keys: this.#request.keys, places: message.places }));
  }

  #keep(places: MapPlaces | undefined): void {
    if (!places) return;
    this.#kept = places;
    this.#store.write(places).catch((error: unknown) => this.#options.log.warn('map not kept', String(error)));
  }

  /** The table comes at once, the map when the places of its papers are known. */
  #send(): void {
    const { papers } = this.#options.service.library;
    const groups = this.#topics.groups.map(group =>
      group.id === UNGROUPED ? { ...group, name: noTopicName(this.#topics.groups) } : group,
    );
    const overview = overviewOf(papers, groups);
    void this.#post({ type: 'show', overview, words: words(papers.length, headingOf(overview)) });
    this.#place(papers).catch((error: unknown) =>
      this.#options.log.error(error instanceof Error ? error : String(error)),
    );
  }

  async #place(papers: readonly Paper[]): Promise<void> {
    const request = { number: this.#request.number + 1, keys: papers.map(({ key }) => key) };
    this.#request = request;
    // the panel may be closed, or the library another one, after each wait
    const isStale = () => TopicOverview.#shown !== this || this.#request !== request;
    if (!this.#isRead) this.#kept = await this.#store.read();
    this.#isRead = true;
    const known = knownPlaces(request.keys, this.#kept);
    if (isStale()) return;
    if (known?.rows.length === papers.length) {
      await this.#post({ type: 'places', places: known.places });
      return;
    }
    const nearest = await inSlices(nearestAmong(papers));
    const first = known ?? (await firstPapers(papers, nearest));
    if (!isStale()) await this.#post({ type: 'arrange', request: request.number, nearest, first });
  }

  async #post(message: ToOverview): Promise<void> {
    // a webview's own channel: it has no target origin
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    await this.#panel.webview.postMessage(message);
  }

  #html(extensionUri: vscode.Uri): string {
    const { webview } = this.#panel;
    const uri = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
    const nonce = makeNonce();
    return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri('media', 'overview.css')}">
</head>
<body>
<script nonce="${nonce}" src="${uri('dist', 'topicOverview.js')}"></script>
</body>
</html>`;
  }
}
