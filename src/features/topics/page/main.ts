import type { FromOverview, ToOverview } from '../overviewMessages';
import { coloursOf } from './colours';
import { element } from './elements';
import { placePapers, type Places } from './layout';
import { PaperMap } from './paperMap';
import { markRow, yearTable } from './yearTable';

/** What VS Code gives to the script of a webview. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromOverview): void;
  getState(): unknown;
  setState(state: unknown): void;
};

interface Kept {
  readonly keys: string;
  readonly places: readonly number[];
}

const host = acquireVsCodeApi();

function tell(message: FromOverview): void {
  // the host's own channel: it has no target origin
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  host.postMessage(message);
}

/** Places that were found before for the same papers: a hidden page is made anew when it is shown again. */
function keptPlaces(keys: string): Places | undefined {
  const kept = host.getState() as Partial<Kept> | undefined;
  return kept?.keys === keys && Array.isArray(kept.places) ? Float32Array.from(kept.places) : undefined;
}

function fingerprint(keys: readonly string[]): string {
  let hash = 5381;
  for (const key of keys) for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 33) ^ key.charCodeAt(i)) >>> 0;
  return `${keys.length} ${hash}`;
}

let stopFollowing = () => {};

async function show({ overview, nearest, words }: ToOverview): Promise<void> {
  stopFollowing();
  const colours = coloursOf(document.body);
  let chosen: number | undefined;
  const map = new PaperMap(overview, words, colours, ({ key }) => tell({ type: 'open', key }));
  const choose = (topic: number) => {
    chosen = chosen === topic ? undefined : topic;
    markRow(table, chosen);
    map.chosen = chosen;
  };
  let table = yearTable(overview, words, colours, choose);
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
    const next = coloursOf(document.body);
    map.colours = next;
    const redrawn = yearTable(overview, words, next, choose);
    markRow(redrawn, chosen);
    table.replaceWith(redrawn);
    table = redrawn;
  });
  follower.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  stopFollowing = () => follower.disconnect();
  const keys = fingerprint(overview.points.map(({ key }) => key));
  const places = keptPlaces(keys) ?? (await placePapers(nearest));
  map.places = places;
  const kept: Kept = { keys, places: [...places] };
  host.setState(kept);
}

addEventListener('message', ({ data }: MessageEvent<ToOverview>) => {
  if (data.type === 'show') void show(data);
});
tell({ type: 'ready' });
