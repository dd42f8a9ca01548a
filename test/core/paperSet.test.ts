import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import papers from '../../media/library/medical-ai.json';
import topics from '../../media/library/topics.json';
import type { CslItem } from '../../src/core/csl';
import { generateCitationKey } from '../../src/core/library/citationKey';
import { identifiersOf, normalizeArxiv, normalizeDoi, titleIdentity, toPaper } from '../../src/core/paper';

const items: readonly CslItem[] = papers;

/** Keys of the records that break a rule: empty where the whole set keeps it. */
function breaking(rule: (item: CslItem) => boolean): string[] {
  return items.filter(item => !rule(item)).map(item => item.id);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Every property name at any depth. */
function propertyNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(propertyNames);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}

describe('the paper set that ships', () => {
  it('holds 165 papers, each once', () => {
    assert.equal(items.length, 165);
    assert.deepEqual(repeated(items.flatMap(item => identifiersOf(item))), []);
    assert.deepEqual(repeated(items.map(item => titleIdentity(item) ?? '')), []);
  });

  it('gives each paper the key that its facts make', () => {
    assert.equal(items[0]?.id, 'kim2025medclm');
    assert.deepEqual(repeated(items.map(item => item.id)), []);
    const derived = (item: CslItem) => [0, 1, 2, 3].map(extraWords => generateCitationKey(item, { extraWords }));
    assert.deepEqual(
      breaking(item => /^[a-z0-9]+$/.test(item.id) && derived(item).includes(item.id)),
      [],
    );
  });

  it('lengthens a key only where the short one is taken', () => {
    const keys = new Set(items.map(item => item.id));
    assert.deepEqual(
      breaking(item => keys.has(generateCitationKey(item))),
      [],
    );
  });

  it('names declared topics alone, and declares none without papers', () => {
    const named = new Set(items.flatMap(item => item.custom?.topics ?? []));
    assert.deepEqual([...named].sort(), topics.map(topic => topic.id).sort());
    assert.deepEqual(
      breaking(item => (item.custom?.topics ?? []).length > 0),
      [],
    );
    assert.deepEqual(
      topics.filter(topic => !topic.name || !topic.definition),
      [],
    );
  });

  it('carries no abstract and nothing empty', () => {
    assert.ok(!propertyNames(papers).includes('abstract'));
    assert.doesNotMatch(JSON.stringify(papers), /[:[,]null|:""|\[\]|\{\}/);
  });

  it('has a line and a paragraph for each paper', () => {
    assert.deepEqual(
      breaking(item => {
        const { summary, keywords } = toPaper(item);
        return Boolean(summary?.line && summary.paragraph && keywords.length);
      }),
      [],
    );
  });

  it('writes identifiers in their normal form', () => {
    const published = (item: CslItem) => item.custom?.published?.['DOI'];
    assert.deepEqual(
      breaking(item => item.DOI === normalizeDoi(item.DOI) && (published(item) ?? item.DOI) === item.DOI),
      [],
    );
    assert.deepEqual(
      breaking(item => {
        const arxiv = item.custom?.arxiv;
        return arxiv === normalizeArxiv(arxiv) && item.URL === (arxiv && `https://arxiv.org/abs/${arxiv}`);
      }),
      [],
    );
  });

  it('leaves unknown years and authors out', () => {
    const without = (field: keyof CslItem) => breaking(item => item[field] !== undefined);
    assert.deepEqual(without('issued'), ['multiresolutionnetworksflexible', 'timeseriescomplexnetworks']);
    assert.equal(without('author').length, 14);
    assert.deepEqual(
      breaking(item => item.author?.every(name => name.family) ?? true),
      [],
    );
  });

  it('knows the day of preprints alone', () => {
    assert.deepEqual(
      breaking(item => {
        const parts = item.issued?.['date-parts']?.[0] ?? [];
        return item.type === 'article' ? parts.length !== 2 : parts.length === 1;
      }),
      [],
    );
  });

  it('keeps preprint and publication apart', () => {
    const isVenue = (type: unknown) => type === 'article-journal' || type === 'paper-conference';
    assert.deepEqual(
      breaking(item => {
        const published = item.custom?.published;
        if (isVenue(item.type)) return Boolean(item['container-title']) && !item.publisher && !published;
        if (item.type !== 'article' || item['container-title']) return false;
        if (item.number !== (item.custom?.arxiv && `arXiv:${item.custom.arxiv}`)) return false;
        return (
          !published || (isVenue(published['type']) && Boolean(published['container-title'] && published['issued']))
        );
      }),
      [],
    );
  });

  it('turns into papers with web links alone', () => {
    assert.deepEqual(
      breaking(item => {
        const paper = toPaper(item);
        const web = paper.links.every(link => /^https?:\/\/[^\s()<>"]+$/.test(link.url));
        const named = item.custom?.code
          ? paper.links.some(({ label }) => label === (item.custom?.codeLabel ?? 'Code'))
          : true;
        return (
          web &&
          named &&
          paper.key === item.id &&
          paper.title !== '' &&
          paper.year === item.issued?.['date-parts']?.[0]?.[0]
        );
      }),
      [],
    );
  });
});
