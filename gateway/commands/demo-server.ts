import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { GatewayError } from '../core/errors.ts';

export interface ReceivedMail {
  subject: string;
  bytes: number;
  /** The inline PNG. */
  qr: Buffer;
}

export interface DemoMailServer {
  port: number;
  next(): Promise<ReceivedMail>;
  stop(): Promise<void>;
}

/** A real SMTP server on a free port of loopback that keeps what it gets. */
export async function startMailServer(): Promise<DemoMailServer> {
  const waiting: ((mail: ReceivedMail) => void)[] = [];
  const kept: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      receive(stream).then((mail) => {
        const reader = waiting.shift();
        if (reader) reader(mail);
        else kept.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    next() {
      const mail = kept.shift();
      return mail ? Promise.resolve(mail) : new Promise((resolve) => waiting.push(resolve));
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(stream: NodeJS.ReadableStream): Promise<ReceivedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const source = Buffer.concat(chunks);
  const parsed = await simpleParser(source, { keepCidLinks: true });
  const picture = parsed.attachments.find(({ contentType }) => contentType === 'image/png');
  if (!picture) throw new GatewayError('DEMO_QR', 'The mail came without a picture.');
  return { subject: parsed.subject ?? '', bytes: source.length, qr: picture.content };
}
