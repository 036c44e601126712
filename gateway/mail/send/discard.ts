import type { Clock } from '../../core/clock.ts';
import type { Carrier, CarrierEvents, Mail, Readiness, Results } from './carrier.ts';
import { sameForAll } from './carrier.ts';
import { Dialogue } from './dialogue.ts';

/** Throws mails away as if they had been sent: for what nobody reads, and for tests of what sends. */
export class DiscardCarrier implements Carrier {
  readonly #clock: Clock;
  readonly #events: CarrierEvents;

  constructor({ clock, events }: { clock: Clock; events: CarrierEvents }) {
    this.#clock = clock;
    this.#events = events;
  }

  readiness(): Readiness {
    return { takes: 'all', why: null };
  }

  async deliver(mail: Mail): Promise<Results> {
    const dialogue = new Dialogue(this.#clock);
    dialogue.remark('Thrown away, as this mail route says; nothing left this gateway.');
    this.#events.health(null);
    return sameForAll(mail.recipients, { via: 'discard', response: null, dialogue: dialogue.lines(), error: null });
  }

  close(): void {}
}
