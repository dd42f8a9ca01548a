/**
 * What is installed together. `oldest` carries the VS Code that package.json's
 * `engines.vscode` names; each code-server wants the Node that it was built for.
 *
 * @typedef {{ name: string, vscode: string, themes: { dark: string, light: string }, codeServer: string, node: string, playwright: string, chromium: string, ripgrep: string }} VersionSet
 */

const browser = { playwright: '1.65.1', chromium: '147.0.0', ripgrep: '1.18.0' };

/** @type {Readonly<Record<'newest' | 'oldest', VersionSet>>} */
export const versionSets = {
  newest: {
    name: 'newest',
    vscode: '1.139.1',
    themes: { dark: 'Dark 2026', light: 'Light 2026' },
    codeServer: '4.139.1',
    node: '24.9.0',
    ...browser,
  },
  oldest: {
    name: 'oldest',
    vscode: '1.103.2',
    themes: { dark: 'Default Dark Modern', light: 'Default Light Modern' },
    codeServer: '4.103.2',
    node: '22.20.0',
    ...browser,
  },
};
