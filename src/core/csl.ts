/**
 * A name as CSL-JSON holds it: either a person's parts or one `literal` string.
 * @see CSL-JSON schema 1.0.2, definition `name-variable`
 */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** A date as CSL-JSON holds it: one date or a range of two, each `[year, month?, day?]`. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly (number | string)[])[];
  readonly literal?: string;
  readonly raw?: string;
  readonly circa?: boolean | number | string;
  readonly season?: number | string;
}

/**
 * What CSL-JSON's `custom` object carries for Lectern: facts about a paper that CSL has no variable for.
 * All of it is optional; a field that is absent is not known.
 */
export interface CslCustom {
  /** arXiv identifier without version, `2510.04477` or `cs/0112017`. */
  readonly arxiv?: string;
  /** Ids of declared topics, best first. */
  readonly topics?: readonly string[];
  /** One written sentence that says what the paper does. */
  readonly tldr?: string;
  /** A written summary of two to four sentences. */
  readonly summary?: string;
  /** `method`, `dataset`, `benchmark`, `survey`, `evaluation` or `system`. */
  readonly kind?: string;
  /** Address of the code, data or project page that the paper names. */
  readonly code?: string;
  /** Paths of attached files as the source writes them. */
  readonly files?: readonly string[];
  /** What stands behind `code` where that is no code: `Data`, `Demo` or `Project page`. */
  readonly codeLabel?: string;
  /** Where and when a paper that is known as a preprint was published, as CSL variables of that publication. */
  readonly published?: Readonly<Record<string, unknown>>;
}

/** One bibliographic record in CSL-JSON. Variables not named here are kept as they came. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly 'container-title'?: string;
  readonly 'event-title'?: string;
  readonly publisher?: string;
  readonly volume?: string | number;
  readonly issue?: string | number;
  readonly page?: string | number;
  readonly number?: string | number;
  readonly abstract?: string;
  readonly keyword?: string;
  readonly DOI?: string;
  readonly PMID?: string;
  readonly URL?: string;
  readonly custom?: CslCustom;
  readonly [variable: string]: unknown;
}
