import type { BounceReport, BounceSink, BounceStore } from '../../../core/bounces.ts';
import type { Clock } from '../../../core/clock.ts';
import type { EventBus } from '../../../core/events.ts';
import { newId } from '../../../core/id.ts';
import type { Log } from '../../../core/log.ts';
import type { PostmasterKind } from '../../../core/model/notices.ts';
import type { PostmasterStore } from '../../../core/notices.ts';
import type { StateChange } from '../../../core/outbox-store.ts';
import type { MailParser } from '../../parse/parser.ts';
import type { BounceAddresses } from './bounce-address.ts';
import { type ReadBounce, readBounce } from './read-bounce.ts';

export interface BouncesDeps {
  addresses: BounceAddresses;
  store: BounceStore;
  postmaster: PostmasterStore;
  events: EventBus;
  clock: Clock;
  log: Log;
  parser: MailParser;
  onChange(changes: StateChange[]): void;
  /** A bounce came in. */
  received?(action: BounceReport['action'] | 'answer' | 'stray'): void;
}

/**
 * Bounces of mails that the gateway wrote: a failure makes the message a failed one, a delay is noted. What is no bounce,
 * or belongs to a message that is gone, is kept for the postmaster.
 */
export class Bounces implements BounceSink {
  readonly #deps: BouncesDeps;

  constructor(deps: BouncesDeps) {
    this.#deps = deps;
  }

  isBounceAddress(address: string): boolean {
    return this.#deps.addresses.deliveryOf(address) !== null;
  }

  async bounced(address: string, start: Buffer): Promise<void> {
    const { addresses, store, clock, log, parser, received, onChange } = this.#deps;
    const deliveryId = addresses.deliveryOf(address);
    if (deliveryId === null) return;
    const { report, ...mail } = await readBounce(start, parser).catch((error: unknown): ReadBounce => {
      log.warn({ err: error, delivery: deliveryId }, 'A bounce cannot be read; it is kept for the postmaster.');
      return { from: '', subject: '', report: null };
    });
    if (!report) {
      await this.#keep('answer', address, mail, 'It came to the address for bounces, but is no bounce.', start);
      received?.('answer');
      return;
    }
    const changes = await store.bounced(deliveryId, report, clock.now());
    if (changes === null) {
      await this.#keep('stray-bounce', address, mail, 'The message that it is about is no longer known.', start);
      received?.('stray');
      return;
    }
    onChange(changes);
    received?.(report.action);
    log.info({ delivery: deliveryId, action: report.action, status: report.status }, 'A mail came back.');
  }

  async #keep(
    kind: PostmasterKind,
    to: string,
    { from, subject }: Pick<ReadBounce, 'from' | 'subject'>,
    reason: string,
    source: Buffer,
  ): Promise<void> {
    const { postmaster, events, clock } = this.#deps;
    const at = clock.now();
    const id = newId(at);
    await postmaster.insert({ ...{ id, messageId: null, at, kind, from, to, subject, reason, source } }, []);
    events.emit('postmaster', { id });
  }
}
