import type { Paper } from '../../paper';
import { findAcronyms, findKeywordAcronyms } from '../../search/acronyms';
import { isStopWord } from '../../search/stopWords';
import { stem } from '../../search/terms';
import { isForeignStopWord } from './foreignStopWords';
import { foldText } from '../../text/fold';

/** Words that stand in the title of any paper: alone they name nothing, and at either end of a phrase they only blur it. */
const WEAK_WORDS = new Set(
  (
    'academic across advance advanced advances aid aided along alternative among analyses analysis analyzing and application ' +
    'applications applied apply applying approach approaches article aspects assess assessed assessing assessment associated ' +
    'association automated automatic available base based basic best better beyond book brief case cases challenge challenges chapter characteristics ' +
    'clinical combined combining comment common comparative compare compared comparing comparison complete comprehensive concept ' +
    'concepts conference consideration considerations contribution contributions current data dataset demonstration describe described design designing development developing different ' +
    'distinct due easy edition editor editors effect effective effects efficient efficiently emerging enable enabled enabling end enhanced ' +
    'enhancing essay establishing estimation evaluate evaluating evaluation evidence example examples experience experiments exploring explore extended extending fast ' +
    'feature features findings first five following four framework free frontiers full fully function future general generalizable good great group guide helpful high higher historical history ' +
    'ideas identification identify identifying impact implementation important improve improved improvement improving include including increased index influence information ' +
    'innovative integrated integrating integration interactive international introducing introduction investigating investigation issue issues joint journal key knowledge known large late ' +
    'learn learned left right upper united mental alone leveraging like limited little long longer low lower made major make making management manual many measure measured measurement ' +
    'measuring method methodology methods model modeling models modern multi multiple near need needs new note notes novel number observed old open ' +
    'optimal order outcome outcomes overview paper papers part patient patients perform performance performed perspective perspectives possible practical practice predict predicting present presented principle principles problem ' +
    'problems procedure procedures proceedings process processes program project promise proposed provide providing publication quick real realistic recent recently reference related relation relations relationship release ' +
    'reliable report reports research response rest result results revealed revealing review revisited role scalable scheme second select selected series set setting short show showing simple simplified ' +
    'single small solution solutions solving some special specific state step strategies strategy studies study studying subject subjects successful supplement support survey surveys system systems task tasks technical technique ' +
    'techniques technologies technology test testing text theory thing third three time title today tool tools toward towards trial tutorial two type types understand understanding unified universal ' +
    'january february march april may june july august september october november december ago around think thinking recognize recognise write ' +
    'induce induces induced inducing diverse emergent capabilities capability handbook handbooks symposium glossary dissemination story life catalog catalogs congresses states multifactorial beyond once ever again really why how yes ' +
    'use used useful user users uses using utilization utilizing value values various vast version versus via view volume way ways well wide work working works world year years'
  ).split(' '),
);
/** Nouns that say little without the word before them: what is generated, which network, whose disease. */
const GENERIC_WORDS = new Set(
  (
    'agent agents algorithm algorithms alignment artery benchmark benchmarks cell cells classification code composition computer computers computing ' +
    'corpus decision detection diagnosis disease diseases disorder disorders engineering error errors extraction gene generation ' +
    'graph healthcare industry inference instruction instructions investment language languages library machine machines mitigation network ' +
    'networks operation operations optimization parameter parameters prediction presentation printing processing product production ' +
    'quality rate rates reasoning recognition region regions representation resection response retrieval risk sampling search ' +
    'selection sequence sequences service services simulation simulations software space speech stenosis structure structures surgery ' +
    'syndrome syndromes therapy treatment training transformation transplantation variable variables vein algebra flow image images cyst cysts nerve infection press book books terms'
  ).split(' '),
);
const GENERIC_KEYS = new Set([...GENERIC_WORDS].map(stem));

/** Whether a phrase is a single word that says little by itself. */
export function isGeneric(key: string): boolean {
  return GENERIC_KEYS.has(key);
}

/** Adjectives and other words that cannot stand at a phrase's end. */
const NO_END =
  /(?:^(?:clinical|medical|deep|neural|random|open|public|early|acute|chronic|human|aware|driven|guided|aided|enhanced|oriented|level|scale|end|shot|self|semi|non|pre|post|inter|intra|cross|multi|large|low|high|small|severe|de|la|le|van|von|der|des|du|el|al)$)|(?:ous|ive|ical|able|ible)$/u;
/** An adjective that ends a phrase leaves its noun out. */
const ADJECTIVE = /(?:al|ic|icit|iac|ary|ular|ous|oid|ed|ing)$/;
const NOUNS =
  /(?:ss|hospital|signal|retrieval|journal|animal|manual|survival|removal|renewal|proposal|metal|crystal|portal|capital|interval|material|mineral|potential|withdrawal|music|metric|topic|logic|fabric|traffic|arithmetic|plastic|antibiotic|anaesthetic|anesthetic|clinic|epidemic|pandemic|graphic|comic|public|library|dictionary|vocabulary|glossary|boundary|summary|salary|bed|seed|feed|speed|bleeding|learning|reasoning|imaging|screening|training|staging|monitoring|typesetting|printing|painting|writing|programming|modeling|modelling|coding|mining|processing|parsing|tagging|labeling|binding|engineering|computing|testing|scheduling|pricing|sampling|routing|building|feeding|smoking|counseling|counselling|aging|hearing|answering|matching|planning|tracking|mapping|clustering|ranking|drawing|lettering|engraving|publishing|editing|grounding|prompting|sequencing|bypass grafting|grafting|grading|recording|embedding|encoding|summarizing|wellbeing|string|king|ring|spring|wing)$/;
