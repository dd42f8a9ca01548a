import type { Overview } from '../../../core/topics/overview';
import type { OverviewWords } from '../overviewMessages';
import type { Colours } from './colours';
import { element } from './elements';

/** Width of the greatest bubble; pixels. */
const GREATEST = 22;
const LEAST = 5;

/** Filled with the topic's colour, or a ring of it, as its papers are on the map. */
function paint(dot: HTMLElement, rank: number | undefined, colours: Colours): void {
  if (!colours.isRing(rank)) dot.style.backgroundColor = colours.of(rank);
  else dot.style.boxShadow = `inset 0 0 0 2px ${colours.of(rank)}`;
}

/** `2024`, `19–21`, and with the century where the span is longer than that. */
function label(from: number, to: number): string {
  if (from === to) return String(to);
  return to - from < 100 ? `${String(from).slice(-2)}–${String(to).slice(-2)}` : `${from}–${String(to).slice(-2)}`;
}

/**
 * Papers per topic and year as a table of bubbles, read as numbers by a screen reader.
 * @param choose is called with the number of the topic whose row was chosen
 */
export function yearTable(
  { topics, columns }: Overview,
  words: OverviewWords,
  colours: Colours,
  choose: (topic: number) => void,
): HTMLElement {
  const most = Math.max(1, ...topics.flatMap(({ perColumn }) => perColumn));
  const head = element('tr', {}, [
    element('th', { scope: 'col' }, [words.topic]),
    element('th', { scope: 'col', class: 'count' }, [words.papers]),
    ...columns.map(({ from, to }) =>
      element('th', { scope: 'col', class: 'year', title: `${from}–${to}` }, [label(from, to)]),
    ),
  ]);
  const rows = topics.map((topic, number) => {
    const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' });
    paint(swatch, topic.rank, colours);
    const button = element('button', { type: 'button', 'aria-pressed': 'false', title: topic.name }, [
      swatch,
      element('span', { class: 'name' }, [topic.name]),
    ]);
    button.addEventListener('click', () => choose(number));
    const cells = topic.perColumn.map(count => {
      if (!count) return element('td', { class: 'year' });
      const bubble = element('span', { class: 'bubble', 'aria-hidden': 'true' });
      const size = `${Math.max(LEAST, GREATEST * Math.sqrt(count / most)).toFixed(1)}px`;
      bubble.style.width = size;
      bubble.style.height = size;
      paint(bubble, topic.rank, colours);
      return element('td', { class: 'year', title: String(count) }, [
        bubble,
        element('span', { class: 'number' }, [String(count)]),
      ]);
    });
    return element('tr', {}, [
      element('th', { scope: 'row' }, [button]),
      element('td', { class: 'count' }, [String(topic.count)]),
      ...cells,
    ]);
  });
  return element('div', { class: 'scroll' }, [
    element('table', {}, [element('thead', {}, [head]), element('tbody', {}, rows)]),
  ]);
}

/** Marks the row of the topic that is looked at; `undefined`: none. */
export function markRow(table: HTMLElement, chosen: number | undefined): void {
  table.querySelectorAll('tbody button').forEach((button, number) => {
    button.setAttribute('aria-pressed', String(number === chosen));
  });
}
