import { type LineEdit, smallestEdit } from '../lineEdit';
import type { CitationCluster, CitationItem, ClusterForm } from './citationCluster';
import { printCluster, printNote } from './printCluster';

/** The smallest edit of the document that turns a cluster into these items in this form. */
export function clusterEdit(cluster: CitationCluster, items: readonly CitationItem[], form: ClusterForm): LineEdit {
  const text = printCluster({ items, form: fittingForm(cluster, items, form) });
  const edit = smallestEdit(cluster.raw, 0, cluster.raw.length, text);
  return { start: cluster.start + edit.start, end: cluster.start + edit.end, text: edit.text };
}

/** The form with the brackets and options that the items now need. */
function fittingForm(cluster: CitationCluster, items: readonly CitationItem[], form: ClusterForm): ClusterForm {
  const first = items[0];
  if (!first) return form;
  switch (form.type) {
    case 'mark': {
      const hasBrackets = form.own || items.length > 1;
      return { ...form, open: hasBrackets ? form.open || ' [' : '' };
    }
    case 'command': {
      const isSame = notes(items) === notes(cluster.items);
      const lead = /^\s*(?=[[{]|$)/.exec(form.options)?.[0] ?? '';
      return isSame ? form : { ...form, options: lead + options(first.prefix, noteText(items.at(-1))) };
    }
    case 'multicite': {
      const open = items.map(item => {
        const found = cluster.items.findIndex(old => old.keyStart === item.keyStart && notes([old]) === notes([item]));
        return form.open[found] ?? options(item.prefix, noteText(item));
      });
      return { ...form, open };
    }
    case 'reference': {
      const hasNote = !!printNote(first) || (form.open !== '' && notes(items) === notes(cluster.items));
      return { ...form, open: hasNote ? '[' : '', close: hasNote ? ']' : '' };
    }
    case 'call':
      return fittingCall(
        form,
        !!printNote(first) || (form.supplement !== undefined && notes(items) === notes(cluster.items)),
      );
    default:
      return form;
  }
}

function fittingCall(form: Extract<ClusterForm, { type: 'call' }>, hasNote: boolean): ClusterForm {
  if (!hasNote && form.supplement !== undefined) {
    const closing = /^(>|"\))/.exec(form.supplement)?.[0] ?? '';
    const others = /form\s*:\s*(?:"[^"]*"|none|auto)/.exec(form.supplement)?.[0];
    return { ...form, supplement: undefined, close: `${closing}${others ? `, ${others}` : ''}${form.close.slice(1)}` };
  }
  if (!hasNote || form.supplement !== undefined) return form;
  const closing = /^(>|"\))/.exec(form.close)?.[0] ?? '';
  return { ...form, supplement: `${closing}, supplement: [`, close: `]${form.close.slice(closing.length)}` };
}

/** A command's notes: its first item's prefix, its last one's locator and suffix. */
function notes(items: readonly CitationItem[]): string {
  return `${items[0]?.prefix ?? ''}\n${noteText(items.at(-1))}`;
}

function noteText(item: CitationItem | undefined): string {
  return item ? (item.locator?.text ?? '') + item.suffix : '';
}

/** An empty second option tells that the first one is the prefix. */
function options(prefix: string, note: string): string {
  return prefix ? `[${prefix}][${note}]` : note ? `[${note}]` : '';
}
