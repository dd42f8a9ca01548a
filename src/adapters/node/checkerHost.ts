import * as fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readLibraryInSteps } from '../../core/formats/readLibrary';
import type { Source } from '../../core/library/source';
import { projectBibliographies } from '../../core/notes/bibliographyPaths';
import type { CheckerHost, FileSource } from '../../core/notes/checks/noteChecker';

const PROJECT_FILES = ['_quarto.yml', '_quarto.yaml', 'myst.yml', 'myst.yaml'];

/** Nobody waits for anything else: all steps in one go. */
function atOnce<T>(steps: Generator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

async function readBytes(file: string): Promise<Uint8Array> {
  return fs.readFile(file).catch((error: unknown) => {
    throw new Error(`${file} can't be read.`, { cause: error });
  });
}

async function readSource(address: string): Promise<FileSource> {
  const file = fileURLToPath(address);
  const result = atOnce(readLibraryInSteps(path.basename(file), await readBytes(file)));
  if (result.format === undefined) throw new Error(result.message);
  return { uri: address, records: result.reading.records, problems: result.reading.problems };
}

/** Reads bibliographies for a check outside the editor. */
export class NodeCheckerHost implements CheckerHost {
  readonly #libraries: readonly string[];
  readonly #found: readonly string[];
  readonly #files = new Map<string, Promise<FileSource>>();
  readonly #byProject = new Map<string, Promise<readonly Source[]>>();
  readonly #projects = new Map<string, Promise<readonly string[]>>();

  /**
   * @param libraries paths of files that are the bibliography of every note
   * @param found paths of files that nobody named; those without papers are left out
   */
  constructor(libraries: readonly string[], found: readonly string[]) {
    this.#libraries = libraries;
    this.#found = found;
  }

  async resolve(note: string, entry: string): Promise<string | undefined> {
    if (/^[a-z][\w+.-]+:\/\//i.test(entry)) return undefined;
    return pathToFileURL(path.resolve(path.dirname(fileURLToPath(note)), entry)).href;
  }

  readSource(address: string): Promise<FileSource> {
    const known = this.#files.get(address) ?? readSource(address);
    this.#files.set(address, known);
    return known;
  }

  async sourcesFor(note: string): Promise<readonly Source[]> {
    const project = await this.#bibliographiesOf(path.dirname(fileURLToPath(note)));
    const key = JSON.stringify(project);
    const known = this.#byProject.get(key) ?? this.#sources(project);
    this.#byProject.set(key, known);
    return known;
  }

  async inSlices<T>(steps: Generator<void, T>): Promise<T> {
    return atOnce(steps);
  }

  async #sources(project: readonly string[]): Promise<readonly Source[]> {
    const sources: Source[] = [];
    for (const file of [...project, ...this.#libraries]) {
      sources.push({ ...(await this.readSource(pathToFileURL(file).href)), level: 'project' });
    }
    for (const file of this.#found) {
      const source = await this.readSource(pathToFileURL(file).href).catch(() => undefined);
      if (source) sources.push({ ...source, level: 'folder' });
    }
    return sources;
  }

  /** What the nearest project file in this folder or above names; empty where there is none. */
  #bibliographiesOf(folder: string): Promise<readonly string[]> {
    const known = this.#projects.get(folder) ?? this.#findProject(folder);
    this.#projects.set(folder, known);
    return known;
  }

  async #findProject(folder: string): Promise<readonly string[]> {
    for (const name of PROJECT_FILES) {
      const yaml = await fs.readFile(path.join(folder, name), 'utf8').catch(() => undefined);
      if (yaml !== undefined) return projectBibliographies(yaml).map(entry => path.resolve(folder, entry));
    }
    const above = path.dirname(folder);
    return above === folder ? [] : this.#bibliographiesOf(above);
  }
}
