import * as vscode from 'vscode';
import { readTopicSettings } from '../../adapters/settings';
import { declaredTopics, wantsAutomatic } from '../../core/topics/declaredTopics';
import type { TopicGroup } from '../../core/topics/composeTopics';
import { Command, Setting, SETTINGS } from '../ids';
import type { LibraryService } from '../sources/libraryService';
import type { TopicService } from './topicService';

export interface TopicsOptions {
  readonly service: LibraryService;
  readonly log: vscode.LogOutputChannel;
  /** Of the workspace: it keeps what the user decides. */
  readonly state: vscode.Memento;
  /** Where the automatic grouping is kept. */
  readonly storage: vscode.Uri;
  readonly extensionUri: vscode.Uri;
}

/** Where the user's decisions are kept. */
export const CHOICES_STATE = 'topicChoices';

const COMMANDS = [
  Command.renameTopic,
  Command.mergeTopics,
  Command.pinTopic,
  Command.unpinTopic,
  Command.hideTopic,
  Command.removeFromTopic,
  Command.newTopic,
  Command.resetTopicChoices,
  Command.regroupTopics,
] as const;

/**
 * The topics of the tree. What the sources declare needs nothing of this; rules, choices and automatic topics are loaded
 * once there are any.
 */
export class Topics implements vscode.Disposable {
  readonly #options: TopicsOptions;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #loaded: Promise<TopicService> | undefined;
  #groups: readonly TopicGroup[] | undefined;
  /** The tree has other topics than before. */
  readonly onDidChange = this.#changed.event;

  constructor(options: TopicsOptions) {
    this.#options = options;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      options.service.onDidChange(() => this.#follow()),
      vscode.workspace.onDidChangeConfiguration(event => {
        const names = [Setting.topics, Setting.automaticTopics];
        if (names.some(name => event.affectsConfiguration(`${SETTINGS}.${name}`))) this.#follow();
      }),
    );
  }

  /** `undefined` as long as declared topics are all there is, or others are being found. */
  get groups(): readonly TopicGroup[] | undefined {
    return this.#groups;
  }

  /** Settles with what finds topics, once it has followed the library. */
  async ready(): Promise<TopicService> {
    const service = await this.#load();
    await this.#options.service.whenReady();
    await service.update();
    return service;
  }

  /** The papers with these keys belong to the topic from now on. */
  async add(topic: string, keys: readonly string[]): Promise<void> {
    await (await this.#load()).add(topic, keys);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    void this.#loaded?.then(service => service.dispose());
  }

  #follow(): void {
    // once loaded it follows by itself
    if (this.#loaded || !this.#isNeeded()) return;
    this.#load().then(
      service => service.update(),
      (error: unknown) => this.#options.log.error(error instanceof Error ? error : String(error)),
    );
  }

  #isNeeded(): boolean {
    const { service, state } = this.#options;
    const { topics, automaticTopics } = readTopicSettings();
    if (Object.keys(topics).length || state.get(CHOICES_STATE)) return true;
    const { papers } = service.library;
    if (papers.length > 0 && papers.every(paper => paper.topics.length)) return automaticTopics === 'always';
    const declared = declaredTopics(papers, service.topics);
    return declared.topics !== service.topics || wantsAutomatic(papers, declared, automaticTopics);
  }

  #load(): Promise<TopicService> {
    this.#loaded ??= import('./topicService').then(({ TopicService: Service }) => {
      const loaded = new Service(this.#options, groups => {
        this.#groups = groups;
        this.#changed.fire();
      });
      return loaded;
    });
    return this.#loaded;
  }
}

/** The commands that change topics or look at them; what they do is loaded when the first is called. */
export function registerTopicCommands(topics: Topics, options: TopicsOptions): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map(command =>
      vscode.commands.registerCommand(command, async (...args: unknown[]) => {
        const { runTopicCommand } = await import('./topicCommands');
        return runTopicCommand(command, await topics.ready(), args);
      }),
    ),
    vscode.commands.registerCommand(Command.topicOverview, async () => {
      const { TopicOverview } = await import('./topicOverview');
      return TopicOverview.show(await topics.ready(), options);
    }),
  );
}
