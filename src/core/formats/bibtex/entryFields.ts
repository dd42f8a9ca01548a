import type { CslName } from '../../csl';
import { latexToText, latexToVerbatim } from '../../text/latexToText';
import type { FieldStyle } from './cslFields';
import { parseNames } from './parseNames';
import { remember } from './remember';

/** Fields in which the entries of one volume say the same: each value is decoded once. */
const SHARED = new Set(['booktitle', 'editor', 'journal', 'journaltitle', 'series', 'publisher', 'organization']);

/** What the entries of one file share. Names and texts that come from here are used by several records. */
export class SharedValues {
  readonly #texts: Readonly<Record<FieldStyle, Map<string, string>>> = {
    title: new Map(),
    rich: new Map(),
    plain: new Map(),
    verbatim: new Map(),
  };
  readonly #lists = new Map<string, readonly CslName[]>();
  readonly #names = new Map<string, CslName | undefined>();
  readonly #namesWithoutPrefix = new Map<string, CslName | undefined>();

  text(style: FieldStyle, source: string): string {
    return remember(this.#texts[style], source, () => decodeField(style, source));
  }

  /** The names of a list that several records have. */
  list(source: string, useprefix: boolean): readonly CslName[] {
    return remember(this.#lists, useprefix ? source : `- ${source}`, () => this.names(source, useprefix));
  }

  names(source: string, useprefix: boolean): readonly CslName[] {
    return parseNames(source, useprefix, useprefix ? this.#names : this.#namesWithoutPrefix);
  }
}

/** The fields of one entry, decoded when they are asked for. */
export class EntryFields {
  readonly type: string;
  readonly #fields: ReadonlyMap<string, string>;
  readonly #shared: SharedValues;

  /** @param fields TeX sources by lower-case name, inherited ones included */
  constructor(type: string, fields: ReadonlyMap<string, string>, shared: SharedValues) {
    this.type = type;
    this.#fields = fields;
    this.#shared = shared;
  }

  /** Names of the fields, lower case. */
  get present(): Iterable<string> {
    return this.#fields.keys();
  }

  source(name: string): string | undefined {
    return this.#fields.get(name);
  }

  /** The field as text; `undefined` where it is absent or empty. */
  get(style: FieldStyle, name: string): string | undefined {
    const source = this.#fields.get(name);
    if (source === undefined) return undefined;
    // Without braces there is less to decode than to remember.
    return (
      (source.includes('{') && SHARED.has(name) ? this.#shared.text(style, source) : decodeField(style, source)) ||
      undefined
    );
  }

  first(style: FieldStyle, names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.get(style, name);
      if (value) return value;
    }
    return undefined;
  }

  names(name: string, useprefix: boolean): readonly CslName[] {
    const source = this.#fields.get(name);
    if (!source) return [];
    return SHARED.has(name) ? this.#shared.list(source, useprefix) : this.#shared.names(source, useprefix);
  }
}

/** A field's source as text. */
export function decodeField(style: FieldStyle, source: string): string {
  if (style === 'verbatim') return latexToVerbatim(source);
  if (style === 'plain') return latexToText(source);
  return latexToText(source, style === 'title' ? TITLE : RICH);
}

const TITLE = { markup: true, protectCase: true };
const RICH = { markup: true };
