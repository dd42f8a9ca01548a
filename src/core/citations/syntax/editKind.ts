import type { LineEdit } from '../lineEdit';
import type { CitationCluster, CitationItem } from './citationCluster';
import { clusterEdit } from './clusterEdit';
import { bracketed } from './editItem';
import { commandInText } from './latexCommands';
import { setTypstForm } from './typstForm';

/**
 * Puts the first author into the sentence (`@a [p. 5]`, `\citet`), or the whole citation into brackets (`[@a, p. 5]`).
 * @param document the text that the cluster was found in; it tells natbib from biblatex
 * @returns `undefined` where the notation has no such form, or the first item has a prefix, for which there is no place in
 * the sentence
 */
export function setInText(cluster: CitationCluster, inText: boolean, document: string): LineEdit | undefined {
  const { form, kind, items, start } = cluster;
  if (kind !== 'in-text' && kind !== 'bracketed') return undefined;
  if ((kind === 'in-text') === inText) return { start, end: start, text: '' };
  switch (form.type) {
    case 'bracket':
      return intoText(cluster);
    case 'mark': {
      const brackets = bracketed(cluster);
      return clusterEdit(cluster, brackets.items, brackets.form);
    }
    case 'command':
    case 'multicite': {
      const command = commandInText(form.command, inText, /\\cite[pt]\b|\bnatbib\b/.test(document));
      return command === undefined ? undefined : clusterEdit(cluster, items, { ...form, command });
    }
    case 'role': {
      const role = roleInText(form.role, inText);
      return role === undefined ? undefined : clusterEdit(cluster, items, { ...form, role });
    }
    case 'reference':
    case 'call':
      return setTypstForm(cluster, inText ? 'prose' : undefined);
    case 'fixed':
      return undefined;
  }
}

/** `[@a, p. 5; @b]` as `@a [p. 5; @b]`. */
function intoText(cluster: CitationCluster): LineEdit | undefined {
  const [first, second, ...others] = cluster.items;
  if (!first || first.prefix) return undefined;
  const { locator, suffix, spacing } = first;
  const gap = spacing.locator.replace(/^,?\s*/, '');
  const note = {
    ...first,
    suppressAuthor: false,
    suffix: locator || gap ? suffix : suffix.replace(/^,?\s*/, ''),
    spacing: { ...spacing, before: '', locator: gap, after: cluster.items.length > 1 ? spacing.after : '' },
  };
  const own = !!(gap + (locator?.text ?? '') + note.suffix);
  const items = [note, ...(second ? [inBrackets(second, own), ...others] : [])];
  return clusterEdit(cluster, items, { type: 'mark', open: own || second ? ' [' : '', own });
}

function inBrackets(item: CitationItem, follows: boolean): CitationItem {
  const before = follows ? item.spacing.before || ' ' : item.spacing.before.trimStart();
  return { ...item, spacing: { ...item.spacing, before } };
}

function roleInText(role: string, inText: boolean): string | undefined {
  if (inText)
    return role === 'cite' ? 'cite:t' : /^cite:p(?=s?\*?$)/.test(role) ? role.replace('cite:p', 'cite:t') : undefined;
  return /^cite:t(?=s?\*?$)/.test(role) ? role.replace('cite:t', 'cite:p') : undefined;
}
