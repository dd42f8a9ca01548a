import type { Overview, OverviewPoint } from '../../../core/topics/overview';
import type { OverviewWords } from '../overviewMessages';
import type { Colours } from './colours';
import { element } from './elements';
import { drawMap } from './drawMap';
import { inDirection, nearestWithin } from './findPaper';
import type { Places } from './layout';
import { spotOf } from './mapPicture';
import { greatestZoom, isInFrame, movedBy, whole, zoomedBy, type Spot, type View } from './mapView';

/** Of a zoom by key or button. */
const STEP = 1.5;
/** Distance from the pointer within which a paper is meant; pixels. */
const REACH = 14;

/** What the map asks of the page. */
export interface MapHost {
  open(point: OverviewPoint): void;
  /** Another topic is to be looked at; `undefined`: all. */
  choose(topic: number | undefined): void;
  /** Another part of the map is seen. */
  moved(view: View): void;
}

const WHOLE: View = { zoom: 1, x: 0, y: 0, width: 1, height: 1 };

/** The map of the library: a canvas with a card for the paper that is pointed at. */
export class PaperMap {
  readonly root: HTMLElement;
  readonly #overview: Overview;
  readonly #host: MapHost;
  readonly #canvas = element('canvas', { 'aria-hidden': 'true' });
  readonly #card = element('div', { class: 'card', role: 'presentation', hidden: '' });
  readonly #spoken = element('div', { class: 'spoken', 'aria-live': 'polite' });
  readonly #stage: HTMLElement;
  readonly #words: OverviewWords;
  #places: Places | undefined;
  #colours: Colours;
  #view: View = WHOLE;
  #current: number | undefined;
  /** The paper that the keyboard was at when the map lost the focus. */
  #left: number | undefined;
  #chosen: number | undefined;
  #drag: { x: number; y: number; moved: boolean } | undefined;
  #frame = 0;

