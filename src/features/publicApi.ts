import type MarkdownIt from 'markdown-it';
import type { ApiPaper, ApiTopic, LecternApi } from '../api';
import { cite, isCitationFormat } from '../core/citations/citationFormats';
import { shortName, type Paper } from '../core/paper';
import { loadSummaryModel } from '../core/summaries/loadSummaryModel';
import { isSummaryForm } from '../core/summaries/summaryForms';
import { groupPapers, UNGROUPED, type PaperGroup } from '../core/topics/groupPapers';
import type { MarkdownPreview } from './preview/markdownPreview';
import type { LibraryService } from './sources/libraryService';

const DEFAULT_LIMIT = 20;

function toApiPaper(paper: Paper): ApiPaper {
  const { key, title, year, venue, abstract, keywords, topics, links, csl } = paper;
  return {
    key,
    title,
    authors: paper.authors.map(author => ({ family: shortName(author), given: author.given })),
    year,
    venue,
    abstract,
    summary: paper.summary?.paragraph ?? paper.summary?.line,
    keywords,
    topics,
    links,
    csl,
  };
}

function toApiTopic(group: PaperGroup): ApiTopic {
  return {
    id: group.id,
    name: group.name,
    papers: group.papers.map(paper => paper.key),
    children: group.children.map(toApiTopic),
  };
}

/** What `activate()` returns, over the services that the features share. */
export function createPublicApi(service: LibraryService, preview: MarkdownPreview): LecternApi {
  const paperOf = (key: string): Paper => {
    const paper = service.library.get(key) ?? service.library.resolve(key)[0];
    if (!paper) throw new Error(`The library has no paper with the key "${key}".`);
    return paper;
  };
  return {
    version: 1,
    whenReady: () => service.whenReady(),
    papers: async () => {
      await service.whenReady();
      return service.library.papers.map(toApiPaper);
    },
    topics: async () => {
      await service.whenReady();
      const groups = groupPapers(service.library.papers, 'topic', service.topics);
      return groups.filter(({ id }) => id !== UNGROUPED).map(toApiTopic);
    },
    search: async (query, limit = DEFAULT_LIMIT) => {
      await service.whenReady();
      return service.search(query, limit).map(({ paper, score }) => ({ paper: toApiPaper(paper), score }));
    },
    cite: async (keys, format = 'pandoc') => {
      await service.whenReady();
      if (!keys.length) throw new Error('cite() needs at least one key.');
      if (!isCitationFormat(format)) throw new Error(`"${String(format)}" is not a citation format.`);
      return cite(keys.map(paperOf), format).text;
    },
    summarize: async (key, format = 'paragraph') => {
      await service.whenReady();
      if (!isSummaryForm(format)) throw new Error(`"${String(format)}" is not a summary format.`);
      const paper = paperOf(key);
      const { summarize } = await import('../core/summaries/summarize');
      const text = summarize(paper, format, cite([paper], 'pandoc').text, 'markdown', await loadSummaryModel());
      if (text === undefined) throw new Error(`"${key}" has neither a summary nor an abstract.`);
      return text;
    },
    open: uri => service.open(uri),
    problems: async () => {
      await service.whenReady();
      return service.library.problems.map(({ uri, line, message }) => ({ uri, line, message }));
    },
    onDidChangeLibrary: service.onDidChange,
    extendMarkdownIt: md => {
      preview.extendMarkdownIt(md as MarkdownIt);
      return md;
    },
  };
}
