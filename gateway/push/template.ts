import type { FieldError } from '../core/errors.ts';
import type { Channel } from '../core/model/common.ts';
import { escapeHtml, escapeUrlPart, oneLine } from './escape.ts';
import { type HtmlContext, htmlContexts } from './html-context.ts';
import { isWord, nearestWord, WILDCARDS, type Word } from './wildcards.ts';

/** The QR code in each of the three shapes a place may need. */
export interface QrShapes {
  /** The img element. */
  html: string;
  /** The address for an img element of the template's own. */
  src: string;
  /** What plain text says in its place. */
  text: string;
}
/** A value for each word; plain text, not yet escaped. */
export type Values = Record<Exclude<Word, 'QRCODE'>, string> & { QRCODE: QrShapes };

/** How a value must be written where it lands. */
type Place = 'html' | 'url' | 'src' | 'line';
export interface Slot {
  word: Word;
  place: Place;
}
/** A checked template: literal text and slots in turn, `pieces[0]` before `slots[0]`, one piece more than slots. */
export interface Template {
  pieces: string[];
  slots: Slot[];
}

export interface Source {
  text: string;
  /** Field that errors name. */
  path: string;
  channel: Channel;
  html: boolean;
  /** Words that this field refuses, with the reason. */
  refused?: Partial<Record<Word, string>>;
}

// Two opening brackets always begin a wildcard, so that a mistyped one is never sent as it stands.
const WILDCARD = /\[\[([^[\]\n]{0,80})\]\]|\[\[/g;

/** Compiles a template. What is wrong is added to `errors`, each with line and column; the result is then not for use. */
export function compile(source: Source, errors: FieldError[]): Template {
  const found = [...source.text.matchAll(WILDCARD)];
  const positions = found.map(({ index }) => index);
  const contexts = source.html ? htmlContexts(source.text, positions) : [];
  const template: Template = { pieces: [], slots: [] };
  let at = 0;
  for (const [n, match] of found.entries()) {
    const end = match.index + match[0].length;
    const slot = slotOf(source, match, contexts[n]);
    if (typeof slot === 'string') {
      errors.push({ path: source.path, message: `${lineAndColumn(source.text, match.index)}: ${slot}` });
    } else {
      template.pieces.push(source.text.slice(at, match.index));
      template.slots.push(slot);
    }
    at = end;
  }
  template.pieces.push(source.text.slice(at));
  return template;
}

/** Fills in the values, each escaped for its place. */
export function render({ pieces, slots }: Template, values: Values): string {
  let text = pieces[0]!;
  for (let n = 0; n < slots.length; n++) text += valueAt(slots[n]!, values) + pieces[n + 1]!;
  return text;
}

/** The words a template holds. */
export function wordsOf(...templates: Template[]): Set<Word> {
  return new Set(templates.flatMap(({ slots }) => slots.map(({ word }) => word)));
}

function valueAt({ word, place }: Slot, values: Values): string {
  if (word === 'QRCODE') return place === 'line' || place === 'url' ? values.QRCODE.text : values.QRCODE[place];
  const value = values[word];
  if (place === 'html') return escapeHtml(value);
  return place === 'url' ? escapeUrlPart(value) : oneLine(value);
}

/** The slot, or in words why there can be none. */
function slotOf(source: Source, match: RegExpExecArray, context: HtmlContext | undefined): Slot | string {
  if (match[1] === undefined) return `"[[" begins a wildcard that is not closed; write [[LINK]], for example.`;
  const name = match[1]
    .replace(/<[^>]*>/g, '')
    .trim()
    .toUpperCase();
  if (!isWord(name)) {
    const near = nearestWord(name);
    const hint = near ? `Did you mean [[${near}]]?` : 'The list beside the editor shows those there are.';
    return `There is no wildcard [[${match[1].trim()}]]. ${hint}`;
  }
  if (/[<>]/.test(match[1])) return `There is formatting inside [[${name}]]; write the word without it.`;
  const refusal = source.refused?.[name] ?? channelRefusal(name, source);
  if (refusal) return `[[${name}]] ${refusal}`;
  if (!context) return { word: name, place: 'line' };
  const place = placeIn(context, name, source.text, match);
  return typeof place === 'string' ? { word: name, place } : place.refusal;
}

function channelRefusal(word: Word, { channel, html }: Source): string | null {
  const known = WILDCARDS.find(({ name }) => name === word)!;
  if (!known.channels.includes(channel)) return 'is a picture, and an SMS carries only text. Use [[LINK]] instead.';
  if (word === 'QRCODE' && !html) return 'needs HTML Format: tick the box, or use [[LINK]] instead.';
  return null;
}

const URL_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'background', 'cite', 'poster', 'data']);

function placeIn(context: HtmlContext, word: Word, text: string, match: RegExpExecArray): Place | { refusal: string } {
  const refuse = (why: string) => ({ refusal: `[[${word}]] ${why}` });
  if (context.kind === 'text') return 'html';
  if (context.kind === 'closed') return refuse(`cannot stand in ${context.where}; place it in the text.`);
  const { tag, name, quoted, from } = context;
  if (!quoted) return refuse(`stands in an attribute without quotes; write ${name}="[[${word}]]".`);
  const atStart = match.index === from;
  const whole = atStart && text[match.index + match[0].length] === text[from - 1];
  if (word === 'QRCODE') {
    if (tag === 'img' && name === 'src' && whole) return 'src';
    return refuse('is a whole picture: place it in the text, or alone in the src of an <img>.');
  }
  if (name === 'style' || name === 'srcdoc' || name === 'srcset' || name.startsWith('on')) {
    return refuse(`cannot stand in a ${name} attribute.`);
  }
  if (!URL_ATTRIBUTES.has(name) && !name.endsWith(':href')) return 'html';
  if (!atStart) return 'url';
  return word === 'LINK' ? 'html' : refuse(`cannot begin the address in ${name}; only [[LINK]] can.`);
}

function lineAndColumn(text: string, index: number): string {
  const before = text.slice(0, index).split(/\r\n|\r|\n/);
  return `Line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
