import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds the extension's package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * The id of an extension, `publisher.name`.
 *
 * @param {string} extension folder with a package.json
 */
export function extensionId(extension) {
  const { publisher, name } = readManifest(extension);
  return `${publisher}.${name}`;
}

/**
 * The name of an extension's folder among installed ones.
 *
 * @param {string} extension folder with a package.json
 */
export function installedName(extension) {
  return `${extensionId(extension)}-${readManifest(extension).version}`;
}

function readManifest(extension) {
  return JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
}
