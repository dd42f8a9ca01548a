// Runs inside the extension host, in front of the suite that $LECTERN_SUITE names: waits until the workbench has
// settled, sends what the suite prints to a file that the launcher reads, and leaves its outcome in another.
const { appendFileSync, writeFileSync } = require('node:fs');
const { format } = require('node:util');

const { LECTERN_SUITE, LECTERN_SUITE_LOG, LECTERN_SUITE_OUTCOME } = process.env;

exports.run = async function run() {
  forwardOutput();
  try {
    await settle();
    await require(LECTERN_SUITE).run();
    writeFileSync(LECTERN_SUITE_OUTCOME, JSON.stringify({ ok: true }));
  } catch (error) {
    writeFileSync(LECTERN_SUITE_OUTCOME, JSON.stringify({ ok: false, error: String(error?.stack ?? error) }));
    throw error;
  }
};

/** The host calls run() while the workbench still loads: wait until its main thread answers promptly, 30 s at most. */
async function settle() {
  const { commands } = require('vscode');
  const end = Date.now() + 30_000;
  for (let prompt = 0; prompt < 8 && Date.now() < end;) {
    const asked = Date.now();
    await commands.executeCommand('setContext', 'lecternTests.settling', asked);
    prompt = Date.now() - asked < 60 ? prompt + 1 : 0;
    await new Promise(resolve => setTimeout(resolve, 150));
  }
}

function forwardOutput() {
  const host = console;
  const printing = new Set(['log', 'info', 'warn', 'error', 'debug']);
  // The host's console has read-only methods, so the whole object is stood in for.
  globalThis.console = new Proxy(host, {
    get(target, name) {
      if (!printing.has(name)) return target[name];
      return (...values) => {
        appendFileSync(LECTERN_SUITE_LOG, `${format(...values)}\n`);
        target[name](...values);
      };
    },
  });
  process.stdout.write = (text, ...rest) => {
    appendFileSync(LECTERN_SUITE_LOG, String(text));
    rest.find(value => typeof value === 'function')?.();
    return true;
  };
}
