import type { CslDate } from '../csl';
import { authorYear, yearOf, type Paper } from '../paper';
import { escapePage } from '../text/escapeMarkdown';
import { authorLine, factLine, keyAndLinks } from './paperCard';
import { referenceMarkdown } from './shortReference';

/** Authors beyond this many are counted, not named. */
const PAGE_AUTHORS = 30;

/** Words of the page, in the reader's language. */
export interface PageWords {
  readonly summary: string;
  readonly abstract: string;
  readonly keywords: string;
  readonly reference: string;
  readonly related: string;
  readonly publishedIn: string;
  readonly noAbstract: string;
  readonly note: string;
  /** That the summary is a sentence of the abstract. */
  readonly fromAbstract: string;
}

/** `Published in Nature Communications 11, 3852 (2020)`; `undefined` where no later publication is known. */
function publishedLine(paper: Paper, words: PageWords): string | undefined {
  const published = paper.csl.custom?.published;
  const text = (variable: string): string => {
    const value = published?.[variable];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const venue = text('container-title') || text('event-title');
  if (!venue) return undefined;
  const issue = text('issue') && `(${text('issue')})`;
  const place = [text('volume') + issue, text('page')].filter(Boolean).join(', ');
  const year = yearOf(published?.['issued'] as CslDate | undefined);
  const whole = [venue, place].filter(Boolean).join(' ') + (year === undefined ? '' : ` (${year})`);
  return escapePage(`${words.publishedIn} ${whole}`);
}

/** The name of a paper's page, by which pages link to each other. */
export function pageName(key: string): string {
  return `${encodeURIComponent(key)}.md`;
}

function relatedLine(paper: Paper): string {
  const link = `[${escapePage(paper.title || paper.citationKey)}](${encodeURI(pageName(paper.key))})`;
  const who = authorYear(paper);
  return `- ${link}${who ? ` · ${escapePage(who)}` : ''}`;
}

/**
 * A paper's own page as a Markdown document in which nothing of the paper's own text is live.
 * @param related papers about the same subject, the most alike first
 * @param notes percent-encoded addresses of the literature notes about it
 * @param extracted the sentence of the abstract that sums it up; shown where no summary was written
 */
export function paperPage(
  paper: Paper,
  topicNames: readonly string[],
  related: readonly Paper[],
  notes: readonly string[],
  words: PageWords,
  extracted?: string,
): string {
  const section = (heading: string, body: string | undefined) => body && `## ${escapePage(heading)}\n\n${body}`;
  const summary = [
    paper.summary?.line && `**${escapePage(paper.summary.line)}**`,
    paper.summary?.paragraph && escapePage(paper.summary.paragraph),
    !paper.summary && extracted && `${escapePage(extracted)}\n\n*${escapePage(words.fromAbstract)}*`,
  ];
  const parts = [
    `# ${escapePage(paper.title || paper.citationKey)}`,
    authorLine(paper, PAGE_AUTHORS, escapePage),
    factLine(paper, topicNames, escapePage),
    publishedLine(paper, words),
    [keyAndLinks(paper, escapePage), ...notes.map(note => `[${escapePage(words.note)}](<${note}>)`)].join(' · '),
    section(words.summary, summary.filter(Boolean).join('\n\n')),
    section(words.abstract, paper.abstract ? escapePage(paper.abstract) : `*${escapePage(words.noAbstract)}*`),
    section(words.keywords, escapePage(paper.keywords.join(' · '))),
    section(words.reference, referenceMarkdown(paper)),
    section(words.related, related.map(relatedLine).join('\n')),
  ];
  return parts.filter(Boolean).join('\n\n') + '\n';
}
