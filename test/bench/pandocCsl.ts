import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readCslXml } from '../../src/core/citations/csl/readCslXml';
import { generateNote, generateRecords } from './csl/generateRecords';
import { CAUSES, type Cause, type Trial } from './csl/pandocCauses';
import { citeprocAlone, renderTrial, type Rendered, type RenderedTrial } from './csl/renderTrial';

/**
 * Prints how citations and references of generated records compare with `pandoc --citeproc` in the same style file:
 * `npm run bench:pandoc-csl [-- --all] [--seed N] [--style ID]`.
 *
 * A cause is never guessed from the texts. Each comes with an edit of the style, the records or the note that takes it
 * away. With all edits made, nothing may differ; a cause is one of a difference where that comes back without its edit
 * alone. What is left over is listed as open.
 */
const STYLES = ['apa', 'ieee', 'chicago-author-date', 'nlm-citation-sequence'];
const folder = path.resolve('..', 'shared', 'bench', 'csl', 'styles');
const isListing = process.argv.includes('--all');
const option = (name: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const seed = Number(option('--seed') ?? 7);
const RECORDS = 200;

function run(): void {
  const version = spawnSync('pandoc', ['--version'], { encoding: 'utf8' });
  if (version.error) return console.log('Pandoc is not installed (apt-get install pandoc): nothing to compare with.');
  if (!fs.existsSync(folder)) return console.log('skipped: ../shared/bench/csl/styles is not there.');
  const records = generateRecords(RECORDS, seed);
  const note = generateNote(records, seed);
  console.log(`${version.stdout.split('\n')[0]}, ${RECORDS} generated records (seed ${seed})`);
  const counts = new Map<Cause, number>();
  let open = 0;
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-pandoc-'));
  try {
    for (const id of STYLES.filter(name => (option('--style') ?? name) === name)) {
      const style = readCslXml(fs.readFileSync(path.join(folder, `${id}.csl`), 'utf8'));
      open += compare(id, { style, records, note }, temporary, counts);
    }
  } finally {
    fs.rmSync(temporary, { recursive: true });
  }
  console.log(`\nCauses, each shown by an edit that takes it away; ${open} differences left open by them:`);
  for (const [{ name, section, says, does, verdict }, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(5)}  ${name}: ${verdict}\n         ${section}: ${says}.\n         ${does}.`);
}

/** @returns how many differences no cause explains */
function compare(id: string, trial: Trial, temporary: string, counts: Map<Cause, number>): number {
  const print = (edited: Trial) => JSON.stringify(edited);
  const unedited = print(trial);
  const causes = CAUSES.filter(({ edit }) => print(edit(trial)) !== unedited);
  const without = (left?: Cause): RenderedTrial =>
    renderTrial(
      causes.filter(cause => cause !== left).reduce((edited, { edit }) => edit(edited), trial),
      temporary,
    );
  const plain = renderTrial(trial, temporary);
  const differing = [...plain.texts].filter(([, text]) => differs(text));
  const edited = without();
  const backs = new Map(causes.map(cause => [cause, without(cause)]));
  const singles = new Map<Cause, RenderedTrial>();
  const single = (cause: Cause) => {
    const made = singles.get(cause) ?? renderTrial(cause.edit(trial), temporary);
    singles.set(cause, made);
    return made;
  };
  let open = 0;
  for (const [key, { lectern, pandoc }] of differing) {
    const isGone = !differs(edited.texts.get(key));
    let why = isGone ? causes.filter(cause => differs(backs.get(cause)?.texts.get(key))) : [];
    // two edits, each of which is enough
    if (isGone && !why.length) why = causes.filter(cause => !differs(single(cause).texts.get(key))).slice(0, 1);
    for (const cause of why) counts.set(cause, (counts.get(cause) ?? 0) + 1);
    if (!why.length) open++;
    if (isListing || !why.length)
      console.log(
        `${id} ${key}: ${why.map(({ name }) => name).join('; ') || 'OPEN'}\n    Lectern ${lectern}\n    Pandoc  ${pandoc}`,
      );
  }
  const differ = (kind: Rendered['kind']) => differing.filter(([, text]) => text.kind === kind).length;
  const count = (kind: Rendered['kind']) => [...plain.texts.values()].filter(text => text.kind === kind).length;
  const equal = (kind: Rendered['kind']) => `${count(kind) - differ(kind)} of ${count(kind)}`;
  console.log(
    `${id}: citations ${equal('citation')} equal, references ${equal('reference')} equal; ` +
      `${differing.length} differ, with the causes taken away ${[...edited.texts.values()].filter(differs).length}; ` +
      `${plain.moved} in another place, with the causes taken away ${edited.moved}; ${ownFaults(id, trial, plain)} differ from citeproc alone` +
      (plain.empty ? `; ${plain.empty} that print nothing, which Pandoc lists as empty entries` : ''),
  );
  return open;
}

function differs(text: Rendered | undefined): boolean {
  return text !== undefined && text.lectern !== text.pandoc;
}

/** What Lectern prints otherwise than citeproc alone, and Pandoc too. */
function ownFaults(id: string, trial: Trial, { texts }: RenderedTrial): number {
  const alone = citeprocAlone(trial);
  const own = [...texts.values()].filter((text, i) => {
    const known = text.kind === 'citation' ? [alone.citations[i]] : alone.references;
    return differs(text) && !known.includes(text.lectern);
  });
  for (const { kind, key, lectern } of own) console.log(`OWN ${id} ${kind} ${key}\n    Lectern  ${lectern}`);
  return own.length;
}

run();
