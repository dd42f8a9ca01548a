import { readCslXml } from '../../../../src/core/citations/csl/readCslXml';
import { toStyle, type CslStyle } from '../../../../src/core/citations/csl/cslStyle';
import type { CslNode } from '../../../../src/core/citations/csl/cslNode';

const head = (attributes: string) =>
  `<?xml version="1.0" encoding="utf-8"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" ${attributes}>`;

const NAMES = '<names variable="author"><name form="short" and="text"/></names>';
export const YEAR = '<date variable="issued"><date-part name="year"/></date>';

/** `(Kim and Cho 2020, p. 5)`, sorted and told apart by letters. */
export const AUTHOR_DATE = `${head('class="in-text"')}
  <macro name="author">${NAMES}</macro>
  <citation collapse="year" disambiguate-add-year-suffix="true" disambiguate-add-names="true" et-al-min="3" et-al-use-first="1">
    <sort><key macro="author"/><key variable="issued"/></sort>
    <layout prefix="(" suffix=")" delimiter="; ">
      <group delimiter=", ">
        <group delimiter=" "><text macro="author"/>${YEAR}</group>
        <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
      </group>
    </layout>
  </citation>
  <bibliography hanging-indent="true" subsequent-author-substitute="———">
    <sort><key macro="author"/><key variable="issued"/></sort>
    <layout suffix=".">
      <group delimiter=". ">
        <names variable="author"><name name-as-sort-order="all"/></names>
        ${YEAR}
        <text variable="title" font-style="italic"/>
        <text variable="container-title" text-case="title"/>
        <text variable="DOI" prefix="https://doi.org/"/>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>`;

/** `[1], [3]–[5]`, numbered as cited. */
export const NUMERIC = `${head('class="in-text"')}
  <citation collapse="citation-number">
    <sort><key variable="citation-number"/></sort>
    <layout delimiter=", "><group prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group></layout>
  </citation>
  <bibliography second-field-align="flush">
    <layout><text variable="citation-number" prefix="[" suffix="]"/><group delimiter=". " suffix="."><names variable="author"/><text variable="title"/></group></layout>
  </bibliography>
</style>`;

/** Footnotes with a short form, `ibid.` and the number of the first note. */
export const NOTES = `${head('class="note"')}
  <citation>
    <layout suffix="." delimiter="; ">
      <choose>
        <if position="ibid-with-locator"><group delimiter=", "><text term="ibid"/><text variable="locator"/></group></if>
        <else-if position="ibid"><text term="ibid"/></else-if>
        <else-if position="subsequent"><group delimiter=", ">${NAMES}<text variable="first-reference-note-number" prefix="note "/><text variable="locator"/></group></else-if>
        <else><group delimiter=", "><names variable="author"/><text variable="title" font-style="italic"/><text variable="locator"/></group></else>
      </choose>
    </layout>
  </citation>
</style>`;

/** What of CSL's locales these styles print, in our own words. */
const term = (name: string, one: string, many: string) =>
  `<term name="${name}" form="short"><single>${one}</single><multiple>${many}</multiple></term>`;
export const LOCALES: ReadonlyMap<string, CslNode> = new Map(
  [
    ['en-US', 'and', 'ibid.', 'p.', 'pp.'],
    ['de-DE', 'und', 'ebd.', 'S.', 'S.'],
  ].map(([name = '', and = '', ibid = '', one = '', many = '']) => [
    name,
    readCslXml(
      `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="${name}"><style-options punctuation-in-quote="true"/><terms>` +
        `<term name="and">${and}</term><term name="ibid">${ibid}</term><term name="et-al">et al.</term>` +
        `<term name="open-quote">“</term><term name="close-quote">”</term><term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>` +
        `${term('page', one, many)}${term('section', 'sec.', 'secs.')}</terms></locale>`,
    ),
  ]),
);

export function styleOf(xml: string): CslStyle {
  return toStyle(readCslXml(xml));
}
