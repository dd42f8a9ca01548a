import { existsSync, readFileSync } from 'node:fs';
import { readLibrary } from '../../../src/core/formats/readLibrary';
import { toPaper, type Paper } from '../../../src/core/paper';
import type { LabelledPapers } from './labelled';

const BENCH = '../shared/bench';
const LIBRARIES = 'callc fin ift math optim prob random simul stat vrt'.split(' ');
const ANTHOLOGY = 'acl2021 acl2022 coling2020 coling2022 coling2025 naacl2022 naacl2024'.split(' ');
/** Tasks of language processing as titles name them. */
const TASKS =
  'machine translation|question answering|summarization|sentiment|parsing|named entity|relation extraction|hate speech|dialogue|knowledge graph|event extraction|grammatical error'.split(
    '|',
  );
/** Papers that a query of a search collection must have to be a class of its own, and classes at most. */
const LEAST_OF_QUERY = { cisi: 8, cranfield: 5 };

interface Labelled {
  readonly paper: Paper;
  readonly label: string;
}

const collection = (name: string, rows: readonly Labelled[]): LabelledPapers => ({
  name,
  papers: rows.map(({ paper }) => paper),
  labels: rows.map(({ label }) => label),
});

const titleOnly = (rows: readonly Labelled[]): Labelled[] =>
  rows.map(({ paper, label }) => ({ paper: toPaper({ id: paper.key, type: 'article', title: paper.title }), label }));

/** Every `step`-th, from `first` on. */
const each = <T>(rows: readonly T[], step: number, first = 0): T[] => rows.filter((_, i) => i % step === first);

/** `count` of them, evenly over the whole. */
const some = <T>(rows: readonly T[], count: number): T[] =>
  rows.filter((_, i) => Math.floor((i * count) / rows.length) !== Math.floor(((i - 1) * count) / rows.length));

function corpus(name: string): Labelled[] {
  const lines = readFileSync(`${BENCH}/search/${name}/corpus.jsonl`, 'utf8').split('\n').filter(Boolean);
  return lines.flatMap(line => {
    const { _id, title, text } = JSON.parse(line) as { _id: string; title: string; text: string };
    if (!title) return [];
    // Cranfield's texts open with their titles
    const abstract = text.startsWith(title) ? text.slice(title.length).trim() : text;
    return [{ paper: toPaper({ id: `${name}${_id}`, type: 'article', title, abstract }), label: name }];
  });
}

/** Papers that are relevant to just one query, if that has enough of them, by the query. */
function byQuery(name: keyof typeof LEAST_OF_QUERY): Labelled[] {
  const queries = new Map<string, string[]>();
  for (const line of readFileSync(`${BENCH}/search/${name}/qrels.tsv`, 'utf8').split('\n').slice(1)) {
    const [query = '', id = '', score] = line.split('\t');
    if (Number(score) > 0) queries.set(`${name}${id}`, [...(queries.get(`${name}${id}`) ?? []), query]);
  }
  const sizes = new Map<string, number>();
  for (const [query, ...more] of queries.values())
    if (query && !more.length) sizes.set(query, (sizes.get(query) ?? 0) + 1);
  return corpus(name).flatMap(({ paper }) => {
    const [query, ...more] = queries.get(paper.key) ?? [];
    const isOne = query !== undefined && !more.length && (sizes.get(query) ?? 0) >= LEAST_OF_QUERY[name];
    return isOne ? [{ paper, label: query }] : [];
  });
}

function bib(file: string): Paper[] {
  const library = readLibrary(file, readFileSync(`${BENCH}/bib/volume/${file}`));
  if (library.format === undefined) throw new Error(library.message);
  return library.reading.records.map(({ item }, i) => toPaper({ type: 'article', ...item, id: `${file} ${i}` }));
}

/** Papers of several `.bib` files, each by the file in which it stands; those of more than one file are left out. */
function byFile(): Labelled[] {
  const rows = LIBRARIES.flatMap(name => bib(`umontreal/${name}.bib`).map(paper => ({ paper, label: name })));
  const files = new Map<string, Set<string>>();
  for (const { paper, label } of rows) {
    const title = paper.title.toLowerCase();
    files.set(title, (files.get(title) ?? new Set()).add(label));
  }
  const seen = new Set<string>();
  return rows.filter(({ paper }) => {
    const title = paper.title.toLowerCase();
    const isNew = title !== '' && files.get(title)?.size === 1 && !seen.has(title);
    seen.add(title);
    return isNew;
  });
}

function byTask(): Labelled[] {
  return ANTHOLOGY.flatMap(name => bib(`acl-anthology/${name}.bib`)).flatMap(paper => {
    const found = TASKS.filter(task => paper.title.toLowerCase().includes(task));
    return found.length === 1 ? [{ paper, label: found[0] ?? '' }] : [];
  });
}

/**
 * Labelled collections on which nothing was tuned one by one: parts and mixtures of public ones, with and without abstracts.
 * @param medical papers of the medical abstracts with their classes
 * @param shipped papers of the shipped library with their first topics
 */
export function heldOut(medical: LabelledPapers, shipped: LabelledPapers): LabelledPapers[] {
  if (!existsSync(`${BENCH}/search`)) return [];
  const rowsOf = ({ papers, labels }: LabelledPapers) => papers.map((paper, i) => ({ paper, label: labels[i] ?? '' }));
  const all = rowsOf(medical);
  const classes = (...labels: string[]) => all.filter(({ label }) => labels.includes(label));
  const four = classes('1', '2', '3', '4');
  const [cisi, cranfield, scifact] = [corpus('cisi'), corpus('cranfield'), corpus('scifact')];
  const cisiQueries = byQuery('cisi');
  const cranfieldQueries = byQuery('cranfield');
  const files = byFile();
  const tasks = byTask();
  const mixed = [...each(scifact, 16), ...each(cisi, 5), ...each(cranfield, 5), ...each(four, 3)];
  return [
    ...['12', '13', '14', '23', '24', '34', '123', '124', '134', '234'].map(pair =>
      collection(`medical, classes ${[...pair].join(' ')}, half`, each(classes(...pair), 2)),
    ),
    collection('medical, first half', each(all, 2)),
    collection('medical, second half', each(all, 2, 1)),
    collection('medical, four classes, 200 papers', some(four, 200)),
    collection('medical, four classes, 80 papers', some(four, 80)),
    collection('medical, titles', titleOnly(all)),
    collection('medical, four classes, titles', titleOnly(four)),
    collection('shipped, half', each(rowsOf(shipped), 2)),
    collection('shipped, titles', titleOnly(rowsOf(shipped))),
    collection('four medical classes, SciFact, CISI, Cranfield', mixed),
    collection('the same, titles', titleOnly(mixed)),
    collection('CISI by query', cisiQueries),
    collection('CISI by query, titles', titleOnly(cisiQueries)),
    collection('Cranfield by query', cranfieldQueries),
    collection('Cranfield by query, titles', titleOnly(cranfieldQueries)),
    collection('ten Montreal .bib files by file (titles)', files),
    collection('the same, 300 papers', some(files, 300)),
    collection('ACL Anthology by task named in the title (titles)', tasks),
    collection('the same, 120 papers', some(tasks, 120)),
  ];
}
