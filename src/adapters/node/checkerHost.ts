import * as fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { NoteSyntax } from '../../core/citations/syntax/citationCluster';
import { PROJECT_MARKS, type NoteProject } from '../../core/citations/syntax/noteSyntax';
import { readLibraryInSteps } from '../../core/formats/readLibrary';
import type { Source } from '../../core/library/source';
import { projectBibliographies } from '../../core/citations/bibliography/bibliographyPaths';
import type { CheckerHost, FileSource } from '../../core/notes/checks/noteChecker';
import { syntaxOfFile } from '../../core/notes/index/noteFiles';

/** What a folder's nearest project file tells; without a kind where there is none. */
interface Project {
  readonly kind: NoteProject | undefined;
  /** Paths of the files that it names. */
  readonly bibliographies: readonly string[];
}

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
  readonly #projects = new Map<string, Promise<Project>>();

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
    const { bibliographies } = await this.#projectOf(path.dirname(fileURLToPath(note)));
    const key = JSON.stringify(bibliographies);
    const known = this.#byProject.get(key) ?? this.#sources(bibliographies);
    this.#byProject.set(key, known);
    return known;
  }

  /** The notation of a note, by its ending and the nearest project around it; `undefined` for a path that is no note's. */
  async syntaxFor(file: string): Promise<NoteSyntax | undefined> {
    const { kind } = await this.#projectOf(path.dirname(file));
    return syntaxOfFile(file, kind);
  }

  async inSlices<T>(steps: Generator<void, T>): Promise<T> {
    return atOnce(steps);
  }

  async #sources(bibliographies: readonly string[]): Promise<readonly Source[]> {
    const sources: Source[] = [];
    for (const file of [...bibliographies, ...this.#libraries]) {
      sources.push({ ...(await this.readSource(pathToFileURL(file).href)), level: 'project' });
    }
    for (const file of this.#found) {
      const source = await this.readSource(pathToFileURL(file).href).catch(() => undefined);
      if (source) sources.push({ ...source, level: 'folder' });
    }
    return sources;
  }

  /** By the nearest project file in this folder or above. */
  #projectOf(folder: string): Promise<Project> {
    const known = this.#projects.get(folder) ?? this.#findProject(folder);
    this.#projects.set(folder, known);
    return known;
  }

  async #findProject(folder: string): Promise<Project> {
    for (const { file, project: kind } of PROJECT_MARKS) {
      const yaml = await fs.readFile(path.join(folder, file), 'utf8').catch(() => undefined);
      if (yaml === undefined) continue;
      return { kind, bibliographies: projectBibliographies(yaml).map(entry => path.resolve(folder, entry)) };
    }
    const above = path.dirname(folder);
    return above === folder ? { kind: undefined, bibliographies: [] } : this.#projectOf(above);
  }
}
