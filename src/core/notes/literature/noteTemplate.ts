import { Liquid, Tag, type Context, type Emitter, type TagToken, type Template, type TopLevelToken } from 'liquidjs';
import { escapeInline } from '../../text/escapeInline';
import { printScalar } from './printScalar';
import { SafeMarkdown } from './safeMarkdown';

/** What a template made of a paper: the managed region stands between the other two. */
export interface RenderedNote {
  readonly before: string;
  /** `undefined` where the template has none; `after` is empty then. */
  readonly region: string | undefined;
  readonly after: string;
}

/** The note, or one sentence for people that says what is wrong with the template. */
export type Rendering = { readonly note: RenderedNote } | { readonly note: undefined; readonly message: string };

/** Characters in a template. */
const MAX_TEMPLATE = 100_000;
/** Characters in a note. */
const MAX_NOTE = 1_000_000;
/** Milliseconds that rendering may take, and a bound on what it may allocate, in units of liquidjs. */
const LIMITS = { renderLimit: 500, memoryLimit: 5_000_000 };

/** Noncharacters mark where the region begins and ends in the rendered text: no text may hold them (Unicode, 23.7). */
const [BEGIN, END] = ['\uFDD0', '\uFDD1'];

/** `{% managed %} … {% endmanaged %}`: the part that is written anew at each update. */
class ManagedTag extends Tag {
  readonly #templates: Template[] = [];

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    const stream = liquid.parser
      .parseStream(remaining)
      .on('tag:endmanaged', () => stream.stop())
      .on('template', (template: Template) => void this.#templates.push(template))
      .on('end', () => {
        throw new Error(`tag ${token.getText()} not closed`);
      });
    stream.start();
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write(BEGIN);
    yield this.liquid.renderer.renderTemplates(this.#templates, context, emitter);
    emitter.write(END);
  }
}

/** Untrusted text becomes text that shows itself and is nothing live; what is no text shows nothing. */
function escapeOutput(value: unknown): string {
  if (value instanceof SafeMarkdown) return value.text;
  if (value === undefined || value === null || typeof value === 'function') return '';
  if (Array.isArray(value)) return value.map(escapeOutput).join(', ');
  return escapeInline(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function createEngine(escape: (value: unknown) => string): Liquid {
  const engine = new Liquid({
    // no file is ever read: `include`, `render` and `layout` find nothing
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: escape,
    parseLimit: MAX_TEMPLATE,
    ...LIMITS,
  });
  engine.registerTag('managed', ManagedTag);
  engine.registerFilter('yaml', { raw: true, handler: printScalar });
  return engine;
}

/** Text as it is, for names. */
function plainOutput(value: unknown): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

const engines = { markdown: escapeOutput, plain: plainOutput };
const made = new Map<keyof typeof engines, Liquid>();

function engineFor(output: keyof typeof engines): Liquid {
  const engine = made.get(output) ?? createEngine(engines[output]);
  made.set(output, engine);
  return engine;
}

function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const first = message.split('\n')[0] ?? message;
  return first.replace(/^(.*), line:(\d+), col:(\d+)$/, 'line $2, column $3: $1');
}

/**
 * The text that a template makes; `undefined` with the reason where it can't. Bounded in time and size; never throws.
 * @param output `markdown`: text of the paper is escaped; `plain`: it is not
 */
export function renderText(
  template: string,
  variables: object,
  output: keyof typeof engines,
): { readonly text: string } | { readonly text: undefined; readonly message: string } {
  if (template.length > MAX_TEMPLATE) {
    return { text: undefined, message: `it has more than ${MAX_TEMPLATE} characters` };
  }
  try {
    const text: unknown = engineFor(output).parseAndRenderSync(template, variables, LIMITS);
    const rendered = String(text);
    if (rendered.length > MAX_NOTE)
      return { text: undefined, message: `its note has more than ${MAX_NOTE} characters` };
    return { text: rendered };
  } catch (error) {
    return { text: undefined, message: sentence(error) };
  }
}

/** What a template makes of a paper's variables; see {@link renderText}. */
export function renderTemplate(template: string, variables: object): Rendering {
  const result = renderText(template, variables, 'markdown');
  if (result.text === undefined) return { note: undefined, message: result.message };
  const parts = result.text.split(/([\uFDD0\uFDD1])/);
  if (parts.length === 1) return { note: { before: result.text, region: undefined, after: '' } };
  const [before = '', begin, region = '', end, after = ''] = parts;
  if (parts.length !== 5 || begin !== BEGIN || end !== END) {
    return { note: undefined, message: 'it has more than one {% managed %}' };
  }
  return { note: { before, region, after } };
}
