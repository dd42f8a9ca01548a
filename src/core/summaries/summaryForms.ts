export type SummaryFormId = 'line' | 'pair' | 'paragraph' | 'quote' | 'bullets' | 'table';

export interface SummaryForm {
  readonly id: SummaryFormId;
  /** For people, in English; features translate it. */
  readonly title: string;
  /** How it is placed; see `placeText`. */
  readonly kind: 'inline' | 'block';
}

export const SUMMARY_FORMS: readonly SummaryForm[] = [
  { id: 'line', title: 'One Sentence', kind: 'inline' },
  { id: 'pair', title: 'Two Sentences', kind: 'inline' },
  { id: 'paragraph', title: 'Paragraph', kind: 'inline' },
  { id: 'quote', title: 'Block Quote', kind: 'block' },
  { id: 'bullets', title: 'Bullet Points', kind: 'block' },
  { id: 'table', title: 'Table', kind: 'block' },
];

/** Whether a value, from the settings or another extension, is the id of a form. */
export function isSummaryForm(id: unknown): id is SummaryFormId {
  return SUMMARY_FORMS.some(form => form.id === id);
}

/** How a form is placed; see `placeText`. */
export function summaryKind(id: SummaryFormId): SummaryForm['kind'] {
  return SUMMARY_FORMS.find(form => form.id === id)?.kind ?? 'inline';
}
