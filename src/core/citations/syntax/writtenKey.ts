import { latexKey } from '../latexKey';
import { keyOfPandoc, pandocKey } from '../pandocKey';
import type { ClusterForm } from './citationCluster';

/** A key as it is written in a cluster of this form, and as it is read again there; `undefined` where it cannot be written. */
export function writtenKey(key: string, form: ClusterForm): { key: string; written: string } | undefined {
  const written = write(key, form);
  if (!written) return undefined;
  return { written, key: form.type === 'bracket' || form.type === 'mark' ? keyOfPandoc(written) : written };
}

function write(key: string, form: ClusterForm): string {
  switch (form.type) {
    case 'bracket':
    case 'mark':
      return pandocKey(key);
    case 'command':
    case 'multicite':
      return latexKey(key);
    default:
      return labelKey(key);
  }
}

/** A key as it may stand in a role, a label or a link: without the characters that would end it there. */
export function labelKey(key: string): string {
  return key.replace(/[\s`,{}[\]<>()"\\;|]/g, '');
}
