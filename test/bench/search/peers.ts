import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { peerDocument, type Engine } from './engines';

/** Other engines, at the versions measured; kept outside the tree, for nothing but this table needs them. */
const PACKAGES = { flexsearch: '0.8.212', '@orama/orama': '3.1.18', lunr: '2.3.9' } as const;
const FOLDER = join(homedir(), '.cache', 'lectern-bench', 'search');

function load(name: keyof typeof PACKAGES): unknown {
  if (!existsSync(join(FOLDER, 'node_modules', name))) {
    mkdirSync(FOLDER, { recursive: true });
    const manifest = join(FOLDER, 'package.json');
    if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${PACKAGES[name]}`], {
      cwd: FOLDER,
      stdio: 'pipe',
    });
  }
  return createRequire(join(FOLDER, 'package.json'))(name);
}

interface FlexDocument {
  add(document: unknown): void;
  search(query: string, options: object): { readonly id: string | number }[];
}
interface Flex {
  readonly Document: new (options: object) => FlexDocument;
  readonly Encoder: new (...options: object[]) => object;
  readonly Charset: { readonly LatinBalance: object };
}
interface Orama {
  create(options: object): object;
  insertMultiple(database: object, documents: readonly object[], batch?: number): unknown;
  search(database: object, options: object): unknown;
}
interface LunrBuilder {
  ref(name: string): void;
  field(name: string, options?: object): void;
  add(document: object): void;
}
interface LunrIndex {
  query(build: (query: { term(term: string, options: object): void }) => void): { readonly ref: string }[];
}
interface Lunr {
  (configure: (this: LunrBuilder) => void): LunrIndex;
  tokenizer(text: string): { toString(): string }[];
}

function flexSearch(everything: boolean): Engine {
  return {
    name: `FlexSearch ${PACKAGES.flexsearch}`,
    build: papers => {
      const { Document } = load('flexsearch') as Flex;
      const index = new Document({
        document: { id: 'id', index: ['title', 'text'] },
        tokenize: 'forward',
        context: true,
      });
      for (const paper of papers) index.add(peerDocument(paper, everything));
      // one merged list over both fields; suggestions are what FlexSearch calls results without all of the words
      return (query, limit) => index.search(query, { limit, suggest: true, merge: true }).map(({ id }) => String(id));
    },
  };
}

function orama(everything: boolean): Engine {
  return {
    name: `Orama ${PACKAGES['@orama/orama']}`,
    build: async papers => {
      const { create, insertMultiple, search } = load('@orama/orama') as Orama;
      const database = create({
        schema: { id: 'string', title: 'string', text: 'string' },
        components: { tokenizer: { stemming: false } },
      });
      await insertMultiple(
        database,
        papers.map(paper => peerDocument(paper, everything)),
        1000,
      );
      return (term, limit) => {
        const found = search(database, { term, limit, properties: ['title', 'text'] }) as {
          readonly hits: { readonly document: { readonly id: string } }[];
        };
        return found.hits.map(({ document }) => document.id);
      };
    },
  };
}

function lunr(everything: boolean): Engine {
  return {
    name: `lunr ${PACKAGES.lunr}`,
    build: papers => {
      const create = load('lunr') as Lunr;
      const index = create(function configure() {
        this.ref('id');
        this.field('title');
        this.field('text');
        for (const paper of papers) this.add(peerDocument(paper, everything));
      });
      return (query, limit) => {
        const found = index.query(asked => {
          for (const token of create.tokenizer(query)) asked.term(token.toString(), {});
        });
        return found.slice(0, limit).map(({ ref }) => ref);
      };
    },
  };
}

/** The engines people would compare with; each is fetched on its first use. */
export function peers(everything: boolean): Engine[] {
  return [flexSearch(everything), orama(everything), lunr(everything)];
}
