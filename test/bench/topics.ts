import { existsSync, readFileSync } from 'node:fs';
import type { Paper } from '../../src/core/paper';
import { readLibrary } from '../../src/core/formats/readLibrary';
import { toPaper } from '../../src/core/paper';
import { assignNewPapers, groupAutomatically } from '../../src/core/topics/auto/groupAutomatically';
import type { AutomaticGrouping } from '../../src/core/topics/auto/grouping';
import { paperGraph, partitionInto } from '../../src/core/topics/auto/partition';
import { topicTerms } from '../../src/core/topics/auto/topicTerms';
import { asSparse, kMeans, plainLsa, plainTfIdf } from './topics/baselines';
import { generatePapers } from './topics/generatePapers';
import { heldOut } from './topics/heldOut';
import { readLabelled, type LabelledPapers } from './topics/labelled';
import { agreement, type Agreement } from './topics/measures';

const MEDICAL = '../shared/bench/topics/medical-abstracts/medical_tc_test.csv';
const SHIPPED = 'media/library/medical-ai.json';
const SEEDS = Array.from({ length: 10 }, (_, seed) => seed);
const USAGE =
  'usage: npm run bench:topics [-- FILE.csv|tsv|jsonl|json … [--without LABEL] [--groups N] [--names]] [-- --names FILE.bib …] [-- --scale N …] [-- --held-out]';

