/** What a printed venue may say beside its name, as CSL variables. */
interface Details {
  readonly 'event-title'?: string;
  readonly 'collection-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  /** `undefined` where the venue states no year. */
  readonly year?: number;
}

/** Where a record was published. Every value stands in the printed venue; nothing is added. */
export interface Venue extends Details {
  readonly type: 'article-journal' | 'paper-conference';
  readonly 'container-title': string;
}

function journal(title: string, details: Details = {}): Venue {
  return { type: 'article-journal', 'container-title': title, ...details };
}

/** A volume whose title is printed; a short name of the event beside it is the `event-title`. */
function proceedings(title: string, details: Details = {}): Venue {
  return { type: 'paper-conference', 'container-title': title, ...details };
}

/** A conference or workshop of which only the name is printed: it serves as the volume's title too. */
function event(name: string, details: Details = {}): Venue {
  return proceedings(name, { 'event-title': name, ...details });
}

/**
 * The printed venues read by hand, by record number. An article number stands in `page`, where most styles look for it;
 * an acronym in brackets stays in the title unless it carries a year, which makes it the name of the event.
 */
export const venues: Readonly<Record<number, Venue>> = {
  3: proceedings('Proceedings of the Machine Learning for Health NeurIPS Workshop', { year: 2020, volume: '116' }),
  4: event('Computing in Cardiology 2023', { year: 2023, 'event-title': 'CinC 2023' }),
  5: event('NeurIPS 2023', { year: 2023 }),
  6: event('CVPR 2023', { year: 2023, page: '11514-11524' }),
  9: event('NeurIPS 2022', { year: 2022 }),
  11: event('NeurIPS 2024', { year: 2024 }),
  13: proceedings('Companion Proceedings of the 27th International Conference on Multimodal Interaction', {
    year: 2025,
  }),
  18: proceedings('Advances in Neural Information Processing Systems', { year: 2025 }),
  20: proceedings('Findings of the Association for Computational Linguistics: ACL 2025', {
    'event-title': 'ACL 2025',
    year: 2025,
    page: '14510-14527',
  }),
  22: event('IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops', {
    year: 2025,
    page: '2984-2994',
  }),
  26: proceedings('Proceedings of the 15th ACM Workshop on Artificial Intelligence and Security', {
    'event-title': "AISec '22",
    year: 2022,
  }),
  29: event(
    '2025 47th Annual International Conference of the IEEE Engineering in Medicine and Biology Society (EMBC)',
    { year: 2025 },
  ),
  30: event('ICML 2024', { year: 2024, page: '31949-31963' }),
  32: proceedings('Advances in Neural Information Processing Systems', { year: 2025 }),
  34: event('MICCAI 2025', { year: 2025 }),
  35: proceedings('Proceedings of the AAAI Conference on Artificial Intelligence', {
    year: 2024,
    volume: '38',
    issue: '3',
    page: '2607-2615',
  }),
  38: proceedings('Proceedings of Future of Information and Communication Conference (FICC) 2023', {
    year: 2023,
    page: '676-695',
  }),
  41: proceedings('Proceedings of the 3rd Machine Learning for Health Symposium', { year: 2023, volume: '225' }),
  43: proceedings('Proceedings of the 42nd International Conference on Machine Learning', {
    year: 2025,
    volume: '267',
    page: '65059-65074',
  }),
  44: event('ICLR 2024', { year: 2024 }),
  46: event('ICML 2023', { year: 2023, page: '41300-41313' }),
  49: proceedings('Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics', {
    'event-title': 'ACL 2020',
    year: 2020,
    page: '2370-2380',
  }),
  50: proceedings('Findings of the Association for Computational Linguistics: ACL 2022', {
    'event-title': 'ACL 2022',
    year: 2022,
    page: '764-773',
  }),
  51: event('ICML 2023', { year: 2023, page: '39913-39938' }),
  53: proceedings('Pacific Symposium on Biocomputing', { year: 2026, volume: '31', page: '173-188' }),
  54: proceedings('Proceedings of the sixth Conference on Health, Inference, and Learning', {
    year: 2025,
    volume: '287',
    page: '89-104',
  }),
  56: event('IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops', {
    year: 2023,
    page: '2897-2907',
  }),
  57: event('ECAI 2025', { year: 2025 }),
  63: journal('IEEE Transactions on Knowledge and Data Engineering'),
  65: proceedings('Computational Science - ICCS 2022', {
    'event-title': 'ICCS 2022',
    'collection-title': 'Lecture Notes in Computer Science',
    year: 2022,
    volume: '13352',
    page: '14-27',
  }),
  69: journal('IEEE Transactions on Neural Systems and Rehabilitation Engineering', { year: 2024 }),
  71: event('27th International Conference on Computer Supported Cooperative Work in Design', {
    'event-title': 'CSCWD 2024',
    year: 2024,
  }),
  72: event('ICLR 2025', { year: 2025 }),
  78: event('ICLR 2024', { year: 2024 }),
  79: journal('Frontiers in Digital Health', { year: 2021, volume: '3', page: '620828' }),
  80: proceedings('Proceedings of the fifth Conference on Health, Inference, and Learning', {
    year: 2024,
    volume: '248',
    page: '7-23',
  }),
  81: event('2023 International Conference on Computational Science and Computational Intelligence (CSCI)', {
    year: 2023,
    page: '1412-1417',
  }),
  82: journal('IEEE Transactions on Industrial Informatics', { year: 2026 }),
  83: journal('Frontiers in Artificial Intelligence', { year: 2024, volume: '7', page: '1408843' }),
  86: journal('Meta-Radiology', { year: 2024, volume: '2', issue: '4', page: '100103' }),
  87: proceedings('Proceedings of the 10th Machine Learning for Healthcare Conference', { year: 2025, volume: '298' }),
  88: journal('Nature Communications', { year: 2020, volume: '11', page: '3852' }),
  89: journal('Journal of the American Medical Informatics Association', {
    year: 2021,
    volume: '28',
    issue: '6',
    page: '1275-1283',
  }),
  95: event('ECCV 2024', { year: 2024 }),
  98: journal('IEEE Transactions on Medical Imaging', { year: 2016 }),
  101: event('MICCAI 2021', { year: 2021 }),
  102: event('IEEE Conference on Games', { year: 2019 }),
  111: event('33rd British Machine Vision Conference', { 'event-title': 'BMVC 2022', year: 2022 }),
  112: proceedings('Proceedings of the 12th Language Resources and Evaluation Conference', {
    'event-title': 'LREC 2020',
    year: 2020,
    page: '1362-1367',
  }),
  114: proceedings(
    'Proceedings of the 46th International ACM SIGIR Conference on Research and Development in Information Retrieval',
    { year: 2023 },
  ),
  115: event('ACL 2023 Student Research Workshop', { year: 2023, page: '104-108' }),
  118: event('MICCAI 2021', { year: 2021 }),
  119: event('NAACL 2025 Industry Track', { year: 2025, page: '449-459' }),
  122: event('ECCV 2024 Workshop on Emergent Visual Abilities and Limits of Foundation Models', { year: 2024 }),
  125: event('MICCAI 2025', { year: 2025 }),
  126: proceedings('Proceedings of the 3rd Machine Learning for Health Symposium', { year: 2023, volume: '225' }),
  128: journal('Journal of Biomedical Informatics', { year: 2023, volume: '138', page: '104286' }),
  129: event('ICLR 2021', { year: 2021 }),
  134: event('CVPR 2025', { year: 2025, page: '14788-14798' }),
  138: proceedings('Proceedings of the 63rd Annual Meeting of the Association for Computational Linguistics', {
    'event-title': 'ACL 2025',
    year: 2025,
    page: '177-203',
  }),
  142: journal('International Journal of Computer Assisted Radiology and Surgery', {
    year: 2025,
    volume: '20',
    issue: '7',
    page: '1371-1379',
  }),
  143: event('ICLR 2025', { year: 2025 }),
  144: journal('Journal of Biomedical Informatics', { year: 2023, volume: '148', page: '104557' }),
  149: proceedings('Proceedings of the Clinical Natural Language Processing Workshop (ClinicalNLP)', {
    year: 2016,
    page: '17-22',
  }),
  150: event('2021 IEEE International Conference on Bioinformatics and Biomedicine', {
    'event-title': 'BIBM 2021',
    year: 2021,
  }),
  154: event('2022 IEEE 19th International Symposium on Biomedical Imaging (ISBI)', { year: 2022 }),
  155: journal('NEJM AI', { year: 2024, volume: '1', issue: '3', page: 'AIoa2300138' }),
  156: journal('NEJM AI', { year: 2025, volume: '2', issue: '7', page: 'AIoa2401033' }),
  162: proceedings('AMIA Annual Symposium Proceedings', { year: 2022 }),
  164: journal('IEEE Transactions on Medical Imaging', { year: 2024, volume: '43', issue: '10', page: '3546-3558' }),
  165: proceedings('Proceedings of the 5th Machine Learning for Healthcare Conference', {
    year: 2020,
    volume: '126',
    page: '610-631',
  }),
};

/** The CSL variables of a venue in a fixed order, without its type and year. */
export function variablesOf(venue: Venue) {
  return {
    'container-title': venue['container-title'],
    'event-title': venue['event-title'],
    'collection-title': venue['collection-title'],
    volume: venue.volume,
    issue: venue.issue,
    page: venue.page,
  };
}

/** The values of `venue` that the printed venue does not contain; empty for a faithful reading. */
export function inventedValues(venue: Venue, printed: string): string[] {
  const stated = [...Object.values(variablesOf(venue)), venue.year?.toString()];
  return stated.filter(value => value !== undefined).filter(value => !printed.includes(value));
}
