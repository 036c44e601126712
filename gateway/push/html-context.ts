/** Where in HTML a position is. */
export type HtmlContext =
  | { kind: 'text' }
  | {
      kind: 'attribute';
      /** Lower case. */
      tag: string;
      name: string;
      quoted: boolean;
      /** Where the value begins, behind the quote. */
      from: number;
    }
  /** Inside `where` no value can be made safe. */
  | { kind: 'closed'; where: string };

/** Elements whose text is not HTML. */
const RAW = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext']);

/**
 * Finds the context of each position, as a browser or mail client would read the text (HTML standard, 13.2.5,
 * the states that matter here). What stands in Outlook's conditional comments counts as HTML.
 * @param positions ascending, in UTF-16 units
 */
export function htmlContexts(html: string, positions: readonly number[]): HtmlContext[] {
  const contexts: HtmlContext[] = [];
  const spans = htmlSpans(html);
  let span = spans.next();
  for (const position of positions) {
    while (!span.done && span.value.end <= position) span = spans.next();
    contexts.push(span.done ? { kind: 'text' } : span.value.context);
  }
  return contexts;
}

interface Span {
  end: number;
  context: HtmlContext;
}

const TEXT: HtmlContext = { kind: 'text' };

function* htmlSpans(html: string): Generator<Span> {
  let at = 0;
  while (at < html.length) {
    const open = indexOrEnd(html, '<', at);
    yield { end: open, context: TEXT };
    at = open;
    if (html.startsWith('<!--[if', at)) {
      at = indexOrEnd(html, ']>', at, 2);
    } else if (html.startsWith('<!--', at)) {
      at = indexOrEnd(html, '-->', at + 4, 3);
      yield { end: at, context: { kind: 'closed', where: 'a comment' } };
    } else if (/^<[!?]/.test(html.slice(at, at + 2))) {
      at = indexOrEnd(html, '>', at, 1);
      yield { end: at, context: { kind: 'closed', where: 'a declaration' } };
    } else {
      at = yield* tagSpans(html, at);
    }
  }
}

/** One tag and, where it opens an element of raw text, that text. Returns the position behind. */
function* tagSpans(html: string, at: number): Generator<Span, number> {
  const [head, tag = ''] = /^<\/?([A-Za-z][^\s/>]*)/.exec(html.slice(at, at + 100)) ?? [];
  if (head === undefined) {
    yield { end: at + 1, context: TEXT };
    return at + 1;
  }
  const name = tag.toLowerCase();
  const end = yield* attributeSpans(html, at + head.length, name);
  if (!RAW.has(name) || head.startsWith('</')) return end;
  const close = html.slice(end).search(new RegExp(`</${name}[\\s/>]`, 'i'));
  const after = close < 0 ? html.length : end + close;
  yield { end: after, context: { kind: 'closed', where: `a <${name}> element` } };
  return after;
}

const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*)?/y;

function* attributeSpans(html: string, from: number, tag: string): Generator<Span, number> {
  const between: HtmlContext = { kind: 'closed', where: `the <${tag}> tag itself` };
  let at = from;
  while (at < html.length && html[at] !== '>') {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(html);
    at = found ? ATTRIBUTE.lastIndex : at + 1;
    yield { end: at, context: between };
    if (!found?.[2]) continue;
    const quote = html[at] === '"' || html[at] === "'" ? html[at]! : null;
    const start = quote ? at + 1 : at;
    const length = quote ? -1 : html.slice(start).search(/[\s>]/);
    const end = quote ? indexOrEnd(html, quote, start) : length < 0 ? html.length : start + length;
    const name = found[1]!.toLowerCase();
    yield { end, context: { kind: 'attribute', tag, name, quoted: quote !== null, from: start } };
    at = quote ? Math.min(end + 1, html.length) : end;
    yield { end: at, context: between };
  }
  const end = Math.min(at + 1, html.length);
  yield { end, context: between };
  return end;
}

function indexOrEnd(text: string, search: string, from: number, plus = 0): number {
  const index = text.indexOf(search, from);
  return index < 0 ? text.length : index + plus;
}