/** CPU time of this process, all its threads: on a shared machine the clock says little. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Runs a generator to its end, with its CPU time and that of its longest step, the latter in milliseconds. */
function timed<T>(steps: Generator<void, T>): {
  readonly value: T;
  readonly seconds: number;
  readonly longest: number;
} {
  const start = cpuSeconds();
  let longest = 0;
  for (;;) {
    const before = cpuSeconds();
    const step = steps.next();
    longest = Math.max(longest, (cpuSeconds() - before) * 1000);
    if (step.done) return { value: step.value, seconds: cpuSeconds() - start, longest };
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The start of the ten whose V-measure stands in the middle, with the median time. */
function medianRun(labels: readonly string[], run: (seed: number) => readonly number[]): [Agreement, number] {
  const runs = SEEDS.map(seed => {
    const start = cpuSeconds();
    const groups = run(seed);
    return { figures: agreement(labels, groups), seconds: cpuSeconds() - start };
  });
  runs.sort((a, b) => a.figures.vMeasure - b.figures.vMeasure);
  const middle = runs[runs.length >> 1];
  return [middle?.figures ?? agreement(labels, []), median(runs.map(({ seconds }) => seconds))];
}

function printRow(name: string, figures: Agreement, seconds: number): void {
  const numbers = [figures.vMeasure, figures.nmi, figures.adjustedRand, figures.purity].map(x =>
    x.toFixed(3).padStart(8),
  );
  console.log(
    `  ${name.padEnd(44)}${String(figures.groups).padStart(7)}${numbers.join('')}${seconds.toFixed(2).padStart(8)}`,
  );
}

const firstTopics = ({ papers }: AutomaticGrouping, all: readonly Paper[]) =>
  all.map(({ key }) => papers[key]?.[0] ?? '');

/** The group of each paper where there are to be so many. */
function* groupsOf(papers: readonly Paper[], wanted: number): Generator<void, number[]> {
  const terms = yield* topicTerms(papers);
  const { groups } = yield* partitionInto(yield* paperGraph(terms), terms, wanted);
  return [...groups];
}

function printTable({ name, papers, labels }: LabelledPapers, wanted: number | undefined): void {
  const classes = wanted ?? new Set(labels).size;
  console.log(`\n${name}: ${papers.length} papers, ${new Set(labels).size} classes`);
  console.log(`  ${''.padEnd(44)} groups       V     NMI     ARI  purity seconds`);
  printRow(
    'majority class',
    agreement(
      labels,
      labels.map(() => 0),
    ),
    0,
  );
  const terms = timed(
    (function* () {
      yield;
      return plainTfIdf(papers);
    })(),
  );
  const space = timed(
    (function* () {
      yield;
      return asSparse(plainLsa(terms.value));
    })(),
  );
  const automatic = timed(groupAutomatically(papers));
  const groups = firstTopics(automatic.value, papers);
  const told = timed(groupsOf(papers, classes));
  const margins: string[] = [];
  const print = (count: number, title: string, ours: Agreement, seconds: number) => {
    const [tfidf, tfidfSeconds] = medianRun(labels, seed => kMeans(terms.value, count, seed));
    const [lsa, lsaSeconds] = medianRun(labels, seed => kMeans(space.value, count, seed));
    printRow('k-means on TF-IDF, median of 10', tfidf, terms.seconds + tfidfSeconds);
    printRow('k-means on LSA of it, median of 10', lsa, terms.seconds + space.seconds + lsaSeconds);
    printRow(title, ours, seconds);
    const best = Math.max(tfidf.vMeasure, lsa.vMeasure);
    margins.push(`${count} groups ${ours.vMeasure - best >= 0 ? '+' : ''}${(ours.vMeasure - best).toFixed(3)}`);
  };
  print(classes, 'Lectern, told the number of groups', agreement(labels, told.value), told.seconds);
  const figures = agreement(labels, groups);
  print(figures.groups, 'Lectern, as in the tree ("Other" is a group)', figures, automatic.seconds);
  const inside = groups.flatMap((group, i) => (group ? [{ group, label: labels[i] ?? '' }] : []));
  const others = papers.length - inside.length;
  printRow(
    `  its topics alone, without ${others} in "Other"`,
    agreement(
      inside.map(({ label }) => label),
      inside.map(({ group }) => group),
    ),
    automatic.seconds,
  );
  console.log(
    `  V-measure against the best of the others: ${margins.join('; ')}. Longest step ${automatic.longest.toFixed(0)} ms`,
  );
}

/** One row for each of many collections: the best of the others, ours, told the number of groups and as in the tree. */
function printHeldOut(collections: readonly LabelledPapers[]): void {
  console.log(`${''.padEnd(54)}papers  told: groups others   ours margin | tree: groups others   ours margin`);
  const margins: number[][] = [[], []];
  for (const { name, papers, labels } of collections) {
    const terms = plainTfIdf(papers);
    const space = asSparse(plainLsa(terms));
    const tree = firstTopics(timed(groupAutomatically(papers)).value, papers);
    const classes = new Set(labels).size;
    const cells = [timed(groupsOf(papers, classes)).value, tree].map((groups, i) => {
      const count = i ? new Set<string | number>(groups).size : classes;
      const best = Math.max(
        ...[terms, space].map(matrix => medianRun(labels, seed => kMeans(matrix, count, seed))[0].vMeasure),
      );
      const ours = agreement(labels, groups).vMeasure;
      margins[i]?.push(ours - best);
      const figures = [best, ours, ours - best].map(figure => figure.toFixed(3).padStart(7)).join('');
      return `${String(count).padStart(12)}${figures}`;
    });
    console.log(`${name.padEnd(54)}${String(papers.length).padStart(6)}${cells.join(' |')}`);
  }
  for (const [i, found] of margins.entries())
    console.log(
      `  ${i ? 'as in the tree' : 'told the number'}: mean margin ${(found.reduce((sum, x) => sum + x, 0) / found.length).toFixed(3)}, ` +
        `least ${Math.min(...found).toFixed(3)}, at least 0.05 in ${found.filter(x => x >= 0.05).length} of ${found.length}`,
    );
}

/** The share of some papers that are where they were. */
function stayed(papers: readonly Paper[], before: AutomaticGrouping, after: AutomaticGrouping): string {
  const count = papers.filter(({ key }) => after.papers[key]?.[0] === before.papers[key]?.[0]).length;
  return `${((count / papers.length) * 100).toFixed(1)} %`;
}

/** How many papers stay where they were when one in twenty comes, goes or both, and when all is grouped anew. */
function printStability({ name, papers }: LabelledPapers): void {
  const isLate = (i: number) => i % 20 === 7;
  const isGone = (i: number) => i % 20 === 13;
  const early = papers.filter((_, i) => !isLate(i));
  const both = papers.filter((_, i) => !isLate(i) && !isGone(i));
  const left = papers.filter((_, i) => !isGone(i));
  const before = timed(groupAutomatically(early)).value;
  const added = timed(assignNewPapers(papers, before)).value;
  const changed = timed(assignNewPapers(left, before)).value;
  const anew = timed(groupAutomatically(papers, before)).value;
  const anewLess = timed(groupAutomatically(both, before)).value;
  const again = timed(assignNewPapers(papers, anewLess)).value;
  const placed = papers.filter(({ key }, i) => isLate(i) && added.papers[key]?.length).length;
  console.log(`  ${name}: of the other papers stay`);
  console.log(
    `    5 % added ${stayed(early, before, added)} (${placed} of ${papers.length - early.length} new ones find a topic), ` +
      `5 % removed and 5 % added ${stayed(both, before, changed)}, added after grouping anew ${stayed(both, anewLess, again)}`,
  );
  console.log(
    `    grouped anew on request: after 5 % added ${stayed(early, before, anew)}, after 5 % removed ${stayed(both, before, anewLess)}`,
  );
}

function printNames(name: string, papers: readonly Paper[]): void {
  const { topics, papers: assigned } = timed(groupAutomatically(papers)).value;
  const sizes = new Map<string, number>();
  for (const ids of Object.values(assigned))
    for (const id of ids.length ? ids : ['']) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  console.log(`\n${name}: ${papers.length} papers, ${sizes.get('') ?? 0} in "Other"`);
  for (const topic of topics)
    console.log(`${topic.parent ? '        ' : '  '}${String(sizes.get(topic.id) ?? 0).padStart(5)}  ${topic.name}`);
}

function papersOf(file: string): readonly Paper[] {
  if (!file.endsWith('.bib')) return readLabelled(file).papers;
  const library = readLibrary(file, readFileSync(file));
  if (library.format === undefined) throw new Error(library.message);
  return library.reading.records.map(({ item }, i) => toPaper({ type: 'article', ...item, id: `${item.id}#${i}` }));
}

function printScale(count: number): void {
  const papers = generatePapers(count);
  const grouping = timed(groupAutomatically(papers));
  const added = timed(
    assignNewPapers(papers, {
      ...grouping.value,
      papers: Object.fromEntries(Object.entries(grouping.value.papers).slice(count / 20)),
    }),
  );
  const topics = grouping.value.topics.filter(({ parent }) => !parent).length;
  console.log(
    `  ${count} generated papers: ${grouping.seconds.toFixed(2)} s, longest step ${grouping.longest.toFixed(0)} ms, ${topics} topics; ` +
      `5 % assigned in ${added.seconds.toFixed(2)} s, longest step ${added.longest.toFixed(0)} ms`,
  );
}

function main(): void {
  const args = process.argv.slice(2);
  const valueOf = (flag: string) => (args.includes(flag) ? args.splice(args.indexOf(flag), 2)[1] : undefined);
  const without = valueOf('--without');
  const groups = Number(valueOf('--groups')) || undefined;
  const names = args.includes('--names');
  if (args.includes('--scale')) {
    for (const count of args.filter(arg => arg !== '--scale').map(Number)) printScale(count);
    return;
  }
  if (args.includes('--held-out')) {
    if (existsSync(MEDICAL)) printHeldOut(heldOut(readLabelled(MEDICAL), readLabelled(SHIPPED)));
    else console.log(`${MEDICAL} is not here`);
    return;
  }
  const files = args.filter(arg => !arg.startsWith('--'));
  const missing = files.filter(file => !existsSync(file));
  if (missing.length || args.some(arg => arg.startsWith('--') && arg !== '--names')) {
    console.error(missing.length ? `not found: ${missing.join(', ')}` : USAGE);
    process.exitCode = 1;
    return;
  }
  if (names) {
    for (const file of files) printNames(file, papersOf(file));
    return;
  }
  const found = files.length ? files : [SHIPPED, MEDICAL].filter(file => existsSync(file));
  if (!files.length && !found.includes(MEDICAL)) console.log(`${MEDICAL} is not here: left out`);
  const collections = found.map(file => readLabelled(file, without ? [without] : []));
  if (!files.length && found.includes(MEDICAL)) collections.push(readLabelled(MEDICAL, ['5']));
  for (const collection of collections) printTable(collection, groups);
  console.log('\nStability');
  for (const collection of collections) printStability(collection);
  if (files.length) return;
  console.log('\nTime');
  for (const count of [1000, 10_000]) printScale(count);
}

main();
