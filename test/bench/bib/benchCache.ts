import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where benches keep packages that only they use: outside the tree, kept between runs. */
const CACHE_FOLDER = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'lectern-bench', 'bib');

/**
 * A `require` that finds `packages`, which it installs into the cache folder where they are missing.
 * @param packages names with exact versions, by name
 */
export function requireFromCache(packages: Readonly<Record<string, string>>): NodeJS.Require {
  mkdirSync(CACHE_FOLDER, { recursive: true });
  const manifest = join(CACHE_FOLDER, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const missing = Object.entries(packages).filter(([name]) => !existsSync(join(CACHE_FOLDER, 'node_modules', name)));
  if (missing.length) {
    const wanted = missing.map(([name, version]) => `${name}@${version}`);
    console.log(`Installing ${wanted.join(', ')} into ${CACHE_FOLDER}`);
    const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    execFileSync('npm', ['install', ...options, ...wanted], { cwd: CACHE_FOLDER, stdio: 'inherit' });
  }
  return createRequire(manifest);
}
