#!/usr/bin/env node
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { findFiles } from './adapters/node/findFiles';
import { NodeCheckerHost } from './adapters/node/checkerHost';
import { NoteChecker } from './core/notes/checks/noteChecker';
import { countLevels, LEVELS, sarifReport, textReport, type CheckedNote, type Level } from './core/notes/checks/report';
import { syntaxOfFile } from './core/notes/index/noteFiles';
import { partsOfNote } from './core/notes/index/readNote';
import { decodeText } from './core/text/decodeText';

const USAGE = `usage: node check.js PATH... [options]

Checks the citations of notes: files, or folders with all notes below them.

  --library FILE   a file of papers, as the bibliography of all notes; may be given several times
                   (without it: what the notes and their projects name, and the .bib and .ris files beside them)
  --format text|sarif
  --output FILE    where the report goes, instead of standard output
  --fail-on error|warning|note
                   the least that makes the check fail (default: warning)
  --help

Exits with 0 where all is well, 1 where the check fails, 2 where it could not be made.
`;

/** Something is wrong with how the check was called. */
class UsageError extends Error {}

const FOUND = /(?:\.bib|\.ris|(?:^|[/\\])references\.(?:json|ya?ml))$/;

async function isFolder(file: string): Promise<boolean> {
  const stats = await fs.stat(file).catch((error: unknown) => {
    throw new UsageError(`${file}: there is no such file or folder.`, { cause: error });
  });
  return stats.isDirectory();
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      library: { type: 'string', multiple: true, default: [] },
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      'fail-on': { type: 'string', default: 'warning' },
      help: { type: 'boolean', default: false },
    },
  });
  const failOn = LEVELS.find(level => level === values['fail-on']);
  if (!failOn) throw new UsageError(`--fail-on takes ${LEVELS.join(', ')}, not "${values['fail-on']}".`);
  if (values.format !== 'text' && values.format !== 'sarif') {
    throw new UsageError(`--format takes text or sarif, not "${values.format}".`);
  }
  if (!positionals.length && !values.help) throw new UsageError('Name the notes to check.');
  return { ...values, failOn, paths: positionals };
}

async function checkAll(paths: readonly string[], libraries: readonly string[]): Promise<CheckedNote[]> {
  const notes: string[] = [];
  const found: string[] = [];
  for (const each of paths) {
    if (await isFolder(each)) {
      notes.push(...(await findFiles(each, file => syntaxOfFile(file) !== undefined)));
      if (!libraries.length) found.push(...(await findFiles(each, file => FOUND.test(file))));
    } else notes.push(each);
  }
  const absolute = (files: readonly string[]) => files.map(file => path.resolve(file));
  const host = new NodeCheckerHost(absolute(libraries), absolute(found));
  const checker = new NoteChecker(host);
  const checked: CheckedNote[] = [];
  for (const file of new Set(absolute(notes))) {
    const uri = pathToFileURL(file).href;
    const text = decodeText(await fs.readFile(file))?.text ?? '';
    const parts = partsOfNote(uri, text, (await host.syntaxFor(file)) ?? 'pandoc');
    const relative = path.relative(process.cwd(), file).split(path.sep).join('/');
    checked.push({ path: relative, problems: await checker.check({ uri, parts }) });
  }
  return checked;
}

function fails(notes: readonly CheckedNote[], failOn: Level): boolean {
  const counts = countLevels(notes);
  return LEVELS.slice(0, LEVELS.indexOf(failOn) + 1).some(level => counts[level] > 0);
}

async function main(): Promise<number> {
  const { paths, library, format, output, failOn, help } = readArguments();
  if (help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const notes = await checkAll(paths, library);
  const report = format === 'sarif' ? sarifReport(notes, version) : textReport(notes);
  if (output === undefined) process.stdout.write(report);
  else await fs.writeFile(output, report);
  const { error, warning, note } = countLevels(notes);
  process.stderr.write(`Files: ${notes.length}. Errors: ${error}, warnings: ${warning}, notes: ${note}.\n`);
  return fails(notes, failOn) ? 1 : 0;
}

main().then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UsageError || (error as { code?: unknown }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      process.stderr.write(`\n${USAGE}`);
    }
    process.exitCode = 2;
  },
);
