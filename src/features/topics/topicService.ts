import * as vscode from 'vscode';
import { inSlices } from '../../adapters/pause';
import { readTopicSettings } from '../../adapters/settings';
import type { Paper } from '../../core/paper';
import { assignNewPapers, groupAutomatically } from '../../core/topics/auto/groupAutomatically';
import { hasOutgrown, toGrouping, type AutomaticGrouping } from '../../core/topics/auto/grouping';
import { composeTopics, type TopicGroup, type TopicRule } from '../../core/topics/composeTopics';
import { declaredTopics, wantsAutomatic } from '../../core/topics/declaredTopics';
import { searchedTopics } from '../../core/topics/searchedTopics';
import { setMembers, toTopicChoices, type TopicChoices } from '../../core/topics/topicChoices';
import { Setting, SETTINGS, View } from '../ids';
import { JsonStore } from './jsonStore';
import { CHOICES_STATE, type TopicsOptions } from './topics';

/** Rules are looked at anew once the index has been quiet for this long; milliseconds. */
const QUIET = 250;
/** Work that takes longer shows what there is so far; milliseconds. */
const SOON = 300;

const flat = (groups: readonly TopicGroup[]): TopicGroup[] => groups.flatMap(group => [group, ...group.children]);

/** Finds the topics of the library and keeps what the user decides about them. */
export class TopicService implements vscode.Disposable {
  readonly #options: TopicsOptions;
  readonly #show: (groups: readonly TopicGroup[] | undefined) => void;
  readonly #store: JsonStore<AutomaticGrouping>;
  readonly #subscriptions: vscode.Disposable;
  #choices: TopicChoices;
  #grouping: AutomaticGrouping | undefined;
  #isRead = false;
  #groups: readonly TopicGroup[] = [];
  #updating: Promise<void> | undefined;
  #isStale = false;
  /** The topics that the search knows. */
  #told = '';
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TopicsOptions, show: (groups: readonly TopicGroup[] | undefined) => void) {
    this.#options = options;
    this.#show = show;
    this.#store = new JsonStore(options.storage, 'automatic-topics.json', toGrouping);
    this.#choices = toTopicChoices(options.state.get(CHOICES_STATE));
    const later = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.update(), QUIET);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      options.service.onDidChange(later),
      options.service.onDidIndex(() => {
        if (Object.keys(readTopicSettings().topics).length) later();
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        const names = [Setting.topics, Setting.automaticTopics];
        if (names.some(name => event.affectsConfiguration(`${SETTINGS}.${name}`))) later();
      }),
    );
  }

  get groups(): readonly TopicGroup[] {
    return this.#groups;
  }

  get choices(): TopicChoices {
    return this.#choices;
  }

  /** Every topic with its own name, hidden and merged ones too. */
  get allTopics(): readonly TopicGroup[] {
    return flat(this.#compose(toTopicChoices(undefined)));
  }

  /** How many papers a search finds. */
  count(query: string): number {
    return this.#options.service.matching(query)?.size ?? 0;
  }

  /** Takes in what has changed in library and settings; settles when the tree shows it. */
  update(): Promise<void> {
    if (this.#updating) {
      this.#isStale = true;
      return this.#updating;
    }
    this.#updating = this.#updateAll()
      .catch((error: unknown) => this.#options.log.error(error instanceof Error ? error : String(error)))
      .finally(() => (this.#updating = undefined));
    return this.#updating;
  }

  /** Groups the whole library anew; topics that are found again keep their names. */
  async regroup(): Promise<void> {
    await this.#updating;
    const { papers } = this.#options.service.library;
    await this.#keep(await inSlices(groupAutomatically(papers, this.#grouping)));
    this.#publish();
  }

  async setChoices(choices: TopicChoices): Promise<void> {
    this.#choices = choices;
    await this.#options.state.update(CHOICES_STATE, choices);
    this.#publish();
  }

  async add(topic: string, keys: readonly string[]): Promise<void> {
    await this.setChoices(setMembers(this.#choices, topic, keys, true));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async #updateAll(): Promise<void> {
    do {
      this.#isStale = false;
      await this.#group();
      this.#publish();
      // `#isStale` is set by a call of `update` in the meantime
    } while (this.#isStale);
  }

  async #group(): Promise<void> {
    const { papers, isAutomatic } = this.#situation();
    if (!isAutomatic) return;
    if (!this.#isRead) {
      this.#grouping = await this.#store.read();
      this.#isRead = true;
    }
    // a large library takes seconds: until then its papers stand in the topics that are known
    const soon = setTimeout(() => this.#publish(), SOON);
    try {
      await this.#keep(await this.#findTopics(papers));
    } finally {
      clearTimeout(soon);
    }
  }

  async #findTopics(papers: readonly Paper[]): Promise<AutomaticGrouping> {
    const before = this.#grouping;
    const keys = papers.map(({ key }) => key);
    if (before && !hasOutgrown(keys, before)) return inSlices(assignNewPapers(papers, before));
    const progress = { location: { viewId: View.papers } };
    return vscode.window.withProgress(progress, () => inSlices(groupAutomatically(papers, before)));
  }

  async #keep(grouping: AutomaticGrouping): Promise<void> {
    if (grouping === this.#grouping) return;
    this.#grouping = grouping;
    try {
      await this.#store.write(grouping);
    } catch (error) {
      this.#options.log.warn('automatic topics not kept', String(error));
    }
  }

  #situation(): { papers: readonly Paper[]; declared: ReturnType<typeof declaredTopics>; isAutomatic: boolean } {
    const { service } = this.#options;
    const { papers } = service.library;
    const declared = declaredTopics(papers, service.topics);
    return { papers, declared, isAutomatic: wantsAutomatic(papers, declared, readTopicSettings().automaticTopics) };
  }

  #rules(): TopicRule[] {
    return Object.entries(readTopicSettings().topics).map(([name, query]) => ({
      name,
      query,
      // a rule that asked for topics of other rules could ask for itself
      keys: this.#options.service.matching(query, { topicsOf: undefined }) ?? new Set(),
    }));
  }

  #compose(choices: TopicChoices): TopicGroup[] {
    const { papers, declared, isAutomatic } = this.#situation();
    const automatic = isAutomatic ? this.#grouping : undefined;
    return composeTopics(papers, { declared, rules: this.#rules(), automatic, choices });
  }

  /** A hidden topic is out of the way in the tree; who asks for it by name finds it. */
  #tellSearch(): void {
    const isHiding = this.#choices.hidden.length > 0;
    const groups = isHiding ? this.#compose({ ...this.#choices, hidden: [] }) : this.#groups;
    const told = JSON.stringify(flat(groups).map(({ id, name, papers }) => [id, name, papers.map(({ key }) => key)]));
    // rules follow the search, which must not follow them without need
    if (told === this.#told) return;
    this.#told = told;
    this.#options.service.treeTopics = searchedTopics(groups, this.#choices);
  }

  #publish(): void {
    this.#groups = this.#compose(this.#choices);
    this.#show(this.#groups);
    this.#tellSearch();
    this.#changed.fire();
  }
}
