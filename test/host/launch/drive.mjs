import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './projectRoot.mjs';
import { runDriveInServer } from './runDriveInServer.mjs';
import { PlainError, runToExit } from './runToExit.mjs';
import { versionSets } from './versionSets.mjs';
import { workspaceCopy } from './workspaceCopy.mjs';

const usage = `usage: npm run drive -- SCRIPT.mjs [options]
  --workspace DIR     the folder to open (a copy of it; default: test/host/workspace)
  --in-place          that folder itself
  --shots DIR         where pictures go (default: shots)
  --settings FILE     user settings (JSON) over the quiet ones
  --size WxH          of the window (default: 1280x800)
  --theme dark|light
  --oldest            the oldest VS Code that the extension supports
  --vsix FILE         with this package installed instead of the source tree
  --restricted        with workspace trust on, in Restricted Mode (also --trust)
  --timeout SECONDS   for the script (default: 240)`;

await runToExit(async cleanup => {
  const { values, script } = readArguments();
  const set = versionSets[values.oldest ? 'oldest' : 'newest'];
  const folder = existingPath(values.workspace ?? path.join(projectRoot, 'test/host/workspace'));
  await runDriveInServer({
    set,
    extension: values.vsix ? existingPath(values.vsix) : projectRoot,
    script,
    workspace: values['in-place'] ? folder : workspaceCopy(folder, cleanup.temporaryFolder()),
    shots: path.resolve(values.shots ?? path.join(projectRoot, 'shots')),
    size: windowSize(values.size ?? '1280x800'),
    restricted: Boolean(values.restricted || values.trust),
    settings: {
      ...(values.theme ? { 'workbench.colorTheme': themeNamed(values.theme, set) } : {}),
      ...(values.settings ? JSON.parse(readFileSync(existingPath(values.settings), 'utf8')) : {}),
    },
    timeoutSeconds: Number(values.timeout ?? 240),
    cleanup,
  });
  return 0;
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        workspace: { type: 'string' },
        'in-place': { type: 'boolean' },
        shots: { type: 'string' },
        settings: { type: 'string' },
        size: { type: 'string' },
        theme: { type: 'string' },
        oldest: { type: 'boolean' },
        vsix: { type: 'string' },
        restricted: { type: 'boolean' },
        trust: { type: 'boolean' },
        timeout: { type: 'string' },
      },
    });
    if (positionals.length !== 1) throw new PlainError('One script has to be named.');
    return { values, script: existingPath(positionals[0]) };
  } catch (error) {
    throw new PlainError(`${error.message}\n${usage}`);
  }
}

function existingPath(name) {
  const file = path.resolve(name);
  if (!existsSync(file)) throw new PlainError(`There is no ${file}.`);
  return file;
}

function windowSize(text) {
  const found = /^(\d+)x(\d+)$/.exec(text);
  if (!found) throw new PlainError(`${text} is no window size: write it as 1280x800.`);
  return { width: Number(found[1]), height: Number(found[2]) };
}

function themeNamed(name, set) {
  const theme = set.themes[name];
  if (!theme) throw new PlainError(`${name} is no theme: dark and light are.`);
  return theme;
}
