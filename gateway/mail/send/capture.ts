import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import { newId } from '../../core/id.ts';
import type { CapturedStore } from '../../core/stores.ts';
import type { MailParser } from '../parse/parser.ts';
import type { Carrier, CarrierEvents, Mail, Readiness, Results } from './carrier.ts';
import { sameForAll } from './carrier.ts';
import { Dialogue } from './dialogue.ts';

export interface CaptureDeps {
  store: CapturedStore;
  bus: EventBus;
  events: CarrierEvents;
  clock: Clock;
  parser: MailParser;
}

const MAX_OCTETS = 50 * 1024 * 1024;
const MAX_HEADER = 64 * 1024;

/** Keeps mails instead of sending them, one entry a message. */
export class CaptureCarrier implements Carrier {
  readonly #deps: CaptureDeps;

  constructor(deps: CaptureDeps) {
    this.#deps = deps;
  }

  readiness(): Readiness {
    return { takes: 'all', why: null };
  }

  async deliver(mail: Mail): Promise<Results> {
    const { clock, store, bus, events, parser } = this.#deps;
    const dialogue = new Dialogue(clock);
    const end = (error: GatewayError | null) => {
      if (error?.disposition !== 'permanent') events.health(error);
      dialogue.remark(error?.message ?? 'Captured; nothing left this gateway.');
      return sameForAll(mail.recipients, { via: 'capture', response: null, dialogue: dialogue.lines(), error });
    };
    try {
      const source = await whole(mail);
      const id = newId(clock.now());
      await store.insert({
        id,
        messageId: mail.messageId,
        at: clock.now(),
        from: mail.from,
        to: mail.recipients.join(', '),
        subject: await subjectOf(source, parser),
        source,
      });
      bus.emit('captured', { id });
      return end(null);
    } catch (error) {
      return end(asGatewayError(error, 'CAPTURE_FAILED'));
    }
  }

  close(): void {}
}

async function whole({ content }: Mail): Promise<Buffer> {
  if (content.size > MAX_OCTETS) {
    throw new GatewayError('MAIL_TOO_LARGE', `A mail of ${content.size} octets is too large to be captured.`, {
      disposition: 'permanent',
      remedy: `Captured mails may have ${MAX_OCTETS} octets.`,
    });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of content.open()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A header that cannot be read has none. */
async function subjectOf(source: Buffer, parser: MailParser): Promise<string> {
  const end = source.indexOf('\r\n\r\n');
  const header = source.subarray(0, Math.min(end < 0 ? source.length : end, MAX_HEADER));
  const { subject } = await parser.parse(Buffer.concat([header, Buffer.from('\r\n\r\n')]), {}).catch(unread);
  return subject;
}

/** It is captured all the same: its source says the rest. @throws what says nothing of the mail: too many wait, or we stop */
function unread(error: unknown): { subject: string } {
  if (error instanceof GatewayError && error.code === 'MAIL_UNREADABLE') return { subject: '' };
  throw error;
}
