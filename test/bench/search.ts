import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Paper } from '../../src/core/paper';
import { PaperIndex } from '../../src/core/search/paperIndex';
import { ABLATIONS } from './search/ablation';
import { readCollection, type Collection } from './search/collection';
import { baselines, lectern, type Engine, type Search } from './search/engines';
import { makeLargeCorpus } from './search/largeCorpus';
import { percentile } from './search/metrics';
import { readPaperSet } from './search/paperSet';
import { peers } from './search/peers';
import { runEngine, timeSearches, usedBytes, type EngineResult } from './search/runEngine';
import { printTable } from './search/table';
import { measureTyping } from './search/typing';

const USAGE = `bench:search --corpus corpus.jsonl --queries queries.jsonl --qrels qrels.tsv   a collection in BEIR's layout
bench:search --papers [--listing listing.txt]                                 the papers that ship and our own queries
  --ablation     one row per part of the ranking switched off, in place of the other engines
  --no-peers     without the engines that have to be fetched, at scale without MiniSearch
  --typing       how steady the first rows are while a word is typed
  --scale 10000  latency on that many papers made of the sentences of the corpus or of the papers that ship`;

const KINDS = ['title', 'topic', 'paraphrase', 'name', 'typo', 'question'];
const ROOT = join(__dirname, '..', '..', '..');
/** Where the abstracts of the papers that ship lie beside the project, if they do. */
const LISTING = join(ROOT, '..', 'shared', 'papers', 'listing.txt');
const SLICE_MILLISECONDS = 20;

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    qrels: { type: 'string' },
    papers: { type: 'boolean' },
    listing: { type: 'string', default: LISTING },
    ablation: { type: 'boolean' },
    'no-peers': { type: 'boolean' },
    typing: { type: 'boolean' },
    scale: { type: 'string' },
  },
});

interface Task {
  readonly title: string;
  readonly collection: Collection;
  readonly topicName: (id: string) => string;
  /** Groups of queries with a column of their own. */
  readonly groups: readonly string[];
}

function paperTask(listing: string | undefined): Task {
  const media = join(ROOT, 'media', 'library');
  const queries = join(ROOT, 'test', 'bench', 'queries.json');
  const set = readPaperSet(join(media, 'medical-ai.json'), join(media, 'topics.json'), queries, listing);
  const abstracts = listing ? `with ${set.abstracts} abstracts of the listing` : 'without abstracts';
  const title = `The ${set.collection.papers.length} papers that ship, ${abstracts}, ${set.collection.queries.length} queries`;
  return { title, collection: set.collection, topicName: set.topicName, groups: ['tune', 'check', ...KINDS] };
}

function tasks(): Task[] {
  const { corpus, queries, qrels, papers, listing } = options;
  if (corpus && queries && qrels) {
    const collection = readCollection(corpus, queries, qrels);
    const title = `${corpus}: ${collection.papers.length} papers, ${collection.queries.length} queries`;
    return [{ title, collection, topicName: id => id, groups: ['tune', 'check'] }];
  }
  if (!papers && !options.scale && !options.typing) return [];
  if (existsSync(listing)) return [paperTask(undefined), paperTask(listing)];
  console.log(`No listing at ${listing}: measured without abstracts only.\n`);
  return [paperTask(undefined)];
}

async function compare({ title, collection, topicName, groups }: Task): Promise<void> {
  console.log(title);
  const own = (): Engine[] => [lectern('Lectern', topicName)];
  const everything = groups.includes('topic');
  const engines = options.ablation
    ? ABLATIONS.map(([part, ranking]) => lectern(part, topicName, ranking))
    : [...own(), ...baselines(false), ...(everything ? baselines(true).map(named('all fields')) : [])];
  const results: EngineResult[] = [];
  const fetched = options.ablation || options['no-peers'] ? [] : peers(everything);
  for (const engine of [...engines, ...fetched]) {
    try {
      results.push(await runEngine(engine, collection));
    } catch (error) {
      console.log(`${engine.name}: skipped, ${String(error).split('\n')[0]}`);
    }
  }
  printTable(
    ['', 'nDCG@10', 'MAP', 'R@100', 'MRR', ...groups, 'index ms', 'median ms', 'p95 ms', 'MB'],
    results.map(({ name, all, ndcgOf, indexMilliseconds, median, p95, megabytes }) => [
      name,
      ...[all.ndcg, all.map, all.recall, all.mrr, ...groups.map(ndcgOf)].map(value => value.toFixed(3)),
      indexMilliseconds.toFixed(0),
      median.toFixed(2),
      p95.toFixed(2),
      megabytes.toFixed(1),
    ]),
  );
}

function named(suffix: string): (engine: Engine) => Engine {
  return engine => ({ ...engine, name: `${engine.name}, ${suffix}` });
}

async function typing({ title, collection, topicName }: Task): Promise<void> {
  console.log(`${title}: the final first row among the first three while typing`);
  const search = await lectern('Lectern', topicName).build(collection.papers);
  const rows = [0, 1, 2].map(before => {
    const { words, steps, steady } = measureTyping(collection.papers, search, before);
    return [`${before} words before`, String(words), String(steps), `${(100 * steady).toFixed(1)} %`];
  });
  printTable(['', 'words', 'key strokes', 'steady'], rows);
}

/** Builds in slices, as the extension host does. */
function buildInSlices(papers: readonly Paper[]): Search {
  const index = new PaperIndex(id => id);
  const started = performance.now();
  index.setPapers(papers);
  let [more, shortFields, longest] = [true, 0, 0];
  while (more) {
    const start = performance.now();
    more = index.indexNext(start + SLICE_MILLISECONDS, () => performance.now());
    const end = performance.now();
    longest = Math.max(longest, end - start);
    if (!shortFields && !index.waiting.papers) shortFields = end - started;
  }
  console.log(`Short fields searchable after ${shortFields.toFixed(0)} ms, longest slice ${longest.toFixed(0)} ms`);
  return (query, limit) => index.search(query, limit).map(({ paper }) => paper.key);
}

async function scale({ title, collection }: Task, count: number): Promise<void> {
  const papers = makeLargeCorpus(collection.papers, count);
  console.log(`${count} papers made of the sentences of ${title}`);
  const sets = [
    ['as typed', paperTask(undefined).collection.queries],
    ['of the collection', collection.queries],
  ] as const;
  const engines: Engine[] = [{ name: 'Lectern', build: buildInSlices }];
  const miniSearch = baselines(true).at(3);
  if (miniSearch && !options['no-peers']) engines.push(miniSearch);
  const rows: string[][] = [];
  for (const engine of engines) {
    const before = usedBytes();
    const started = performance.now();
    const search = await engine.build(papers);
    const whole = performance.now() - started;
    const megabytes = (usedBytes() - before) / 1e6;
    for (const [name, queries] of sets) {
      const times = timeSearches(search, queries);
      const shown = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)];
      const timed = shown.map(time => time.toFixed(2));
      rows.push([`${engine.name}, queries ${name}`, ...timed, whole.toFixed(0), megabytes.toFixed(0)]);
    }
  }
  printTable(['', 'median ms', 'p95 ms', 'longest ms', 'index ms', 'MB'], rows);
}

async function main(): Promise<void> {
  const all = tasks();
  if (!all.length) {
    console.log(USAGE);
    process.exitCode = 1;
  }
  for (const task of options.scale ? all.slice(-1) : all) {
    if (options.scale) await scale(task, Number(options.scale));
    else if (options.typing) await typing(task);
    else await compare(task);
  }
}

void main();
