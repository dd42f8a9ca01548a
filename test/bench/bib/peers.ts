/** Parsers to compare with, and what they need, by package name. */
export const PEERS: Readonly<Record<string, string>> = {
  '@citation-js/core': '0.8.2',
  '@citation-js/plugin-bibtex': '0.8.2',
  '@retorquere/bibtex-parser': '9.0.29',
  'biblatex-csl-converter': '3.2.2',
  'latex-utensils': '7.0.0',
};

/** What a peer turns a file into: three of the four stop short of CSL-JSON or need a step that is timed with them. */
export const PEER_RESULTS: Readonly<Record<string, string>> = {
  '@citation-js/plugin-bibtex': 'CSL-JSON',
  '@retorquere/bibtex-parser': 'fields, before CSL',
  'biblatex-csl-converter': 'CSL-JSON',
  'latex-utensils': 'syntax tree, no LaTeX decoded',
};
