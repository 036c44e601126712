import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { StrayDevice } from './port-roles.ts';

interface Sighting {
  /** null: nobody answered, or not with an IMEI. */
  imei: string | null;
  at: number;
}

const SECOND = 1_000;
/** A stick that was just plugged in does not answer yet. */
const YOUNG_MS = 60 * SECOND;
const ASK_YOUNG_AGAIN_MS = 2 * SECOND;
const ASK_AGAIN_MS = 30 * SECOND;

/** Which modem was last seen at which port. */
export class Sightings {
  readonly #clock: Clock;
  readonly #seen = new Map<string, Sighting>();
  readonly #appeared = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(path: string, imei: string | null): void {
    if (imei !== null) {
      // It has moved.
      for (const [other, seen] of this.#seen) if (seen.imei === imei) this.#seen.delete(other);
    }
    this.#seen.set(path, { imei, at: this.#clock.now() });
  }

  /** IMEI of whoever is there; null = not known. */
  at(path: string): string | null {
    return this.#seen.get(path)?.imei ?? null;
  }

  placeOf(imei: string): string | null {
    for (const [path, seen] of this.#seen) if (seen.imei === imei) return path;
    return null;
  }

  worthAsking(path: string): boolean {
    const seen = this.#seen.get(path);
    if (!seen) return true;
    if (seen.imei !== null) return false;
    const now = this.#clock.now();
    const young = now - (this.#appeared.get(path) ?? 0) < YOUNG_MS;
    return now - seen.at >= (young ? ASK_YOUNG_AGAIN_MS : ASK_AGAIN_MS);
  }

  forget(path: string): void {
    this.#seen.delete(path);
    this.#appeared.delete(path);
  }

  appeared(path: string): void {
    this.#appeared.set(path, this.#clock.now());
  }
}

/** Somebody else sits where this modem was configured. */
export function otherModem(name: string, port: string, imei: string): GatewayError {
  return new GatewayError(
    'PORT_OTHER_MODEM',
    `At ${port} another modem answers (IMEI ${imei}) than the one that ${JSON.stringify(name)} was set up with; it is not used.`,
    {
      disposition: 'local',
      remedy:
        'Plug the right modem in, it is found at any port; or choose "Use this modem" to take the new one in its place.',
    },
  );
}

/** At the port of one modem another one was recognised that is being looked for. */
export function foundFor(owner: string, port: string): GatewayError {
  return new GatewayError('PORT_OTHER_MODEM', `At ${port} is modem ${JSON.stringify(owner)}, by its IMEI.`, {
    disposition: 'local',
    remedy: 'Choose another port for this modem.',
  });
}

export function portTaken(port: string, holder: string | null): GatewayError {
  const words = holder === null ? 'by another modem' : `by modem ${JSON.stringify(holder)}`;
  return new GatewayError('PORT_TAKEN', `${port} is in use ${words}.`, {
    disposition: 'local',
    remedy: 'A modem is known by its IMEI and may sit at another port than its configured one; choose a free port.',
  });
}

/** The configured port is missing, and there is a stick that has none yet. */
export function wrongMode(port: string, { text, remedy }: StrayDevice): GatewayError {
  return new GatewayError('PORT_WRONG_MODE', `There is no device ${port}. ${text}`, { disposition: 'local', remedy });
}
