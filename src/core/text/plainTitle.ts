const CSL_MARKUP = /<\/?(?:i|b|sc|sub|sup|span)(?:\s[^<>]*)?>/g;

/**
 * A title without the tags that CSL-JSON allows in it: italics, bold, small capitals, sub- and superscript, and the spans
 * that protect capitals. Any other tag is text and stays.
 * @see https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
 */
export function plainTitle(title: string): string {
  return title.includes('<') ? title.replace(CSL_MARKUP, '') : title;
}
