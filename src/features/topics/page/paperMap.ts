import type { Overview, OverviewPoint } from '../../../core/topics/overview';
import type { OverviewWords } from '../overviewMessages';
import type { Colours } from './colours';
import { element } from './elements';
import type { Places } from './layout';
import { drawMap, type View } from './drawMap';

const MARGIN = 28;
const GREATEST_ZOOM = 40;
/** Distance from the pointer within which a paper is meant; pixels. */
const REACH = 14;

/** The map of the library: a canvas with a card for the paper that is pointed at. */
export class PaperMap {
  readonly root: HTMLElement;
  readonly #overview: Overview;
  readonly #open: (point: OverviewPoint) => void;
  readonly #canvas = element('canvas', { 'aria-hidden': 'true' });
  readonly #card = element('div', { class: 'card', role: 'presentation', hidden: '' });
  readonly #spoken = element('div', { class: 'spoken', 'aria-live': 'polite' });
  readonly #stage: HTMLElement;
  #places: Places | undefined;
  #colours: Colours;
  #view: View = { zoom: 1, x: 0, y: 0, width: 1, height: 1 };
  #current: number | undefined;
  #chosen: number | undefined;
  #drag: { x: number; y: number; moved: boolean } | undefined;
  #frame = 0;

  constructor(overview: Overview, words: OverviewWords, colours: Colours, open: (point: OverviewPoint) => void) {
    this.#overview = overview;
    this.#colours = colours;
    this.#open = open;
    const status = element('p', { class: 'status' }, [words.arranging]);
    this.#stage = element(
      'div',
      { class: 'stage', tabindex: '0', role: 'application', 'aria-label': `${words.map}. ${words.mapHelp}` },
      [this.#canvas, this.#card, status],
    );
    const button = (name: string, sign: string, act: () => void) => {
      const made = element('button', { type: 'button', title: name, 'aria-label': name }, [sign]);
      made.addEventListener('click', act);
      return made;
    };
    const buttons = element('div', { class: 'zoom' }, [
      button(words.zoomIn, '+', () => this.#zoomBy(1.5)),
      button(words.zoomOut, '−', () => this.#zoomBy(1 / 1.5)),
      button(words.whole, '⤢', () => this.#reset()),
    ]);
    this.root = element('div', { class: 'map' }, [this.#stage, buttons, this.#spoken]);
    this.#listen();
  }

  set places(places: Places) {
    this.#places = places;
    this.#stage.querySelector('.status')?.remove();
    this.draw();
  }

  set colours(colours: Colours) {
    this.#colours = colours;
    this.draw();
  }

  /** The topic that is looked at, by number; `undefined`: all. */
  set chosen(topic: number | undefined) {
    this.#chosen = topic;
    this.draw();
  }

  /** Draws with the next frame. */
  draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#stage;
    if (!this.#places || !width || !height) return;
    this.#view = { ...this.#view, width, height };
    drawMap(this.#canvas, {
      overview: this.#overview,
      places: this.#places,
      colours: this.#colours,
      view: this.#view,
      margin: MARGIN,
      chosen: this.#chosen,
      current: this.#current,
    });
  }

  /** Where a paper is on the stage; pixels. */
  #placeOf(paper: number): { x: number; y: number } {
    const { zoom, x, y, width, height } = this.#view;
    const px = this.#places?.[2 * paper] ?? 0;
    const py = this.#places?.[2 * paper + 1] ?? 0;
    return {
      x: MARGIN + (px * zoom + x) * (width - 2 * MARGIN),
      y: MARGIN + (py * zoom + y) * (height - 2 * MARGIN),
    };
  }

  #isShown(paper: number): boolean {
    return this.#chosen === undefined || (this.#overview.points[paper]?.topics.includes(this.#chosen) ?? false);
  }

  #nearest(x: number, y: number): number | undefined {
    let best: number | undefined;
    let least = REACH * REACH;
    this.#overview.points.forEach((_, paper) => {
      if (!this.#isShown(paper)) return;
      const place = this.#placeOf(paper);
      const distance = (place.x - x) ** 2 + (place.y - y) ** 2;
      if (distance < least) [least, best] = [distance, paper];
    });
    return best;
  }

  /** The nearest paper in a direction, those beside it counting as farther. */
  #inDirection(dx: number, dy: number): number | undefined {
    const from =
      this.#current === undefined
        ? { x: this.#view.width / 2, y: this.#view.height / 2 }
        : this.#placeOf(this.#current);
    let best: number | undefined;
    let least = Infinity;
    this.#overview.points.forEach((_, paper) => {
      if (paper === this.#current || !this.#isShown(paper)) return;
      const place = this.#placeOf(paper);
      const along = (place.x - from.x) * dx + (place.y - from.y) * dy;
      const beside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
      if (this.#current !== undefined && along <= 0.5) return;
      const distance =
        this.#current === undefined ? Math.hypot(place.x - from.x, place.y - from.y) : along + 2 * beside;
      if (distance < least) [least, best] = [distance, paper];
    });
    return best;
  }

