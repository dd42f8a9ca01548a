import * as vscode from 'vscode';
import type { SourceRecord } from '../../core/formats/reading';
import type { Source } from '../../core/library/source';
import { identifiersOf, titleIdentity } from '../../core/paper';
import type { Files, Logger } from '../../core/ports';
import type { DeclaredTopic } from '../../core/topics/groupPapers';
import { SourceFile } from './sourceFile';

const PAPERS = ['media', 'library', 'medical-ai.json'] as const;
const TOPICS = ['media', 'library', 'topics.json'] as const;

function identities({ item }: SourceRecord): string[] {
  const title = titleIdentity(item);
  return [...identifiersOf(item), ...(title === undefined ? [] : [`title:${title}`])];
}

/** The papers that come with the extension. */
export class ShippedPapers {
  readonly topics: readonly DeclaredTopic[];
  readonly source: Source;
  readonly #identities: ReadonlySet<string>;

  private constructor(source: Source, topics: readonly DeclaredTopic[]) {
    this.source = source;
    this.topics = topics;
    this.#identities = new Set(source.records.flatMap(identities));
  }

  /** @throws where the extension's own files are damaged */
  static async load(extensionUri: vscode.Uri, files: Files, log: Logger): Promise<ShippedPapers> {
    const topics = await files.readFile(vscode.Uri.joinPath(extensionUri, ...TOPICS).toString());
    const file = new SourceFile(vscode.Uri.joinPath(extensionUri, ...PAPERS), files, log);
    const { records, problems } = await file.read(true);
    const source: Source = { uri: file.uri.toString(), records, problems, level: 'shipped' };
    return new ShippedPapers(source, JSON.parse(new TextDecoder().decode(topics)) as DeclaredTopic[]);
  }

  /** Whether the record is of a paper that ships. */
  has(record: SourceRecord): boolean {
    return identities(record).some(identity => this.#identities.has(identity));
  }
}
