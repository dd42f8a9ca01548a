import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pubmedXml } from '../../../src/core/formats/pubmedXml';

const ARTICLE = `<PubmedArticle><MedlineCitation><PMID Version="1">11112222</PMID><Article>
<Journal><ISSN>1234-5679</ISSN><JournalIssue><Volume>7</Volume><Issue>2</Issue><PubDate><Year>2016</Year><Month>Apr</Month></PubDate></JournalIssue>
<Title>The journal of tea</Title><ISOAbbreviation>J Tea</ISOAbbreviation></Journal>
<ArticleTitle>Tea in <i>vivo</i>.</ArticleTitle><Pagination><MedlinePgn>454-81</MedlinePgn></Pagination>
<ELocationID EIdType="doi">10.5555/tea.1</ELocationID>
<Abstract><AbstractText Label="AIM">Tea.</AbstractText><AbstractText Label="RESULT">More tea.</AbstractText></Abstract>
<AuthorList><Author><LastName>Okafor</LastName><ForeName>Ada N</ForeName></Author>
<Author><LastName>Lind</LastName><ForeName>Per</ForeName><Suffix>Jr</Suffix></Author><Author><CollectiveName>Tea Group</CollectiveName></Author></AuthorList>
<Language>eng</Language><PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
<MeshHeadingList><MeshHeading><DescriptorName>Tea</DescriptorName><QualifierName>analysis</QualifierName></MeshHeading></MeshHeadingList>
<KeywordList><Keyword>leaf</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC123</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
`;

describe('pubmedXml', () => {
  it('reads an article as CSL', () => {
    assert.deepEqual(pubmedXml.read(`<PubmedArticleSet>\n${ARTICLE}</PubmedArticleSet>`), {
      problems: [],
      records: [
        {
          line: 1,
          item: {
            type: 'article-journal',
            title: 'Tea in vivo',
            author: [
              { family: 'Okafor', given: 'Ada N' },
              { family: 'Lind', given: 'Per', suffix: 'Jr' },
              { literal: 'Tea Group' },
            ],
            'container-title': 'The journal of tea',
            'container-title-short': 'J Tea',
            volume: '7',
            issue: '2',
            page: '454-81',
            issued: { 'date-parts': [[2016, 4]] },
            abstract: 'AIM: Tea.\nRESULT: More tea.',
            language: 'eng',
            ISSN: '1234-5679',
            keyword: 'Tea; leaf',
            DOI: '10.5555/tea.1',
            PMID: '11112222',
            PMCID: 'PMC123',
          },
        },
      ],
    });
  });

  it('reads books and their chapters', () => {
    const book = `<PubmedBookArticle><BookDocument><PMID>5</PMID><Book><Publisher><PublisherName>House</PublisherName><PublisherLocation>Oslo</PublisherLocation></Publisher>
<BookTitle>All of tea</BookTitle><PubDate><Year>2010</Year></PubDate><AuthorList Type="editors"><Author><LastName>Roe</LastName><ForeName>Jo</ForeName></Author></AuthorList></Book>
<ArticleTitle>Green tea</ArticleTitle></BookDocument></PubmedBookArticle>`;
    assert.deepEqual(pubmedXml.read(book).records[0]?.item, {
      type: 'chapter',
      title: 'Green tea',
      'container-title': 'All of tea',
      editor: [{ family: 'Roe', given: 'Jo' }],
      publisher: 'House',
      'publisher-place': 'Oslo',
      issued: { 'date-parts': [[2010]] },
      PMID: '5',
    });
  });

  it('costs one record where one record is damaged', () => {
    const { records, problems } = pubmedXml.read(`${ARTICLE}<PubmedArticle><Bad</PubmedArticle>\n${ARTICLE}`);
    assert.equal(records.length, 2);
    assert.equal(problems.length, 1);
  });

  it('knows PubMed XML from other XML', () => {
    assert.ok(pubmedXml.detect(`<?xml version="1.0"?>\n<PubmedArticleSet>${ARTICLE}`));
    assert.equal(pubmedXml.detect('<xml><records><record>'), false);
  });
});
