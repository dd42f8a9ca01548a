import { LoadedLibrary, Steps } from './loadedLibrary';
import { cpuNow, editMiddle, memoryNow, stallDuring, type LoadFigures } from './loadFigures';

async function timeOfEdit(loaded: LoadedLibrary, word: string): Promise<number> {
  loaded.steps = new Steps();
  const start = performance.now();
  await loaded.load({});
  if (!loaded.find(word)) throw new Error('the edit is not found');
  return performance.now() - start;
}

async function main(file: string, storedReading: string | undefined): Promise<void> {
  const before = memoryNow();
  const loaded = new LoadedLibrary(file, storedReading);
  let [records, firstSearch, firstCpu, firstQuery, shortFields, all, edit, shift] = [0, 0, 0, 0, 0, 0, 0, 0];
  const stall = await stallDuring(async () => {
    let start = performance.now();
    const cpu = cpuNow();
    await loaded.load({
      records: () => (records = performance.now() - start),
      firstSearch: async () => {
        firstSearch = performance.now() - start;
        firstCpu = cpuNow() - cpu;
        firstQuery = await loaded.findSome();
        // the searches are no part of loading
        start = performance.now() - firstSearch;
      },
      shortFields: () => (shortFields = performance.now() - start),
    });
    all = performance.now() - start;
  });
  const step = loaded.steps.longest;
  const notes = [`first: ${loaded.steps}`];
  if (!loaded.find('contrastive learning')) throw new Error('nothing is found');
  const after = memoryNow();
  editMiddle(file, 'zyzzyva', 0);
  const editStall = await stallDuring(async () => {
    edit = await timeOfEdit(loaded, 'zyzzyva');
  });
  notes.push(`edit: ${loaded.steps}`);
  editMiddle(file, 'quokkas', 2);
  shift = await timeOfEdit(loaded, 'quokkas');
  notes.push(`line added: ${loaded.steps}`);
  const figures: LoadFigures = {
    records,
    firstSearch,
    firstCpu,
    firstQuery,
    shortFields,
    all,
    stall,
    step,
    heap: after.heap - before.heap,
    memory: after.memory - before.memory,
    edit,
    editStall,
    shift,
    note: notes.map(text => `  ${text}`).join('\n'),
  };
  console.log(JSON.stringify(figures));
}

void main(process.argv[2] ?? '', process.argv[3]);
