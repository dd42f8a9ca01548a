import type { ClusterForm } from './citationCluster';
import { scanLatex } from './scanLatex';
import { scanMarkdown } from './scanMarkdown';

/** Text for a prefix or a suffix, on one line, escaped where it would end the citation or begin another one. */
export function safeNote(text: string, form: ClusterForm): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (!line) return '';
  switch (form.type) {
    case 'bracket':
    case 'mark':
      return isSafeMarkdown(line) ? line : line.replace(/[\\`$<>[\]{};@*_"'~^]/g, '\\$&');
    case 'command':
    case 'multicite':
      return safeLatex(line);
    case 'role':
      return line.replace(/[{}`]/g, '');
    default:
      return line.replace(/\\.|[[\]\\@#`$]/g, found => (found.length > 1 ? found : `\\${found}`));
  }
}

function isSafeMarkdown(text: string): boolean {
  return [`[${text} @x]`, `[@x ${text}]`].every(probe => {
    const [cluster, ...others] = scanMarkdown(probe, () => undefined, false).clusters;
    return cluster?.raw === probe && cluster.items.length === 1 && !cluster.nested.length && !others.length;
  });
}

function safeLatex(text: string): string {
  const line = text.replace(/\\.|%/g, found => (found === '%' ? '\\%' : found));
  const isSafe = (probe: string) => scanLatex(probe)[0]?.raw === probe;
  if (isSafe(`\\cite[${line}]{x}`)) return line;
  const braced = `{${line}}`;
  return isSafe(`\\cite[${braced}]{x}`) ? braced : line.replace(/[{}[\]\\]/g, '');
}
