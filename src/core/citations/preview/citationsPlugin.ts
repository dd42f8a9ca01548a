import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { NoteRenderer } from '../csl/noteRenderer';
import { blockCitations } from './blockCitations';
import {
  type BlocksOfNote,
  CITATION,
  citationRule,
  REFERENCES,
  type TokenMeaning,
  type TokenMeanings,
} from './citationTokens';
import { type NoteCitations, readNoteCitations, syntaxOfText } from './noteCitations';
import { citationHtml, type PreviewWords, referencesHtml } from './previewHtml';
import { PreviewRenderings, type RenderingHost } from './previewRenderings';
import { isReferencesHtml, referencesDivRule } from './referencesDiv';
import { citedItems, type KeyMeaning, type RenderedPreview, toPreview } from './renderedPreview';

/** What the preview asks of its host. None of it may throw. */
export interface PreviewHost extends RenderingHost {
  readonly words: PreviewWords;
  /** Whether citations are rendered at all; asked whenever a text is parsed. */
  isEnabled(): boolean;
  /**
   * How the note that is rendered prints, and what keys mean in it; `undefined` leaves the note as it is written.
   * @param env what VS Code hands to its renderer: `currentDocument` is the address of the note, where there is one
   */
  noteOf(env: unknown): { readonly renderer: NoteRenderer; readonly keys: KeyMeaning } | undefined;
  failed(error: unknown): void;
}

/**
 * A markdown-it plugin that renders the citations of a note and its list of references. A text is parsed once and rendered
 * often, for any document; so citations are found when it is parsed, and what they look like is asked when it is rendered.
 * Nothing in it throws: that would take away the whole preview.
 */
export function citationsPlugin(md: MarkdownIt, host: PreviewHost): void {
  const meanings: TokenMeanings = new WeakMap();
  const blocks: BlocksOfNote = new WeakMap();
  const renderings = new PreviewRenderings(host);
  const rendered = new WeakMap<
    object,
    { readonly note: NoteCitations; readonly preview: RenderedPreview | undefined }
  >();
  /** Lists that stand where the note says. */
  const places = new WeakSet<Token>();

  function attempt<T>(work: () => T, otherwise: T): T {
    try {
      return work();
    } catch (error) {
      host.failed(error);
      return otherwise;
    }
  }

  /** Before the blocks' contents are parsed: which citation stands in which of them, and where the list goes. */
  const findCitations = (state: StateCore): void => {
    if (state.inlineMode || !host.isEnabled()) return;
    const note = readNoteCitations(state.src, syntaxOfText(state.src));
    for (const [token, block] of blockCitations(state.src, state.tokens, note.clusters)) {
      if (token.children) blocks.set(token.children, { note, block });
    }
    const isPlace = (token: Token) =>
      places.has(token) || (token.type === 'html_block' && isReferencesHtml(token.content));
    const at = state.tokens.findIndex(isPlace);
    const place = state.tokens[at];
    if (place?.type === REFERENCES) {
      meanings.set(place, { note });
      return;
    }
    const list = new state.Token(REFERENCES, '', 0);
    list.block = true;
    meanings.set(list, { note });
    if (place) places.add(list);
    state.tokens.splice(place ? at + 1 : state.tokens.length, 0, list);
  };

  const pushReferences = (state: StateBlock) => {
    places.add(state.push(REFERENCES, '', 0));
  };

  const rule = referencesDivRule(pushReferences);
  const divRule: typeof rule = (...block) => host.isEnabled() && rule(...block);

  const previewOf = (note: NoteCitations, env: unknown): RenderedPreview | undefined => {
    const holder = typeof env === 'object' && env !== null ? env : undefined;
    const known = holder && rendered.get(holder);
    if (known?.note === note) return known.preview;
    const preview = attempt(() => {
      const found = host.noteOf(env);
      if (!found) return undefined;
      const cited = citedItems(note, found.keys);
      return toPreview(
        cited,
        renderings.render(found.renderer, cited.clusters, key => cited.itemsOf(key)[0]),
      );
    }, undefined);
    if (holder) rendered.set(holder, { note, preview });
    return preview;
  };

  const citation = (
    { note, citation: found }: TokenMeaning,
    env: unknown,
    softBreak: () => string,
  ): string | undefined => {
    const preview = previewOf(note, env);
    const made = found && preview?.citationOf(found.cluster);
    if (!preview || !made) return undefined;
    const mark = citationHtml(made, preview, host.words, found.isInLink || note.options.leavesCitationsUnlinked);
    if (made.noteNumber !== undefined) return found.after + mark;
    return (found.before === '\n' ? softBreak() : found.before) + mark + found.after;
  };

  md.core.ruler.before('inline', 'lectern_citations', state => attempt(() => findCitations(state), undefined));
  md.inline.ruler.before('text', CITATION, citationRule(blocks, meanings));
  md.block.ruler.before('fence', 'lectern_references_div', divRule, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.renderer.rules[CITATION] = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const meaning = token && meanings.get(token);
    const softBreak = () => self.rules.softbreak?.(tokens, index, options, env, self) ?? '\n';
    const html = meaning && attempt(() => citation(meaning, env, softBreak), undefined);
    // as it would be without this plugin: a text that is parsed by itself holds no citations of a note
    return html ?? attempt(() => self.render(md.parseInline(token?.content ?? '', {}), options, env), '');
  };
  md.renderer.rules[REFERENCES] = (tokens, index, _options, env) => {
    const token = tokens[index];
    const meaning = token && meanings.get(token);
    const preview = meaning && previewOf(meaning.note, env);
    return preview ? attempt(() => referencesHtml(meaning.note, preview, host.words, !places.has(token)), '') : '';
  };
}
