import type { LineEdit } from '../lineEdit';
import type { CitationCluster, ClusterForm } from './citationCluster';
import { clusterEdit } from './clusterEdit';
import { printNote } from './printCluster';

/** How a citation of Typst is shown: `prose` puts the author into the sentence, `year` leaves it out. */
export type TypstForm = 'prose' | 'year';

const FORM = /\s*,\s*form\s*:\s*(?:"[^"\n]*"|none|auto)/;
const KEY_END = /^(?:>|"\))/;

/**
 * Shows a citation of Typst in this form, or in the usual one. `@key[p. 5]`, which has the usual form alone, becomes a call
 * of `cite`.
 * @returns `undefined` where the cluster is none of Typst
 * @see Typst's reference, "cite"
 */
export function setTypstForm(cluster: CitationCluster, form: TypstForm | undefined): LineEdit | undefined {
  const call = asCall(cluster);
  if (!call) return undefined;
  const added = form ? `, form: "${form}"` : '';
  const changed = (text: string) => {
    const bare = text.replace(FORM, '');
    return bare.replace(KEY_END, end => end + added);
  };
  const without = call.supplement === undefined ? undefined : changed(call.supplement);
  const close = without === undefined ? changed(call.close) : call.close.replace(FORM, '');
  return clusterEdit(cluster, cluster.items, { ...call, supplement: without, close });
}

function asCall({ form, items }: CitationCluster): Extract<ClusterForm, { type: 'call' }> | undefined {
  if (form.type === 'call') return form;
  const [item] = items;
  if (form.type !== 'reference' || !item) return undefined;
  const hasNote = !!printNote(item);
  return {
    type: 'call',
    open: '#cite(<',
    supplement: hasNote ? '>, supplement: [' : undefined,
    close: hasNote ? '])' : '>)',
  };
}
