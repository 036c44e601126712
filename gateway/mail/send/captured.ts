import { notFound } from '../../core/errors.ts';
import type { ListQuery, Page } from '../../core/model/common.ts';
import type { Captured, CapturedSummary } from '../../core/model/gateways.ts';
import type { CapturedService } from '../../core/services.ts';
import type { CapturedStore } from '../../core/stores.ts';
import type { MailParser, ParsedMail, ParsedPart } from '../parse/parser.ts';

/** More than this is not parsed for show; the whole is in the source. */
const MAX_SHOWN = 10 * 1024 * 1024;
const MAX_INLINED_IMAGE = 1024 * 1024;

/** What the capture route kept, read as a mail client would. */
export class CapturedMails implements CapturedService {
  readonly #store: CapturedStore;
  readonly #parser: MailParser;

  constructor(store: CapturedStore, parser: MailParser) {
    this.#store = store;
    this.#parser = parser;
  }

  list(query: ListQuery): Promise<Page<CapturedSummary>> {
    return this.#store.list(query);
  }

  async get(id: string): Promise<Captured> {
    const { summary, source } = await this.#row(id);
    const mail = await this.#parser.parse(source.subarray(0, MAX_SHOWN), {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      keepCidLinks: true,
    });
    return {
      ...summary,
      text: mail.text,
      html: mail.html && withImages(mail.html, mail.parts),
      headers: mail.headers.map(({ name, line }) => headerField(name, line)),
      parts: partsOf(mail),
    };
  }

  async source(id: string): Promise<Buffer> {
    return (await this.#row(id)).source;
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#store.delete(id))) throw notFound('captured mail', id);
  }

  clear(): Promise<number> {
    return this.#store.clear();
  }

  async #row(id: string): Promise<{ summary: CapturedSummary; source: Buffer }> {
    const row = await this.#store.get(id);
    if (!row) throw notFound('captured mail', id);
    return row;
  }
}

function headerField(key: string, line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  if (colon < 0) return { name: key, value: '' };
  return {
    name: line.slice(0, colon).trim(),
    value: line
      .slice(colon + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim(),
  };
}

/** `cid:` images as data: URLs, since the frame that shows the mail may load nothing. */
function withImages(html: string, parts: readonly ParsedPart[]): string {
  return html.replace(/(["'(])cid:([^"')\s]+)/g, (link, before: string, cid: string) => {
    const image = parts.find(({ contentId }) => contentId === decodeURIComponentSafely(cid));
    if (!image?.type.startsWith('image/') || image.octets > MAX_INLINED_IMAGE) return link;
    return `${before}data:${image.type};base64,${Buffer.from(image.content).toString('base64')}`;
  });
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign: taken literally
  }
}

function partsOf(mail: ParsedMail): Captured['parts'] {
  const text = (type: string, content: string | null): Captured['parts'] =>
    content ? [{ type, filename: null, contentId: null, bytes: Buffer.byteLength(content), inline: true }] : [];
  return [...text('text/plain', mail.text), ...text('text/html', mail.html), ...mail.parts.map(partOf)];
}

function partOf({ type, filename, contentId, octets, inline }: ParsedPart): Captured['parts'][number] {
  return { type, filename, contentId, bytes: octets, inline };
}
