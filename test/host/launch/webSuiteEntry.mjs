import { readFileSync, writeFileSync } from 'node:fs';

/** Starts each line that a web suite prints, to tell it from VS Code's own log. */
export const webSuiteMark = '[web suite] ';

/**
 * Writes the entry of a web suite: like `suiteEntry.cjs`, it waits until the workbench has settled and marks what the
 * suite prints. The worker has no files and can require nothing but `vscode`, so the suite's text stands inside.
 *
 * @param {string} suite a bundled module that exports `run()`
 * @returns {string} the file
 */
export function writeWebSuiteEntry(suite) {
  // Beside the suite: an entry outside the extension's folder would be run by the Node host.
  const entry = suite.replace(/\.js$/, '.entry.js');
  writeFileSync(entry, `${before}${readFileSync(suite, 'utf8')}\n${after}`);
  return entry;
}

// Names that no suite uses: it stands in their scope, and mocha's own `suite` is a global that they must not hide.
const before = `function lecternWebSuite(module, exports, console) {
`;

const after = `
}
const lecternPrint = console.log.bind(console);
const lecternSay = (...values) => lecternPrint(${JSON.stringify(webSuiteMark)} + String(values[0] ?? ''), ...values.slice(1));
const lecternSpeaking = { log: lecternSay, info: lecternSay, warn: lecternSay, error: lecternSay };
const lecternModule = { exports: {} };
lecternWebSuite.call(
  globalThis,
  lecternModule,
  lecternModule.exports,
  new Proxy(console, { get: (target, name) => lecternSpeaking[name] ?? target[name] }),
);

exports.run = async function run() {
  const { commands } = require('vscode');
  const end = Date.now() + 30_000;
  for (let prompt = 0; prompt < 8 && Date.now() < end; ) {
    const asked = Date.now();
    await commands.executeCommand('setContext', 'lecternTests.settling', asked);
    prompt = Date.now() - asked < 60 ? prompt + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  try {
    await lecternModule.exports.run();
  } catch (error) {
    lecternSay(error?.stack ?? String(error));
    throw error;
  }
};
`;
