import type { CitationCluster, CitationItem, ClusterForm } from './citationCluster';

/**
 * A citation as text. What `scanCitations` found is printed as it stood, byte for byte.
 * @param cluster a cluster as it was found, or with other items or another form
 */
export function printCluster(cluster: Pick<CitationCluster, 'form' | 'items'>): string {
  const { form, items } = cluster;
  const first = items[0];
  if (!first) return '';
  switch (form.type) {
    case 'bracket':
      return `[${items.map(printPandocItem).join(';')}]`;
    case 'mark':
      return printMark(form, first, items.slice(1));
    case 'fixed':
      return form.open + first.written + form.close;
    case 'role':
      return `${form.open}${form.role}${form.mid}${items.map(printEntry).join(form.separator)}\``;
    case 'command':
      return `${form.command}${form.options}{${items.map(printKey).join(',')}}`;
    case 'multicite':
      return form.command + form.options + items.map((item, i) => `${form.open[i] ?? ''}{${printKey(item)}}`).join('');
    case 'reference':
      return `@${first.written}${form.open}${form.open ? printNote(first) : ''}${form.close}`;
    case 'call':
      return (
        form.open +
        first.written +
        (form.supplement === undefined ? '' : form.supplement + printNote(first)) +
        form.close
      );
  }
}

function printMark(
  form: Extract<ClusterForm, { type: 'mark' }>,
  first: CitationItem,
  others: readonly CitationItem[],
): string {
  const parts = [...(form.own ? [printNote(first)] : []), ...others.map(printPandocItem)];
  return `@${first.written}${form.open}${parts.join(';')}${form.open ? ']' : ''}`;
}

function printPandocItem(item: CitationItem): string {
  const { spacing, suppressAuthor, written } = item;
  return `${spacing.before}${item.prefix}${spacing.prefix}${suppressAuthor ? '-' : ''}@${written}${printNote(item)}`;
}

/** Locator and suffix with what stands around them. */
export function printNote({ spacing, locator, suffix }: Pick<CitationItem, 'spacing' | 'locator' | 'suffix'>): string {
  return spacing.locator + (locator?.text ?? '') + suffix + spacing.after;
}

function printEntry(item: CitationItem): string {
  return item.spacing.before + item.prefix + item.spacing.prefix + item.written + printNote(item);
}

function printKey({ spacing, written }: CitationItem): string {
  return spacing.before + written + spacing.after;
}