  #point(paper: number | undefined, isSpoken: boolean): void {
    if (paper === this.#current) return;
    this.#current = paper;
    this.#stage.classList.toggle('pointing', paper !== undefined);
    const point = paper === undefined ? undefined : this.#overview.points[paper];
    this.#card.hidden = !point;
    if (point && paper !== undefined) {
      const names = point.topics.map(topic => this.#overview.topics[topic]?.name ?? '').filter(Boolean);
      this.#card.replaceChildren(
        element('strong', {}, [point.title]),
        ...[point.detail, point.summary, names.join(' · ')].flatMap((text, i) =>
          text ? [element('p', { class: ['detail', 'summary', 'topics'][i] ?? '' }, [text])] : [],
        ),
      );
      this.#placeCard(paper);
      if (isSpoken) this.#spoken.textContent = [point.title, point.detail, ...names].filter(Boolean).join(', ');
    }
    this.draw();
  }

  #placeCard(paper: number): void {
    const { x, y } = this.#placeOf(paper);
    const { width, height } = this.#view;
    const { offsetWidth: cardWidth, offsetHeight: cardHeight } = this.#card;
    const left = x + 14 + cardWidth > width ? x - 14 - cardWidth : x + 14;
    const top = y + 14 + cardHeight > height ? y - 14 - cardHeight : y + 14;
    this.#card.style.left = `${Math.max(4, Math.min(left, width - cardWidth - 4))}px`;
    this.#card.style.top = `${Math.max(4, Math.min(top, height - cardHeight - 4))}px`;
  }

  /** Zooms about a place of the stage, the middle if none is given. */
  #zoomBy(factor: number, at = { x: this.#view.width / 2, y: this.#view.height / 2 }): void {
    const { zoom, x, y, width, height } = this.#view;
    const next = Math.min(GREATEST_ZOOM, Math.max(1, zoom * factor));
    const [u, v] = [(at.x - MARGIN) / (width - 2 * MARGIN), (at.y - MARGIN) / (height - 2 * MARGIN)];
    this.#view = { ...this.#view, zoom: next, x: u - ((u - x) * next) / zoom, y: v - ((v - y) * next) / zoom };
    if (next === 1) this.#view = { ...this.#view, x: 0, y: 0 };
    this.#afterMove();
  }

  #reset(): void {
    this.#view = { ...this.#view, zoom: 1, x: 0, y: 0 };
    this.#afterMove();
  }

  #afterMove(): void {
    if (this.#current !== undefined) this.#placeCard(this.#current);
    this.draw();
  }

  /** Brings the current paper into sight. */
  #follow(): void {
    if (this.#current === undefined) return;
    const { x, y } = this.#placeOf(this.#current);
    const { width, height } = this.#view;
    if (x >= 0 && y >= 0 && x <= width && y <= height) return;
    this.#view = {
      ...this.#view,
      x: this.#view.x + (width / 2 - x) / (width - 2 * MARGIN),
      y: this.#view.y + (height / 2 - y) / (height - 2 * MARGIN),
    };
    this.#afterMove();
  }

  #listen(): void {
    const stage = this.#stage;
    const at = (event: MouseEvent) => {
      const box = stage.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    stage.addEventListener('pointermove', event => {
      const { x, y } = at(event);
      if (!this.#drag) {
        this.#point(this.#nearest(x, y), false);
        return;
      }
      const [dx, dy] = [x - this.#drag.x, y - this.#drag.y];
      if (!this.#drag.moved && Math.hypot(dx, dy) < 4) return;
      this.#drag = { x, y, moved: true };
      this.#view = {
        ...this.#view,
        x: this.#view.x + dx / (this.#view.width - 2 * MARGIN),
        y: this.#view.y + dy / (this.#view.height - 2 * MARGIN),
      };
      this.#point(undefined, false);
      this.draw();
    });
    stage.addEventListener('pointerdown', event => {
      if (event.button === 0) this.#drag = { ...at(event), moved: false };
    });
    stage.addEventListener('pointerup', event => {
      const wasDragged = this.#drag?.moved;
      this.#drag = undefined;
      const { x, y } = at(event);
      const paper = event.button === 0 && !wasDragged ? this.#nearest(x, y) : undefined;
      if (paper !== undefined) this.#openPaper(paper);
    });
    stage.addEventListener('pointerleave', () => {
      this.#drag = undefined;
      if (document.activeElement !== stage) this.#point(undefined, false);
    });
    stage.addEventListener(
      'wheel',
      event => {
        // without a modifier the wheel scrolls the page, as everywhere
        if (!event.ctrlKey && !event.metaKey && !event.altKey) return;
        event.preventDefault();
        this.#zoomBy(Math.exp(-event.deltaY / 300), at(event));
      },
      { passive: false },
    );
    stage.addEventListener('blur', () => this.#point(undefined, false));
    stage.addEventListener('keydown', event => this.#key(event));
    new ResizeObserver(() => this.draw()).observe(stage);
  }

  #key(event: KeyboardEvent): void {
    const directions: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const direction = directions[event.key];
    if (direction) {
      const next = this.#inDirection(...direction);
      if (next !== undefined) this.#point(next, true);
      this.#follow();
    } else if (event.key === '+' || event.key === '=') this.#zoomBy(1.5);
    else if (event.key === '-') this.#zoomBy(1 / 1.5);
    else if (event.key === '0') this.#reset();
    else if (event.key === 'Escape') this.#point(undefined, false);
    else if (event.key === 'Enter' && this.#current !== undefined) this.#openPaper(this.#current);
    else return;
    event.preventDefault();
  }

  #openPaper(paper: number): void {
    const point = this.#overview.points[paper];
    if (point) this.#open(point);
  }
}
