import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CslCustom, CslDate, CslItem, CslName } from '../../src/core/csl';
import { generateCitationKey } from '../../src/core/library/citationKey';
import { normalizeArxiv, normalizeDoi } from '../../src/core/paper';
import { inventedValues, variablesOf, venues, type Venue } from './venues';

/** A record of `metadata.json`: the facts that were found for one paper. */
interface Facts {
  readonly n: number;
  readonly title: string;
  readonly authors?: readonly CslName[];
  readonly year?: number;
  /** When the preprint appeared, `YYYY-MM-DD`; only where exact to the day. */
  readonly date?: string;
  readonly arxiv?: string;
  readonly doi?: string;
  readonly venue?: string;
}

/** A record of `annotations.json`: what was written for one paper. */
interface Annotations {
  readonly n: number;
  readonly title: string;
  readonly tldr: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly topics: readonly string[];
  readonly kind: string;
  readonly code: string | null;
}

interface Topic {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
}

/** What stands behind a record's `code` link where the abstract announces something else, by record number. */
const CODE_LABELS: Readonly<Record<number, string>> = {
  11: 'Project page',
  55: 'Demo',
  72: 'Project page',
  76: 'Project page',
  89: 'Project page',
  97: 'Data',
  111: 'Data',
  113: 'Project page',
  119: 'Data',
  139: 'Project page',
};

/** A record whose venue has another year than its own is known as the preprint, and stays one. */
function isPublishedApart(facts: Facts, venue: Venue): boolean {
  return venue.year !== undefined && facts.year !== undefined && venue.year !== facts.year;
}

/** Month and day are known of preprints alone: a record that stands for a publication has its year only. */
function issuedOf({ year, date }: Facts, isPreprint: boolean): CslDate | undefined {
  if (year === undefined) return undefined;
  const day = isPreprint && date?.startsWith(`${year}-`) ? date : String(year);
  return { 'date-parts': [day.split('-').map(Number)] };
}

function publicationOf(venue: Venue, doi: string | undefined): Readonly<Record<string, unknown>> {
  return { type: venue.type, issued: { 'date-parts': [[venue.year]] }, ...variablesOf(venue), DOI: doi };
}

function toItem(facts: Facts, annotations: Annotations): Omit<CslItem, 'id'> {
  const arxiv = normalizeArxiv(facts.arxiv);
  const doi = normalizeDoi(facts.doi);
  const venue = venues[facts.n];
  const apart = venue && isPublishedApart(facts, venue) ? venue : undefined;
  const own = apart ? undefined : venue;
  const custom: CslCustom = {
    arxiv,
    topics: annotations.topics,
    tldr: annotations.tldr,
    summary: annotations.summary,
    kind: annotations.kind,
    code: annotations.code ?? undefined,
    codeLabel: annotations.code ? CODE_LABELS[facts.n] : undefined,
    published: apart && publicationOf(apart, doi),
  };
  return {
    type: own?.type ?? 'article',
    title: facts.title,
    author: facts.authors?.length ? facts.authors : undefined,
    issued: issuedOf(facts, !own),
    ...(own && variablesOf(own)),
    ...(arxiv && !own ? { publisher: 'arXiv', number: `arXiv:${arxiv}` } : undefined),
    DOI: doi,
    URL: arxiv && `https://arxiv.org/abs/${arxiv}`,
    keyword: annotations.keywords.join('; '),
    custom,
  };
}

/** Gives each record its citation key; one whose key is taken takes the next significant word of its title in, too. */
function withKeys(records: readonly Omit<CslItem, 'id'>[]): CslItem[] {
  const taken = new Set<string>();
  return records.map(record => {
    let id = generateCitationKey(record);
    for (let extraWords = 1; taken.has(id); extraWords++) {
      const longer = generateCitationKey(record, { extraWords });
      if (longer === id) throw new Error(`No citation key is left for "${String(record.title)}"`);
      console.log(`${id} is taken; "${String(record.title)}" becomes ${longer}`);
      id = longer;
    }
    taken.add(id);
    return { id, ...record } as CslItem;
  });
}

/** Throws where the inputs do not fit together, so that nothing false is written in silence. */
function check(facts: Facts, annotations: Annotations | undefined, topicIds: ReadonlySet<string>): Annotations {
  const place = `Record ${facts.n}`;
  if (annotations?.n !== facts.n || annotations.title !== facts.title) throw new Error(`${place} has no annotations`);
  const unknown = annotations.topics.filter(id => !topicIds.has(id));
  if (unknown.length) throw new Error(`${place} has unknown topics: ${unknown.join(', ')}`);
  const venue = venues[facts.n];
  if (!venue !== !facts.venue) throw new Error(`${place}: venue and table of venues disagree`);
  const invented = venue ? inventedValues(venue, facts.venue ?? '') : [];
  if (invented.length) throw new Error(`${place}: the printed venue does not say ${invented.join(', ')}`);
  return annotations;
}

function main(papersFolder: string | undefined, outputFolder: string | undefined): void {
  if (!papersFolder || !outputFolder) throw new Error('Usage: buildPaperSet <papers folder> <output folder>');
  const read = <T>(name: string) => JSON.parse(readFileSync(join(papersFolder, name), 'utf8')) as readonly T[];
  const write = (name: string, value: unknown) =>
    writeFileSync(join(outputFolder, name), `${JSON.stringify(value, undefined, 1)}\n`);

  const topics = read<Topic>('topics.json').map(({ id, name, definition }) => ({ id, name, definition }));
  const topicIds = new Set(topics.map(topic => topic.id));
  const annotations = read<Annotations>('annotations.json');
  const records = read<Facts>('metadata.json').map((facts, index) =>
    toItem(facts, check(facts, annotations[index], topicIds)),
  );
  mkdirSync(outputFolder, { recursive: true });
  write('topics.json', topics);
  write('medical-ai.json', withKeys(records));
}

main(process.argv[2], process.argv[3]);
