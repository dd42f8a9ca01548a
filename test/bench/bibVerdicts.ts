/** Whose reading is right where ours and a suite's expected result differ. */
export interface Verdict {
  readonly suite: 'retorquere' | 'better-bibtex';
  /** What the case's file name contains; any case where absent. */
  readonly file?: RegExp;
  /** `key.field`, or `(keys)` and `(type)`. */
  readonly field: RegExp;
  readonly ours?: RegExp;
  readonly theirs?: RegExp;
  readonly whoIsRight: 'ours' | 'theirs' | 'taste';
  readonly why: string;
}

/** The first verdict that fits a difference counts. */
export const VERDICTS: readonly Verdict[] = [
  {
    suite: 'retorquere',
    field: /\.(?:month|abstract)$/,
    ours: /~/,
    whoIsRight: 'ours',
    why: 'a tilde between a space and a number means about: no space needs to be tied to another',
  },
  {
    suite: 'retorquere',
    field: /\.keywords$/,
    theirs: /--/,
    whoIsRight: 'taste',
    why: 'two hyphens in a keyword are an en dash as everywhere, or stay, as their option for verbatim fields says',
  },
  {
    suite: 'retorquere',
    file: /quotation-18/,
    field: /\.note$/,
    whoIsRight: 'taste',
    why: 'paragraphs and block quotes of a note are HTML to them, plain text to us',
  },
  {
    suite: 'retorquere',
    file: /stray-marker/,
    field: /\.author$/,
    whoIsRight: 'taste',
    why: 'CSL has no place for initials beside the given name',
  },
  {
    suite: 'retorquere',
    file: /mendeley/,
    field: /\.abstract$/,
    theirs: /\\ud/,
    whoIsRight: 'taste',
    why: 'what is left of a broken escape sequence is no LaTeX',
  },
  {
    suite: 'better-bibtex',
    file: /#97/,
    field: /\.container-title$/,
    theirs: /^(?:Proceedings|Selected|International|Spontaneous|Fourteenth)/i,
    whoIsRight: 'ours',
    why: 'an article with a journal and a booktitle stands in the journal',
  },
  {
    suite: 'better-bibtex',
    field: /\.abstract$/,
    ours: /~/,
    whoIsRight: 'ours',
    why: 'a tilde between a space and a number means about: no space needs to be tied to another',
  },
  {
    suite: 'better-bibtex',
    field: /\.abstract$/,
    theirs: /~/,
    whoIsRight: 'taste',
    why: 'a tilde before broken text is a tie to TeX',
  },
  {
    suite: 'better-bibtex',
    field: /Carel_1999\.title$/,
    whoIsRight: 'taste',
    why: 'LaTeX prints \\epsilon as the lunate ϵ',
  },
  {
    suite: 'better-bibtex',
    file: /#1436/,
    field: /\.page$/,
    theirs: /^-$/,
    whoIsRight: 'ours',
    why: 'a dash alone names no page; the article number does',
  },
  {
    suite: 'retorquere', file: /unknown command handler/, field: /\(keys\)/, whoIsRight: 'ours',
    why: 'their case expects an error on an unknown command; we read the entry and know the command as a journal',
  },
  {
    suite: 'retorquere', file: /parse-raw/, field: /./, whoIsRight: 'taste',
    why: 'their case asks for raw LaTeX, an option that we do not have',
  },
  {
    suite: 'retorquere', field: /./, theirs: /\p{L}[̣̌̂́]|ı́/u, whoIsRight: 'ours',
    why: 'an accent over a dotless i is an accented i, and a lone accent takes no letter from outside its group',
  },
  {
    suite: 'retorquere', field: /\.author$/, theirs: / ̣/, whoIsRight: 'ours',
    why: 'an accent in a group of its own has no letter to stand on',
  },
  {
    suite: 'retorquere', field: /title$/, ours: /LaTeX/, whoIsRight: 'taste',
    why: 'the logo as a word can be searched',
  },
  {
    suite: 'retorquere', field: /title$/, theirs: /𝜇/u, whoIsRight: 'ours',
    why: 'a unit is the Greek letter, not the mathematical italic',
  },
  {
    suite: 'retorquere', field: /./, ours: /‘/, whoIsRight: 'ours',
    why: 'TeX prints a backtick as an opening quote',
  },
  {
    suite: 'retorquere', field: /./, theirs: /¡|¿/, whoIsRight: 'ours',
    why: 'angle brackets in these notes are HTML tags, not the signs of an old font encoding',
  },
  {
    suite: 'retorquere', field: /(?:abstract|acontentnote|annote|note)$/, ours: /%/, whoIsRight: 'ours',
    why: 'a percent sign in a field is a percent sign: taking it for a comment loses the rest of the line',
  },
  {
    suite: 'retorquere', field: /school$/, theirs: /\(EECS\),Univ/, whoIsRight: 'theirs',
    why: 'a percent sign at the end of a line is a comment; not told apart from a percentage at a line break',
  },
  {
    suite: 'retorquere', field: /./, ours: /[≡∈(] | [)≡∈]/, whoIsRight: 'taste',
    why: 'spaces in formulas kept or dropped',
  },
  {
    suite: 'retorquere', field: /keywords$/, theirs: /[{}]/, whoIsRight: 'ours',
    why: 'braces are no part of a keyword',
  },
  {
    suite: 'retorquere', field: /url$/, theirs: /\\/, whoIsRight: 'ours',
    why: 'an escaped character in an address is that character',
  },
  {
    suite: 'retorquere', file: /berleantkuipers/, field: /keywords$/, whoIsRight: 'taste',
    why: 'BibTeX ignores a field that stands again, they join the six',
  },
  {
    suite: 'retorquere', file: /1562/, field: /\+duplicate-1$/, whoIsRight: 'taste',
    why: 'BibTeX ignores a field that stands again, they rename it',
  },
  {
    suite: 'retorquere', file: /nguyenetal/, field: /./, whoIsRight: 'ours',
    why: 'BibTeX inherits every field that the child lacks',
  },
  {
    suite: 'retorquere', file: /miller85/, field: /author$/, whoIsRight: 'ours',
    why: 'a name with too many commas: nothing of it is thrown away',
  },
  {
    suite: 'retorquere', field: /(?:author|editor)$/, ours: /lastName: "\p{Ll}/u, whoIsRight: 'ours',
    why: 'BibTeX finds no particle inside braces: the braces make one family name',
  },
  {
    suite: 'retorquere', file: /mendeley/, field: /author$/, whoIsRight: 'taste',
    why: 'institutions written as persons have no right reading; ours is BibTeX’s',
  },
  {
    suite: 'retorquere', file: /mnras/, field: /journal$/, whoIsRight: 'taste',
    why: 'journal commands are read where the entry becomes CSL, which is behind the level of this suite',
  },
  {
    suite: 'retorquere', file: /citation-js/, field: /./, whoIsRight: 'taste',
    why: 'an escaped brace without partner is an error to BibTeX',
  },
  {
    suite: 'better-bibtex', field: /container-title$/, ours: /\.|^Physica C$|^Nanoscale Res Lett$/, whoIsRight: 'taste',
    why: 'they write abbreviated journals out from a list of their own',
  },
  {
    suite: 'better-bibtex', field: /\.DOI$/, theirs: /^(?:doi:|https?:)/i, whoIsRight: 'ours',
    why: 'a DOI without prefix or resolver, as CSL has it',
  },
  {
    suite: 'better-bibtex', field: /./, theirs: /--/, whoIsRight: 'ours',
    why: 'two hyphens are an en dash, three an em dash',
  },
  {
    suite: 'better-bibtex', field: /\.author$/, theirs: /[̌^]|ǔ|ř|ň/, whoIsRight: 'ours',
    why: 'their accents stand on the letter before the right one',
  },
  {
    suite: 'better-bibtex', field: /\.author$/, theirs: / ̣|[\w.], /, whoIsRight: 'ours',
    why: 'a suffix follows the whole name; an accent in a group of its own has no letter',
  },
  {
    suite: 'better-bibtex', field: /./, ours: /[‘µ⟨]|LaTeX/u, whoIsRight: 'ours',
    why: 'TeX prints a backtick as an opening quote; angle brackets and the micro sign differ only in the code point',
  },
  {
    suite: 'better-bibtex', field: /\.title$/, theirs: /[𝜇\u200b\u00ad〈]/u, whoIsRight: 'ours',
    why: 'invisible characters and mathematical italics keep a title from being found',
  },
  {
    suite: 'better-bibtex', field: /\.title$/, theirs: /\. ?\(?[a-zT]/, ours: /: /, whoIsRight: 'taste',
    why: 'title and subtitle joined by a colon, as Pandoc and most styles do, or by a full stop',
  },
  {
    suite: 'better-bibtex', field: /\.title$/, ours: /\( 0001/, whoIsRight: 'taste',
    why: 'spaces in formulas kept or dropped',
  },
  {
    suite: 'better-bibtex', field: /\.abstract$/, ours: /\$/, whoIsRight: 'taste',
    why: 'a lone dollar sign, here a misread letter, is kept or dropped',
  },
  {
    suite: 'better-bibtex', field: /\.abstract$/, ours: /Γ|→/, whoIsRight: 'ours',
    why: 'a symbol of the formula is lost in theirs',
  },
  {
    suite: 'better-bibtex', field: /number-of-pages$/, whoIsRight: 'taste',
    why: 'a lone number in the pages of a book is how many it has',
  },
  {
    suite: 'better-bibtex', field: /publisher-place$/, theirs: /^$/, whoIsRight: 'taste',
    why: 'the place of a chapter’s publisher is kept',
  },
  {
    suite: 'better-bibtex', file: /films/, field: /director|script-writer|author|editor/, whoIsRight: 'taste',
    why: 'CSL lets a film have authors and editors; theirs moves them to other roles',
  },
  {
    suite: 'better-bibtex', file: /#549/, field: /Algar1985/, whoIsRight: 'ours',
    why: 'the entry’s title is its title; theirs takes it from a list field that styles do not print',
  },
  {
    suite: 'better-bibtex', file: /003/, field: /\.type$/, whoIsRight: 'ours',
    why: 'a proceedings volume is a book, not a chapter',
  },
  {
    suite: 'better-bibtex', file: /#97/, field: /(?:Mindat|Webmineral|Wikipedia).*\.type$/, whoIsRight: 'ours',
    why: 'a web page entered as misc is no journal article',
  },
  {
    suite: 'better-bibtex', file: /009/, field: /\(keys\)/, whoIsRight: 'taste',
    why: 'an entry without fields stays a record, so that its key resolves',
  },
  {
    suite: 'better-bibtex', file: /1562|#2752/, field: /\(keys\)/, whoIsRight: 'ours',
    why: 'the key is the one that the file gives; theirs was replaced or left out',
  },
  {
    suite: 'better-bibtex', file: /#1058/, field: /contributor$/, whoIsRight: 'taste',
    why: 'who gives a talk is its author',
  },
  {
    suite: 'better-bibtex', field: /\.keyword$/, theirs: /^$/, whoIsRight: 'taste',
    why: 'tags of Mendeley are keywords, or are not read',
  },
  {
    suite: 'better-bibtex', field: /\.URL$/, theirs: /[{}]/, whoIsRight: 'ours',
    why: 'an escaped character in an address is that character',
  },
  {
    suite: 'better-bibtex', field: /\.issued$/, whoIsRight: 'ours',
    why: 'a date with its day is more than one without; two dates in one are none',
  },
  {
    suite: 'better-bibtex', field: /\.publisher$/, ours: /; /, whoIsRight: 'taste',
    why: 'two publishers joined by a semicolon or a slash',
  },
]; // prettier-ignore
