import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { readLibrary } from '../../../src/core/formats/readLibrary';
import { editMiddle, memoryNow, stallDuring, type LoadFigures } from './loadFigures';

const FIELDS = ['title', 'authors', 'venue', 'keywords', 'abstract'];

/** What first comes to mind: read all, index all fields, and do it again after a change. */
function load(file: string): { readonly index: MiniSearch; readonly records: number } {
  const start = performance.now();
  const read = readLibrary(file, readFileSync(file));
  const records = performance.now() - start;
  const index = new MiniSearch({ fields: FIELDS });
  if (read.format === undefined) throw new Error(read.message);
  index.addAll(
    read.reading.records.map(({ item }, id) => ({
      id,
      title: item.title,
      authors: item.author?.map(({ given, family }) => `${given} ${family}`).join(' '),
      venue: item['container-title'],
      keywords: item.keyword,
      abstract: item.abstract,
    })),
  );
  return { index, records };
}

async function timeOfEdit(file: string, word: string, lines: number): Promise<number> {
  editMiddle(file, word, lines);
  const start = performance.now();
  if (!load(file).index.search(word).length) throw new Error('the edit is not found');
  return performance.now() - start;
}

async function main(file: string): Promise<void> {
  const before = memoryNow();
  let loaded: ReturnType<typeof load> | undefined;
  let all = 0;
  const stall = await stallDuring(async () => {
    const start = performance.now();
    loaded = load(file);
    all = performance.now() - start;
  });
  const after = memoryNow();
  const { records = 0, index } = loaded ?? {};
  let edit = 0;
  const editStall = await stallDuring(async () => {
    edit = await timeOfEdit(file, 'zyzzyva', 0);
  });
  const shift = await timeOfEdit(file, 'quokkas', 2);
  const figures: LoadFigures = {
    records,
    firstSearch: all,
    firstCpu: 0,
    firstQuery: 0,
    shortFields: all,
    all,
    stall,
    step: all,
    heap: after.heap - before.heap,
    memory: after.memory - before.memory,
    edit,
    editStall,
    shift,
  };
  console.log(JSON.stringify(figures));
  if (!index?.documentCount) throw new Error('nothing was loaded');
}

void main(process.argv[2] ?? '');