  constructor(overview: Overview, words: OverviewWords, colours: Colours, host: MapHost) {
    this.#overview = overview;
    this.#colours = colours;
    this.#host = host;
    this.#words = words;
    const status = element('p', { class: 'status' }, [words.arranging]);
    this.#stage = element(
      'div',
      { class: 'stage', tabindex: '0', role: 'application', 'aria-label': `${words.map}. ${words.mapHelp}` },
      [this.#canvas, status, this.#card],
    );
    const button = (name: string, sign: string, act: () => void) => {
      const made = element('button', { type: 'button', title: name, 'aria-label': name }, [sign]);
      made.addEventListener('click', act);
      return made;
    };
    const buttons = element('div', { class: 'zoom' }, [
      button(words.zoomIn, '+', () => this.#zoom(STEP)),
      button(words.zoomOut, '−', () => this.#zoom(1 / STEP)),
      button(words.whole, '⤢', () => this.#move(whole(this.#view))),
    ]);
    this.root = element('div', { class: 'map' }, [this.#stage, buttons, this.#spoken]);
    this.#listen();
  }

  /** What part of the map is seen; its size is that of the stage. */
  set view(view: View) {
    this.#view = view;
    this.draw();
  }

  get hasFocus(): boolean {
    return document.activeElement === this.#stage;
  }

  focus(): void {
    this.#stage.focus({ preventScroll: true });
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
      chosen: this.#chosen,
      current: this.#current,
    });
  }

  /** Where a paper is on the stage; pixels. */
  #placeOf(paper: number): Spot {
    return spotOf({ places: this.#places ?? new Float32Array(), view: this.#view }, paper);
  }

  #isShown(paper: number): boolean {
    return this.#chosen === undefined || (this.#overview.points[paper]?.topics.includes(this.#chosen) ?? false);
  }

  /** The papers that can be pointed at. */
  #candidates(): number[] {
    return this.#overview.points.flatMap((_, paper) => (this.#isShown(paper) ? [paper] : []));
  }

  #nearest(spot: Spot, reach = REACH): number | undefined {
    return nearestWithin(this.#candidates(), paper => this.#placeOf(paper), spot, reach);
  }

  /** The paper that an arrow key leads to: from none the one nearest to the middle of the stage. */
  #next(direction: readonly [number, number]): number | undefined {
    const { width, height } = this.#view;
    if (this.#current === undefined) return this.#nearest({ x: width / 2, y: height / 2 }, Infinity);
    return inDirection(this.#candidates(), paper => this.#placeOf(paper), this.#current, direction);
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

  #zoom(factor: number, at?: Spot): void {
    this.#move(zoomedBy(this.#view, factor, greatestZoom(this.#overview.points.length), at));
  }

  #move(view: View): void {
    this.#view = view;
    this.#host.moved(view);
    if (this.#current !== undefined) this.#placeCard(this.#current);
    this.draw();
  }

  /** Brings the current paper into sight. */
  #follow(): void {
    if (this.#current === undefined) return;
    const spot = this.#placeOf(this.#current);
    const { width, height } = this.#view;
    if (!isInFrame(this.#view, spot)) this.#move(movedBy(this.#view, width / 2 - spot.x, height / 2 - spot.y));
  }

  /** Goes on to the next topic, or back; before the first and behind the last are all of them. */
  #stepTopic(by: number): void {
    const count = this.#overview.topics.length;
    const place = ((this.#chosen ?? -1) + 1 + by + count + 1) % (count + 1);
    const topic = place === 0 ? undefined : place - 1;
    this.#point(undefined, false);
    this.#host.choose(topic);
    const { name, count: papers } = (topic === undefined ? undefined : this.#overview.topics[topic]) ?? {
      name: this.#words.all,
      count: this.#overview.points.length,
    };
    this.#spoken.textContent = `${name}, ${this.#words.papers}: ${papers}`;
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
        this.#point(this.#nearest({ x, y }), false);
        return;
      }
      const [dx, dy] = [x - this.#drag.x, y - this.#drag.y];
      if (!this.#drag.moved && Math.hypot(dx, dy) < 4) return;
      this.#drag = { x, y, moved: true };
      this.#point(undefined, false);
      this.#move(movedBy(this.#view, dx, dy));
    });
    stage.addEventListener('pointerdown', event => {
      this.#left = undefined;
      if (event.button !== 0) return;
      this.#drag = { ...at(event), moved: false };
      stage.setPointerCapture(event.pointerId);
    });
    stage.addEventListener('pointerup', event => {
      const wasDragged = this.#drag?.moved;
      this.#drag = undefined;
      const { x, y } = at(event);
      const paper = event.button === 0 && !wasDragged ? this.#nearest({ x, y }) : undefined;
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
        this.#zoom(Math.exp(-event.deltaY / 300), at(event));
      },
      { passive: false },
    );
    stage.addEventListener('dblclick', event => this.#zoom(2, at(event)));
    stage.addEventListener('blur', () => {
      this.#left = this.#current;
      this.#point(undefined, false);
    });
    stage.addEventListener('focus', () => {
      if (this.#left !== undefined) this.#point(this.#left, true);
    });
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
      const next = this.#next(direction);
      if (next !== undefined) this.#point(next, true);
      this.#follow();
    } else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === '+' || event.key === '=') this.#zoom(STEP, this.#middle());
    else if (event.key === '-') this.#zoom(1 / STEP, this.#middle());
    else if (event.key === '0') this.#move(whole(this.#view));
    else if (event.key === 'PageDown') this.#stepTopic(1);
    else if (event.key === 'PageUp') this.#stepTopic(-1);
    else if (event.key === 'Escape' && this.#current === undefined) this.#host.choose(undefined);
    else if (event.key === 'Escape') this.#point(undefined, false);
    else if (event.key === 'Enter' && this.#current !== undefined) this.#openPaper(this.#current);
    else return;
    event.preventDefault();
  }

  /** About what the keyboard zooms: the current paper, else the middle of the stage. */
  #middle(): Spot | undefined {
    return this.#current === undefined ? undefined : this.#placeOf(this.#current);
  }

  #openPaper(paper: number): void {
    const point = this.#overview.points[paper];
    if (point) this.#host.open(point);
  }
}
