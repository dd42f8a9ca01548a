import type { FromOverview, ToOverview } from '../overviewMessages';
import { coloursOf } from './colours';
import { element } from './elements';
import { placePapers, type Places } from './layout';
import type { View } from './mapView';
import { PaperMap } from './paperMap';
import { markRow, yearTable } from './yearTable';

type Shown = Extract<ToOverview, { type: 'show' }>;

/** What stays while the page is hidden, and when its topics change. */
interface Kept {
  readonly view?: View;
  /** Id of the topic that is looked at. */
  readonly topic?: string | undefined;
}

/** What VS Code gives to the script of a webview. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromOverview): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const host = acquireVsCodeApi();

function tell(message: FromOverview): void {
  // the host's own channel: it has no target origin
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  host.postMessage(message);
}

function keep(change: Kept): void {
  host.setState({ ...host.getState(), ...change });
}

interface Page {
  readonly map: PaperMap;
  readonly count: number;
  stopFollowing(): void;
}

let page: Page | undefined;

function show({ overview, words }: Shown): void {
  const before = page;
  before?.stopFollowing();
  let colours = coloursOf(document.body);
  let chosen: number | undefined;
  const { view, topic: kept } = host.getState() ?? {};
  const choose = (topic: number | undefined) => {
    chosen = topic;
    markRow(table, chosen);
    map.chosen = chosen;
    keep({ topic: chosen === undefined ? undefined : overview.topics[chosen]?.id });
  };
  const toggle = (topic: number) => choose(chosen === topic ? undefined : topic);
  const map = new PaperMap(overview, words, colours, {
    open: ({ key }) => tell({ type: 'open', key }),
    choose,
    moved: seen => keep({ view: seen }),
  });
  let table = yearTable(overview, words, colours, toggle);
  const isFocused = before?.map.hasFocus;
  document.body.replaceChildren(
    element('main', {}, [
      element('h1', {}, [words.heading]),
      element('section', {}, [
        element('h2', {}, [words.map]),
        map.root,
        element('p', { class: 'help' }, [words.mapHelp]),
      ]),
      element('section', {}, [element('h2', {}, [words.perYear]), table]),
    ]),
  );
  const follower = new MutationObserver(() => {
    colours = coloursOf(document.body);
    map.colours = colours;
    const redrawn = yearTable(overview, words, colours, toggle);
    table.replaceWith(redrawn);
    table = redrawn;
    markRow(table, chosen);
  });
  follower.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  page = { map, count: overview.points.length, stopFollowing: () => follower.disconnect() };
  if (view) map.view = view;
  const again = overview.topics.findIndex(({ id }) => id === kept);
  if (kept !== undefined && again >= 0) choose(again);
  if (isFocused) map.focus();
}

/** Places of another library than the one that is shown have come too late. */
function setPlaces(places: Places): void {
  if (page?.count === places.length / 2) page.map.places = places;
}

async function arrange({ request, nearest, first }: Extract<ToOverview, { type: 'arrange' }>): Promise<void> {
  const places = await placePapers(nearest, first);
  setPlaces(places);
  tell({ type: 'placed', request, places: Array.from(places, place => Math.round(place * 1e5) / 1e5) });
}

addEventListener('message', ({ data }: MessageEvent<ToOverview>) => {
  if (data.type === 'show') show(data);
  else if (data.type === 'places') setPlaces(Float32Array.from(data.places));
  else void arrange(data);
});
tell({ type: 'ready' });
