import type { CslItem } from '../../../src/core/csl';
import { toPaper, type Paper } from '../../../src/core/paper';

/** A paper of which only the title, or a few more things, are known. */
export function paper(id: string, title: string, more: Partial<CslItem> = {}): Paper {
  return toPaper({ id, type: 'article', title, ...more });
}

export const SAMPLE: readonly Paper[] = [
  paper('kim2025', 'MedCLM: Learning to Localise Tumours', {
    author: [{ family: 'Kim', given: 'Soo Yong' }],
    issued: { 'date-parts': [[2025]] },
    abstract: 'Localisation of tumours with a chain of thought. The model reads computed tomography (CT).',
    custom: { topics: ['SEG'], kind: 'method', code: 'https://example.org/code' },
  }),
  paper('mueller2021', 'Self-Supervised Learning for Electrocardiograms', {
    author: [{ family: 'Müller', given: 'Jörg' }],
    issued: { 'date-parts': [[2021]] },
    DOI: '10.1000/ecg',
    'container-title': 'Heart Rhythm',
    abstract: 'An electrocardiogram (ECG) is a recording of the heart. We learn from 12-lead recordings.',
    custom: { topics: ['ECG'] },
  }),
  paper('lee2019', 'ECG Arrhythmia Classification: A Survey', {
    author: [{ family: 'Lee', given: 'Ann' }],
    issued: { 'date-parts': [[2019]] },
    custom: { topics: ['ECG'], kind: 'survey', tldr: 'Methods that classify arrhythmia are reviewed.' },
  }),
  paper('medisur', 'Medisûr: a life savior with SpO2 and Sub-6 GHz radio', { issued: { 'date-parts': [[2019]] } }),
  paper('survey', 'Survey', {}),
  paper('chest', 'Chest X-ray reports with LangChain and MIMIC-IV', {
    abstract: 'Reports are written for chest radiographs. Self supervised pretraining helps.',
  }),
];

export function topicName(id: string): string {
  return id === 'ECG' ? 'Electrograms of the Heart' : id;
}
