import { type Attachment, type SimpleParserOptions, simpleParser } from 'mailparser';

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
    text: mail.text ?? null,
    html: mail.html || null,
    headers: mail.headerLines.map(({ key, line }) => ({ name: key, line })),
    parts: mail.attachments.map(partOf),
  };
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
