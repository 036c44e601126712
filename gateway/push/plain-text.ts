import { compile } from 'html-to-text';
import type { Slot, Template } from './template.ts';

// Slots travel through the conversion as one private-use character each side of their number: no HTML parser, no
// trimming and no escaping touches those.
const OPEN = '\ue000';
const CLOSE = '\ue001';
const MARKS = /[\ue000\ue001]/g;
const MARKED = /\ue000(\d+)\ue001/g;

/** In text, cells side by side need a blank between them, and rows a line each. */
const CELL_END = /<\/t[dh]\s*>/gi;
const ROW_END = /<\/tr\s*>/gi;
const GAP = /\n[ \t]*(\n[ \t]*)+\n/g;

const toText = compile({
  wordwrap: false,
  formatters: {
    picture(element, _walk, builder) {
      const { src = '', alt = '' } = element.attribs ?? {};
      builder.addInline(src.startsWith(OPEN) ? src : alt);
    },
  },
  selectors: [
    { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    { selector: 'img', format: 'picture' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/**
 * The plain text alternative of an HTML template, as a template of its own: converted once, not at every render.
 * Links keep their address, the QR code is replaced by what its text shape says.
 */
export function plainTextOf(html: Template): Template {
  const marked = html.pieces
    .map(
      (piece, n) =>
        piece.replace(MARKS, '').replace(CELL_END, ' $&').replace(ROW_END, '<br>$&') +
        (n < html.slots.length ? mark(html, n) : ''),
    )
    .join('');
  const template: Template = { pieces: [], slots: [] };
  const text = `${toText(marked).replace(GAP, '\n\n').trim()}\n`;
  let at = 0;
  for (const match of text.matchAll(MARKED)) {
    template.pieces.push(text.slice(at, match.index));
    template.slots.push(plainSlot(html.slots[Number(match[1])]!));
    at = match.index + match[0].length;
  }
  template.pieces.push(text.slice(at));
  return template;
}

/** The same word gets the same mark, so that a link whose text is its address is written once. */
function mark({ slots }: Template, n: number): string {
  const own = plainSlot(slots[n]!);
  return OPEN + slots.map(plainSlot).findIndex(({ word, place }) => word === own.word && place === own.place) + CLOSE;
}

function plainSlot({ word, place }: Slot): Slot {
  return { word, place: place === 'url' ? 'url' : 'line' };
}