const NO_START =
  /^(?:de|la|le|van|von|der|des|du|el|al|aware|driven|guided|aided|shot|level|scale|non|pre|post|inter|intra|cross|multi|self|semi)$/u;
/** `d'Alembert`, `l'analyse`: a function word stands before it. */
const ELISION = /^(?:[cdjlmnst]|qu)['’]/u;
const LONGEST = 3;
/** Words of a phrase whose short forms are spelt out. */
const MOST_WORDS = 4;
/** Words that open with a capital, of those in a title from which nothing is learnt about capitals and of one in title case. */
const MIXED_CASE = 0.45;
const TITLE_CASE = 0.6;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’+]*(?:[-\u2010\u2011][\p{L}\p{N}][\p{L}\p{M}\p{N}'’+]*)*|[^\s]/gu;

interface Word {
  /** As it stands in the text. */
  readonly surface: string;
  readonly folded: string;
  /** Stems of the word and of its hyphenated parts; empty where no phrase may cross it. */
  readonly key: string;
  readonly isWeak: boolean;
}

/** A phrase of one to three words. */
export interface Phrase {
  /** The stems of its words: phrases with the same key are the same. */
  readonly key: string;
  readonly words: readonly string[];
  /** Whether it can stand alone as a name: its last word is a noun, as far as the ending tells. */
  readonly endsInNoun: boolean;
}

function isTitleCase(text: string, share = TITLE_CASE): boolean {
  const words = text.match(/\p{L}[\p{L}'’]{3,}/gu) ?? [];
  const capital = words.filter(word => /^\p{Lu}/u.test(word)).length;
  return words.length > 1 && capital > words.length * share;
}

/** Whether a word is written as short forms are. */
function isShortForm(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word);
}

/** Reads phrases of titles and keywords, and how their words are written. */
export class PhraseReader {
  readonly #stems = new Map<string, string>();
  /** How often a word was met in small letters, less how often with a capital inside a sentence. */
  readonly #small = new Map<string, number>();
  /** Key of the short form → key of the long form and back, with how often they were met together. */
  readonly #longForms = new Map<string, Map<string, { count: number; text: string; short: string }>>();
  #shortForms: Map<string, readonly string[]> | undefined;

  /** Takes in how a paper writes its words and which short forms it explains. */
  learn(paper: Paper): void {
    const { title, keywords, summary, abstract } = paper;
    const texts = [title, summary?.paragraph, abstract?.slice(0, 5000)].filter(text => text !== undefined);
    for (const text of texts) this.#learnCase(text, isTitleCase(text, MIXED_CASE));
    for (const keyword of keywords) this.#learnCase(keyword, true);
    const pairs = [...texts.flatMap(text => findAcronyms(text)), ...findKeywordAcronyms(keywords)];
    for (const { short, long } of pairs) {
      if (!/^\p{Lu}[\p{L}\p{N}-]*$/u.test(short) || !isShortForm(short)) continue;
      const from = this.#keyOf(foldText(short));
      const to = this.#keyOfText(long);
      if (!from || !to || from === to) continue;
      const forms = this.#longForms.get(from) ?? new Map<string, { count: number; text: string; short: string }>();
      this.#longForms.set(from, forms);
      forms.set(to, { count: (forms.get(to)?.count ?? 0) + 1, text: long, short });
    }
  }

  /** @param skipsCapitals capitals in it say nothing */
  #learnCase(text: string, skipsCapitals: boolean): void {
    const count = (word: string, by: number) => this.#small.set(word, (this.#small.get(word) ?? 0) + by);
    for (const [word] of text.matchAll(/(?<![\p{L}'’])\p{Ll}[\p{Ll}'’]+/gu)) count(word, 1);
    if (skipsCapitals) return;
    for (const [word] of text.matchAll(/(?<=\p{Ll} )\p{Lu}[\p{Ll}'’]+/gu)) count(word.toLowerCase(), -1);
  }

  /** What a short form of the library stands for; `undefined` for all other keys and for short forms of several meanings. */
  longForm(key: string): { readonly key: string; readonly text: string; readonly short: string } | undefined {
    const forms = this.#longForms.get(key);
    if (!forms) return undefined;
    const sorted = [...forms].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
    const [first, second] = sorted;
    if (!first || (second && second[1].count * 2 > first[1].count)) return undefined;
    return { key: first[0], text: first[1].text, short: first[1].short };
  }

  /** The keys of the short forms of which {@link longForm} gives this one. */
  shortForms(key: string): readonly string[] {
    if (!this.#shortForms) {
      this.#shortForms = new Map();
      for (const short of this.#longForms.keys()) {
        const long = this.longForm(short)?.key;
        // `AGS` has the stem of `age`
        const isWord = [...(this.#longForms.get(short)?.values() ?? [])].some(form => foldText(form.short) !== short);
        if (long !== undefined && !isWord) this.#shortForms.set(long, [...(this.#shortForms.get(long) ?? []), short]);
      }
    }
    return this.#shortForms.get(key) ?? [];
  }

  /** The key of a phrase with the short forms among its words spelt out, where that is no sentence. */
  spelledOut(phrase: Phrase): { readonly key: string; readonly text: string } | undefined {
    const keys = phrase.key.split(' ');
    if (!phrase.words.some(isShortForm)) return undefined;
    const forms = keys.map((key, i) => (isShortForm(phrase.words[i] ?? '') ? this.longForm(key) : undefined));
    if (keys.length !== phrase.words.length || forms.every(form => !form)) return this.longForm(phrase.key);
    const key = forms.map((form, i) => form?.key ?? keys[i]).join(' ');
    const text = forms.map((form, i) => form?.text ?? phrase.words[i]).join(' ');
    return key.split(' ').length <= MOST_WORDS ? { key, text } : undefined;
  }

  /** The phrases of a text, each as often as it stands there. */
  phrases(text: string): Phrase[] {
    const found: Phrase[] = [];
    let run: Word[] = [];
    const end = () => {
      for (let start = 0; start < run.length; start++)
        for (let length = 1; length <= LONGEST && start + length <= run.length; length++) {
          const words = run.slice(start, start + length);
          if (isPhrase(words)) {
            const last = words.at(-1)?.folded ?? '';
            found.push({
              key: words.map(({ key }) => key).join(' '),
              words: words.map(({ surface }) => surface),
              endsInNoun: isNoun(last, words.length === 1),
            });
          }
        }
      run = [];
    };
    const small = isTitleCase(text);
    for (const [piece] of text.matchAll(WORD)) {
      const word = this.#word(piece, small);
      if (word) run.push(word);
      else end();
    }
    end();
    return found;
  }

  #word(piece: string, small: boolean): Word | undefined {
    if (!/^[\p{L}\p{N}]/u.test(piece)) return undefined;
    const folded = foldText(piece).replace(/['’]s$/, '');
    if (isStopWord(folded) || isForeignStopWord(folded) || ELISION.test(folded)) return undefined;
    const key = this.#keyOf(folded);
    if (!key) return undefined;
    return { surface: this.#surface(piece, small), folded, key, isWeak: WEAK_WORDS.has(folded) || /^\d/.test(folded) };
  }

  /** The word as it would stand inside a sentence. */
  #surface(piece: string, small: boolean): string {
    const parts = piece.split(/([-\u2010\u2011])/u);
    return parts
      .map(part => {
        if (!/^\p{Lu}[\p{Ll}'’]+$/u.test(part)) return part;
        const lower = part.toLowerCase();
        const known = this.#small.get(lower) ?? 0;
        return known > 0 || (small && known === 0) ? lower : part;
      })
      .join('');
  }

  #keyOf(folded: string): string {
    let key = this.#stems.get(folded);
    if (key === undefined) {
      const parts = folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      key = parts.map(stem).join(' ');
      this.#stems.set(folded, key);
    }
    return key;
  }

  #keyOfText(text: string): string {
    return text
      .split(/\s+/)
      .map(word => this.#keyOf(foldText(word)))
      .filter(Boolean)
      .join(' ');
  }
}

function isNoun(last: string, isAlone: boolean): boolean {
  // `zero-shot`, `open-domain` stand before a noun; `x-ray` and `t-cell` are one
  if (isAlone && /^\p{L}{2,}-/u.test(last)) return false;
  return !ADJECTIVE.test(last) || NOUNS.test(last);
}

function isPhrase(words: readonly Word[]): boolean {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || last.isWeak || first.folded.length < 2) return words.length > 1 && isWeakEnding(words);
  if (NO_START.test(first.folded)) return false;
  if (words.length === 1 && NO_END.test(first.folded)) return false;
  if (words.length === 1) return first.folded.length > 2 || /^\p{Lu}{2}$/u.test(first.surface);
  return !first.isWeak && !NO_END.test(last.folded);
}

/** `language model`, `recommender systems`: a weak word closes a phrase well when a telling one stands before it. */
function isWeakEnding(words: readonly Word[]): boolean {
  const last = words.at(-1);
  const first = words[0];
  return (
    first !== undefined &&
    !first.isWeak &&
    !NO_START.test(first.folded) &&
    first.folded.length > 1 &&
    /^(?:models?|systems?|analysis|theory|learning|data|design|methods?|information|management|assessment|evaluation|estimation|measurement|response|outcomes?|function|programs?|modeling|testing|tests?|identification|technology|processes?|process|understanding|knowledge|integration|text|patients?)$/.test(
      last?.folded ?? '',
    )
  );
}
