import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PaperIndex, type SearchOptions } from '../../../src/core/search/paperIndex';
import { paper, SAMPLE, topicName } from './samplePapers';

function indexOf(papers = SAMPLE): PaperIndex {
  const index = new PaperIndex(topicName);
  index.add(papers);
  return index;
}

const sample = indexOf();

/** Keys of the papers found, best first. */
function find(query: string, options?: SearchOptions): string[] {
  return sample.search(query, 10, options).map(hit => hit.paper.key);
}

describe('PaperIndex words', () => {
  it('finds words in any case, without diacritics, by their stem and in both spellings', () => {
    for (const query of ['müller', 'MULLER', 'Jorg']) assert.deepEqual(find(query), ['mueller2021'], query);
    for (const query of ['medisur', 'Medisûr']) assert.deepEqual(find(query), ['medisur'], query);
    for (const query of ['tumor', 'tumours ', 'localization tumor']) assert.equal(find(query)[0], 'kim2025', query);
  });

  it('takes hyphens, spaces and neither for the same', () => {
    for (const query of ['self-supervised', 'selfsupervised', 'self supervised ']) {
      assert.deepEqual(find(query).sort(), ['chest', 'mueller2021'], query);
    }
    for (const query of ['x-ray', 'xray', 'lang chain', 'mimic-iv', 'MIMIC IV'])
      assert.equal(find(query)[0], 'chest', query);
    for (const query of ['sub-6 ghz', 'Sub6', 'SpO₂']) assert.equal(find(query)[0], 'medisur', query);
    assert.equal(find('12-lead')[0], 'mueller2021');
  });

  it('finds half words and mistyped ones', () => {
    for (const query of ['medcl', 'arrhyth', 'arrythmia', 'arrhythima', 'classificaton arrhythmia']) {
      assert.ok(find(query).length > 0, query);
    }
    assert.equal(find('electrocardoigrams')[0], 'mueller2021');
    assert.equal(find('medclm lern')[0], 'kim2025');
  });

  it('does not complete a word that is followed by a space', () => {
    assert.deepEqual(find('medcl '), ['kim2025'], 'one slip away');
    assert.deepEqual(find('arrhyt '), []);
  });

  it('lets short and long forms find each other because a paper says so', () => {
    assert.deepEqual(find('ecg').sort(), ['lee2019', 'mueller2021']);
    assert.deepEqual(find('electrocardiogram ').sort(), ['lee2019', 'mueller2021']);
    assert.ok(find('computed tomography').includes('kim2025'));
  });

  it('leaves function words out unless there is nothing else', () => {
    assert.deepEqual(find('of the survey '), find('survey '));
    assert.deepEqual(find('with '), ['medisur', 'chest'].sort());
  });

  it('finds nothing for a query without letters and digits', () => {
    for (const query of ['', '  ', '…', '""', '-', '#']) assert.deepEqual(find(query), [], query);
  });
});

describe('PaperIndex order', () => {
  it('puts an exact title and an exact key first', () => {
    assert.equal(find('survey')[0], 'survey');
    assert.equal(find('Chest X-ray reports with LangChain and MIMIC-IV')[0], 'chest');
    assert.equal(find('lee2019')[0], 'lee2019');
  });

  it('puts the paper first that has all of the words', () => {
    assert.equal(find('arrhythmia survey')[0], 'lee2019');
  });

  it('puts words next to each other in the title first', () => {
    const index = indexOf([
      paper('apart', 'Learning of medical experts and deep care'),
      paper('together', 'Medical care of experts and deep learning'),
    ]);
    assert.equal(index.search('deep learning', 2)[0]?.paper.key, 'together');
  });

  it('lifts the year that is asked for', () => {
    assert.deepEqual(find('ecg 2019')[0], 'lee2019');
    assert.deepEqual(find('ecg 2021')[0], 'mueller2021');
  });

  it('puts the paper used last first among equals', () => {
    const index = indexOf([paper('a', 'Retina images'), paper('b', 'Retina images'), paper('c', 'Retina images')]);
    const keys = (recent: string[]) => index.search('retina', 3, { recent }).map(hit => hit.paper.key);
    assert.deepEqual(keys([]), ['a', 'b', 'c']);
    assert.deepEqual(keys(['c', 'b']), ['c', 'b', 'a']);
  });

  it('tells through which of its words a paper was found', () => {
    const [hit] = sample.search('tumor localization', 1);
    assert.deepEqual([...(hit?.terms ?? [])].sort(), ['localisation', 'localise', 'tumours']);
  });
});

