import fs from 'node:fs';
import { unpackNode, type CslNode, type PackedNode } from '../../../src/core/citations/csl/cslNode';

const read = (file: string): CslNode | undefined =>
  fs.existsSync(file) ? unpackNode(JSON.parse(fs.readFileSync(file, 'utf8')) as PackedNode) : undefined;

const locales = new Map<string, CslNode | undefined>();

/** A locale as the build puts it into the extension. */
export function shippedLocale(name: string): CslNode | undefined {
  if (!locales.has(name)) locales.set(name, read(`dist/locales/${name}.json`));
  return locales.get(name);
}

/** A style as the build puts it into the extension. */
export function shippedStyleNode(id: string): CslNode | undefined {
  return read(`dist/styles/${id}.json`);
}
