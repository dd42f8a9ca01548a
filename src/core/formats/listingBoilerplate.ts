/** No line of a page's furniture is longer; an abstract that happens to begin like one is. */
const MAX_LENGTH = 160;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?';
const DATE = `(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:, ?\\d{4})?|\\d{1,2} ${MONTH},?(?: \\d{4})?|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|${MONTH} \\d{4})`;
const AGO = '(?:about |over )?(?:\\d+|an?|one) ?(?:minute|hour|day|week|month|year|min|hr|mo|yr|[hdwmy])s? ?(?:ago)?';
const COUNT = '\\d[\\d.,]*[km]?';
const ACT =
  'upvote|like|share|save|bookmark|follow|following|comment|reply|cite|citation|download|view|vote|star|fork|read|author|paper|result|model|dataset|space|member|repl(?:y|ie)|discussion|collection|reference|figure|page|point|follower|contributor|submission|min read';

/** What stands on a page beside its papers, each as a whole line. */
const FURNITURE = [
  `${COUNT}(?: ?[/|·•–-] ?${COUNT})*`,
  `(?:${ACT})s?(?: ?[:·•] ?| )?\\(?(?:${COUNT})?\\)?`,
  `(?:[·•+-] ?)?${COUNT} (?:new )?(?:${ACT})s?`,
  `${DATE}|${AGO}|(?:today|yesterday|just now)`,
  `(?:first |last )?(?:published|submitted|posted|updated|uploaded|added|created|revised|announced|released)(?: (?:on|at))?:? (?:${DATE}|${AGO}|today|yesterday)`,
  `(?:submitted|posted|uploaded|added|shared|curated) by:? .{1,80}`,
  `(?:paper|article|preprint) ?[·•] ?.{1,100}`,
  '(?:get|receive|want) .{0,80}\\b(?:papers|research|articles|news|reading list)\\b.{0,60}\\b(?:e-?mail|inbox|newsletter)\\b.{0,40}',
  '(?:un)?subscribe(?:d| now| to (?:our|the) .{0,60})?|sign (?:up|in|out)(?: (?:now|for free|with \\w+))?|log ?(?:in|out)|register|my account|create (?:an )?account',
  '(?:sign (?:up|in)|log ?in)(?: or (?:sign (?:up|in)|log ?in))? to .{1,80}|join (?:us|the (?:community|discussion).{0,60})',
  '(?:load|show|see|view|read|learn) (?:more|less|all)(?: (?:papers|results|comments|details))?(?: ?[.…›→»]+)?|more|loading ?(?:\\.{3}|…)?',
  '(?:next|prev|previous|first|last|older|newer)(?: page)?(?: ?[›→»]+)?|[‹←«] ?(?:prev|previous|newer|back)(?: page)?|back(?: to (?:top|papers|results|search))?',
  `page:? ${COUNT}(?: (?:of|/) ${COUNT})?|(?:showing|displaying|results?) ?:? ${COUNT}(?: ?(?:-|–|to) ?${COUNT})?(?: (?:of|out of) (?:about )?${COUNT})?(?: \\w+)?|(?:about )?${COUNT} ?(?:-|–|to|of) ?${COUNT}(?: (?:of|results|papers|entries).{0,30})?`,
  '(?:sort|order|filter|group)(?:ed)?(?: by)?:?(?: ?(?:relevance|dates?|newest|oldest|recent(?:ly (?:added|updated))?|most .{1,20}|title|author|year|upvotes|likes|trending|popular(?:ity)?|topic|all))?',
  'search(?: (?:papers|results|models|arxiv|for papers|by .{1,30}))*(?: ?[.…]+)?',
  'skip to .{1,40}|toggle .{1,40}|menu|home|about(?: us)?|help|faq|contact(?: us)?|docs|documentation|pricing|blog|news|forum|explore|browse|settings|profile|notifications|trending|daily papers|trending papers|hugging ?face|arxiv|papers with code|top papers|recent papers|new',
  'abstract|title|authors?|ai[- ]generated summary|view pdf|pdf|html(?: \\(experimental\\))?|view (?:on )?(?:arxiv|github|paper|abstract)(?: page)?|arxiv(?: page)?:?(?: ?\\d{4}\\.\\d{4,5}(?:v\\d+)?)?(?: \\[[\\w.-]+\\])?|github(?: ?[·•]? ?[\\d.,]+k?)?|project page|code|add to (?:collection|library|favou?rites)|copy (?:link|citation|bibtex)|cite this paper|bibtex',
  'we use cookies.{0,100}|(?:accept|reject)(?: all)?(?: cookies)?|cookie (?:policy|settings)|privacy(?: policy| notice)?|terms(?: of (?:service|use)|(?: and|&| &) conditions)?|all rights reserved\\.?|(?:copyright|©) .{0,80}|powered by .{1,40}',
];
const BOILERPLATE = new RegExp(`^(?:${FURNITURE.join('|')})$`, 'i');
/** Arrows, hearts and bullets that a button draws before or after its words. */
const ORNAMENTS = /^[^\p{L}\p{N}(©‹«$`<[]+|[^\p{L}\p{N})\].…›»$`>]+$/gu;

/** Whether a line belongs to the web page, not to one of its papers: a counter, a button, a date, a menu entry. */
export function isBoilerplate(line: string): boolean {
  if (line.length > MAX_LENGTH) return false;
  const words = line.replace(ORNAMENTS, '');
  return !/[\p{L}\p{N}]/u.test(words) || BOILERPLATE.test(words);
}

/** Whether a line above the first paper speaks to the visitor of the page rather than names a paper. */
export function isCallToAction(line: string): boolean {
  return line.length <= MAX_LENGTH && /!$|\b(?:your|our) (?:inbox|e-?mail|newsletter|community|website)\b/i.test(line);
}

/**
 * Words that a copied page glues to what follows. Only such as begin no real name: `ShareGPT4V`, `FollowIR`, `SearchGPT`
 * and `ViewCo` are papers.
 */
const GLUED =
  /^(?:(?:Subscribe|Sign [Uu]p|Sign [Ii]n|Log [Ii]n|Login|Upvote|Load more|Show more|Read more)(?=[\p{Lu}\p{Lo}\d“"‘([]|[a-z]{1,3}\p{Lu}))+/u;

/** A title without the words of a button that stick to its front: `SubscribeMedCLM: …`. */
export function unstickTitle(title: string): string {
  return title.replace(GLUED, '');
}