describe('PaperIndex filters', () => {
  const papers = (query: string, options?: SearchOptions) => find(query, options).sort();

  it('requires phrases and leaves out excluded words', () => {
    assert.deepEqual(papers('"arrhythmia classification"'), ['lee2019']);
    assert.deepEqual(papers('"classification arrhythmia"'), []);
    assert.deepEqual(papers('"a recording of the heart"'), ['mueller2021']);
    assert.deepEqual(papers('survey -ecg'), ['survey']);
    assert.deepEqual(papers('survey -"arrhythmia classification"'), ['survey']);
  });

  it('filters by author, title, venue, key, DOI, type and topic', () => {
    assert.deepEqual(papers('author:mull'), ['mueller2021']);
    assert.deepEqual(papers('author:"soo kim"'), ['kim2025']);
    assert.deepEqual(papers('title:survey'), ['lee2019', 'survey']);
    assert.deepEqual(papers('venue:rhythm'), ['mueller2021']);
    assert.deepEqual(papers('key:2019'), ['lee2019']);
    assert.deepEqual(papers('doi:https://doi.org/10.1000/ECG'), ['mueller2021']);
    assert.deepEqual(papers('type:survey'), ['lee2019']);
    assert.deepEqual(papers('#seg'), ['kim2025']);
    assert.deepEqual(papers('topic:"heart electrograms"'), ['lee2019', 'mueller2021']);
    assert.deepEqual(papers('survey -author:lee'), ['survey']);
  });

  it('gives the papers that meet filters alone, the newest first', () => {
    assert.deepEqual(find('year:2019..2021'), ['mueller2021', 'lee2019', 'medisur']);
    assert.deepEqual(find('year:>2021'), ['kim2025']);
  });

  it('filters by what a paper has and who cites it', () => {
    assert.deepEqual(papers('has:code'), ['kim2025']);
    assert.deepEqual(papers('has:summary'), ['lee2019']);
    assert.deepEqual(papers('has:doi'), ['mueller2021']);
    assert.deepEqual(papers('has:abstract'), ['chest', 'kim2025', 'mueller2021']);
    const facts = { isCited: (key: string) => key === 'survey', hasNote: (key: string) => key === 'chest' };
    assert.deepEqual(papers('is:cited', facts), ['survey']);
    assert.deepEqual(papers('survey is:uncited', facts), ['lee2019']);
    assert.deepEqual(papers('has:note', facts), ['chest']);
  });
});

describe('PaperIndex related and suggest', () => {
  it('finds papers on the same subject, without the paper itself', () => {
    const ecg = SAMPLE.find(({ key }) => key === 'mueller2021');
    const related = ecg ? sample.related(ecg, 3).map(hit => hit.paper.key) : [];
    assert.ok(!related.includes('mueller2021'));
    assert.ok(related.includes('lee2019') || related.includes('chest'));
  });

  it('finds what supports a passage and does not read its citation marks', () => {
    const passage = 'Arrhythmia is often classified from the ECG [@chest, p. 3; see @kim2025].';
    assert.equal(sample.suggest(passage, 3)[0]?.paper.key, 'lee2019');
    assert.deepEqual(sample.suggest('[@chest] \\citep[p. 2]{kim2025} @survey', 3), []);
  });
});

describe('PaperIndex as a filter', () => {
  const left = (query: string, facts?: SearchOptions) => [...(sample.matching(query, facts) ?? [])].sort();

  it('leaves the papers that have every word, or what may stand for it', () => {
    assert.deepEqual(left('self supervised'), ['chest', 'mueller2021']);
    assert.deepEqual(left('self supervised chest'), ['chest']);
    assert.deepEqual(left('ecg survey'), ['lee2019']);
    assert.deepEqual(left('arrythmia'), ['lee2019'], 'a slip');
    assert.deepEqual(left('zebra'), []);
    assert.deepEqual(left('survey zebra'), []);
  });

  it('leaves what meets the filters, and all for a query that asks for nothing', () => {
    assert.deepEqual(left('year:2019'), ['lee2019', 'medisur']);
    assert.deepEqual(left('year:2019 -spo2'), ['lee2019']);
    const facts: SearchOptions = { readingOf: key => (key === 'chest' ? 'read' : 'unread') };
    assert.deepEqual(left('is:read', facts), ['chest']);
    assert.deepEqual(left('is:unread supervised', facts), ['mueller2021']);
    assert.equal(sample.matching('  '), undefined);
  });
});
