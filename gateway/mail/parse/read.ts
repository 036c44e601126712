import { compile } from 'html-to-text';
import { type Attachment, type ParsedMail as Parsed, type SimpleParserOptions, simpleParser } from 'mailparser';

export interface ParseOrder {
  source: Uint8Array;
  options: SimpleParserOptions;
}

export interface ParsedPart {
  type: string;
  filename: string | null;
  contentId: string | null;
  octets: number;
  inline: boolean;
  content: Uint8Array;
}

/** What is used of a mail. */
export interface ParsedMail {
  from: string;
  subject: string;
  text: string | null;
  html: string | null;
  /** As they stand in the mail, folded. */
  headers: { name: string; line: string }[];
  parts: ParsedPart[];
}

/** Takes a mail apart. It may take long, and never gives way meanwhile. @throws what the parser throws on broken MIME */
export async function readMail({ source, options }: ParseOrder): Promise<ParsedMail> {
  const mail = await simpleParser(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
  return {
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    text: textOf(mail, options),
    html: mail.html || null,
    headers: mail.headerLines.map(({ key, line }) => ({ name: key, line })),
    parts: mail.attachments.map(partOf),
  };
}

/** HTML as people read it on a phone. */
const phoneText = compile({
  wordwrap: false,
  limits: { maxDepth: 100 },
  selectors: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
  ],
});

/** The parser makes text of HTML only where other text stands beside it; many programs send nothing but HTML. */
function textOf(mail: Parsed, { skipHtmlToText, maxHtmlLengthToParse = Infinity }: SimpleParserOptions): string | null {
  const isHtml = (mail.headers.get('content-type') as { value?: string } | undefined)?.value === 'text/html';
  const text = mail.text ?? null;
  if (skipHtmlToText || !mail.html || (text?.trim() && !isHtml) || mail.html.length > maxHtmlLengthToParse) return text;
  return phoneText(mail.html);
}

function partOf(part: Attachment): ParsedPart {
  return {
    type: part.contentType,
    filename: part.filename ?? null,
    contentId: part.cid ?? null,
    octets: part.size,
    inline: part.related === true || part.contentDisposition === 'inline',
    content: part.content,
  };
}
