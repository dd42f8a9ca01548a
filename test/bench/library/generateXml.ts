import type { CslItem } from '../../../src/core/csl';

/** As EndNote exports a record: all on one line, each value in a style of its own. */
export function endnoteRecord(item: Partial<CslItem>, at: number): string {
  const authors = namesOf(item).map(name => `<author>${styled(name)}</author>`);
  return [
    '<record><database name="Library.enl" path="Library.enl">Library.enl</database>',
    `<source-app name="EndNote" version="20.0">EndNote</source-app><rec-number>${at + 1}</rec-number>`,
    '<ref-type name="Journal Article">17</ref-type>',
    `<contributors><authors>${authors.join('')}</authors></contributors>`,
    `<titles><title>${styled(item.title)}</title><secondary-title>${styled(item['container-title'])}</secondary-title></titles>`,
    `<periodical><full-title>${styled(item['container-title'])}</full-title></periodical>`,
    `<pages>${styled(item.page)}</pages><volume>${styled(item.volume)}</volume>`,
    `<dates><year>${styled(yearOf(item))}</year></dates>`,
    `<electronic-resource-num>${styled(item.DOI)}</electronic-resource-num>`,
    `<abstract>${styled(item.abstract)}</abstract><urls></urls></record>`,
  ].join('');
}

/** As PubMed saves a record: indented, an element a line. */
export function pubmedRecord(item: Partial<CslItem>, at: number): string {
  const authors = (item.author ?? []).flatMap(({ family, given }) => [
    '        <Author ValidYN="Y">',
    `          <LastName>${escaped(family)}</LastName>`,
    `          <ForeName>${escaped(given)}</ForeName>`,
    '          <AffiliationInfo>',
    '            <Affiliation>Department of Tables, Example University.</Affiliation>',
    '          </AffiliationInfo>',
    '        </Author>',
  ]);
  return [
    '  <PubmedArticle>',
    '    <MedlineCitation Status="MEDLINE" Owner="NLM">',
    `      <PMID Version="1">${10_000_000 + at}</PMID>`,
    '      <Article PubModel="Print">',
    '        <Journal>',
    `          <JournalIssue CitedMedium="Internet"><PubDate><Year>${yearOf(item)}</Year></PubDate></JournalIssue>`,
    `          <Title>${escaped(item['container-title'])}</Title>`,
    '        </Journal>',
    `        <ArticleTitle>${escaped(item.title)}</ArticleTitle>`,
    `        <Pagination><MedlinePgn>${escaped(item.page)}</MedlinePgn></Pagination>`,
    `        <ELocationID EIdType="doi" ValidYN="Y">${escaped(item.DOI)}</ELocationID>`,
    `        <Abstract><AbstractText>${escaped(item.abstract)}</AbstractText></Abstract>`,
    '        <AuthorList CompleteYN="Y">',
    ...authors,
    '        </AuthorList>',
    '      </Article>',
    '    </MedlineCitation>',
    '  </PubmedArticle>',
  ].join('\n');
}

function namesOf({ author = [] }: Partial<CslItem>): string[] {
  return author.map(({ family, given }) => [family, given].filter(Boolean).join(', '));
}

function yearOf(item: Partial<CslItem>): string {
  return String(item.issued?.['date-parts']?.[0]?.[0] ?? '');
}

function styled(value: unknown): string {
  return `<style face="normal" font="default" size="100%">${escaped(value)}</style>`;
}

function escaped(value: unknown): string {
  return String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
