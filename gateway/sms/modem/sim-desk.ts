import type { Clock } from '../../core/clock.ts';
import type { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { AtChannel } from '../at/channel.ts';
import { answerOf, fields, tryAsk } from './ask.ts';
import { type MessageService, readSmsc } from './message-service.ts';
import { parseNetworkTime } from './network-time.ts';
import type { Profile } from './profile.ts';
import type { Registration } from './registration.ts';
import type { SimCare } from './sim-care.ts';
import type { Origin } from './sim-inbox.ts';
import { Ussd } from './ussd.ts';

export interface SimDeskDeps {
  channel: AtChannel;
  clock: Clock;
  log: Log;
  care: SimCare;
  profile: Profile;
  service: MessageService;
  registration: Registration;
  origin: () => Origin;
}

const TIME_EVERY_MS = 10 * 60_000;
/** Whole seconds are told: the truth lies half a second later on average. */
const HALF_SECOND_MS = 500;

/** All that is done for the SIM in a modem beside its messages: service centre, roaming, credit, network time. */
export class SimDesk {
  readonly #deps: SimDeskDeps;
  readonly #ussd: Ussd;
  #noServiceCentre = false;
  #timeReadAt = Number.NEGATIVE_INFINITY;

  constructor(deps: SimDeskDeps) {
    this.#deps = deps;
    this.#ussd = new Ussd(deps);
  }

  /** Makes the SIM known and puts it right, before its first message. */
  async begin(): Promise<void> {
    const { care, origin, registration, service } = this.#deps;
    const { sim, modem } = origin();
    if (sim !== null) await care.arrived(sim, { modem, operator: registration.operator, smsc: service.smsc });
    await this.settleServiceCentre();
    await this.beat();
  }

  /** Why the modem must not send now although it could; null = it may. */
  obstacle(): string | null {
    const { care, origin, registration } = this.#deps;
    if (registration.status === 'roaming' && care.wants(origin().sim).roaming === 'deny') {
      const where = registration.operator === null ? 'in a foreign network' : `in the network ${registration.operator}`;
      return `Waiting for the home network: the SIM is ${where}, and roaming is denied for it`;
    }
    if (this.#noServiceCentre) {
      return 'The SIM has no service centre number; enter the one that the operator publishes';
    }
    return null;
  }

  /** Writes the wanted service centre number where the SIM has another, or lost its own. */
  async settleServiceCentre(): Promise<void> {
    const { channel, care, origin, service, log } = this.#deps;
    const { sim, modem } = origin();
    const wanted = care.wants(sim).smsc;
    if (wanted !== null && wanted !== service.smsc) {
      const number = wanted.startsWith('+') ? `"${wanted}",145` : `"${wanted}",129`;
      await tryAsk(channel, `AT+CSCA=${number}`, { timeout: 'slow' });
      const before = service.smsc;
      service.smsc = await readSmsc(channel);
      log.info({ modem, before, wanted, now: service.smsc }, 'service centre number written to the SIM');
    }
    if (sim !== null) await care.serviceCentre(sim, service.smsc);
    this.#noServiceCentre = service.smsc === null && (await this.#isEmpty());
  }

  /**
   * The modem refused a message for want of the number (CMS ERROR 330): writes it anew.
   * @returns false where it has one and refuses all the same
   */
  async serviceCentreMissing(): Promise<boolean> {
    const { service, channel } = this.#deps;
    this.#noServiceCentre = true;
    if ((await readSmsc(channel)) !== null) return false;
    service.smsc = null;
    await this.settleServiceCentre();
    this.#noServiceCentre = service.smsc === null;
    return true;
  }

  /** What is due from time to time. */
  async beat(): Promise<void> {
    const { clock, registration } = this.#deps;
    if (!registration.registered || clock.now() - this.#timeReadAt < TIME_EVERY_MS) return;
    this.#timeReadAt = clock.now();
    await this.#readTime();
  }

  /** @throws GatewayError see `Ussd.ask` */
  ask(code: string): Promise<string> {
    return this.#ussd.ask(code);
  }

  /** Takes an unsolicited line. @returns whether it was one of ours */
  take(line: string): boolean {
    return this.#ussd.take(line);
  }

  lost(reason: GatewayError): void {
    this.#ussd.lost(reason);
  }

  async #readTime(): Promise<void> {
    const { channel, clock, care, profile, origin } = this.#deps;
    const { query } = profile.time;
    if (query === null) return;
    const before = clock.now();
    const time = parseNetworkTime((await tryAsk(channel, query)) ?? []);
    const now = (before + clock.now()) / 2;
    if (time !== null) care.networkTime(origin().modem, Math.round(time + HALF_SECOND_MS - now));
  }

  /** An empty number, and not just a modem that does not tell it. */
  async #isEmpty(): Promise<boolean> {
    const value = answerOf(await tryAsk(this.#deps.channel, 'AT+CSCA?', { timeout: 'slow' }), '+CSCA');
    return value !== null && (fields(value)[0] ?? '') === '';
  }
}
