import type { Clock } from '../../core/clock.ts';
import type { MessageClass } from '../../core/model/message.ts';
import type { Modem } from '../modem/modem.ts';
import type { SimGate } from '../sims/gate.ts';
import type { Transfer } from '../transfer.ts';
import type { Load } from './load.ts';
import type { Choice } from './routes.ts';

export interface DispatchDeps {
  modems: () => Modem[];
  gate: SimGate;
  load: Load;
  clock: Clock;
  choose: (transfer: Transfer) => Choice;
  /** How many messages may wait in front of a modem beside the one under way. */
  ahead: (modem: Modem) => number;
}

/** Why no modem can take a message, and whether only time or a person can change it. */
export interface Want {
  kind: 'limit' | 'modem';
  text: string;
}

/** Claiming and rendering take about so long: a SIM that pauses is given its next message so much sooner (ms). */
const LEAD_MS = 200;

/** Which modem takes which message: route, strategy, limits and pace of SIMs. */
export class Dispatch {
  readonly #deps: DispatchDeps;

  constructor(deps: DispatchDeps) {
    this.#deps = deps;
  }

  serving(): Modem[] {
    return this.#deps.modems().filter((modem) => modem.serving);
  }

  /** Modems that could take the message now or soon, the preferred one first. */
  candidates(transfer: Transfer): Modem[] {
    const { choose, gate } = this.#deps;
    const { modems, otherwise } = choose(transfer);
    const able = this.serving().filter(
      (modem) => transfer.fits(modem) && gate.obstacle(modem.sim, transfer.wish) === null,
    );
    if (modems === null) return able;
    const named = modems.flatMap((id) => able.filter((modem) => modem.id === id));
    return named.length > 0 || otherwise === 'wait' ? named : able;
  }

  /** The modem that is to begin with it now; null = it waits. */
  pick(transfer: Transfer): Modem | null {
    const { choose, load } = this.#deps;
    const candidates = this.candidates(transfer);
    if (choose(transfer).strategy === 'failover') {
      const first = candidates.find((modem) => this.#isIdle(modem) || !load.isStuck(modem));
      return first && this.#isIdle(first) ? first : null;
    }
    const idle = candidates.filter((modem) => this.#isIdle(modem));
    const isTurns = choose(transfer).strategy === 'round-robin';
    idle.sort((a, b) => (isTurns ? load.lastUsed(a) - load.lastUsed(b) : load.compare(a, b)));
    return idle[0] ?? null;
  }

  /** How many more messages the modems can take beside those that wait here. */
  room(waiting: readonly Transfer[]): number {
    const free = new Map(this.serving().map((modem) => [modem, this.#slots(modem)]));
    for (const transfer of waiting) {
      const candidates = this.candidates(transfer).sort((a, b) => (free.get(b) ?? 0) - (free.get(a) ?? 0));
      const modem = candidates[0];
      if (modem) free.set(modem, (free.get(modem) ?? 0) - 1);
    }
    return [...free.values()].reduce((sum, slots) => sum + Math.max(0, slots), 0);
  }

  /** Is there a modem whose SIM takes messages of this class? */
  takes(messageClass: MessageClass): boolean {
    return this.serving().some((modem) => this.#deps.gate.exhausted(modem.sim, messageClass) === null);
  }

  /** Why the modems that serve take no message of this class. */
  whyExhausted(messageClass: MessageClass): string {
    return this.serving()
      .map((modem) => `Modem "${modem.name}": ${this.#deps.gate.exhausted(modem.sim, messageClass) ?? 'busy.'}`)
      .join(' ');
  }

  /** Why nobody can take it, where `candidates` has none. */
  want(transfer: Transfer): Want {
    const { choose, gate, modems: all } = this.#deps;
    const { modems, words, otherwise } = choose(transfer);
    const named = modems === null || otherwise === 'any' ? all() : all().filter(({ id }) => modems.includes(id));
    const limited = named.filter((modem) => modem.serving && transfer.fits(modem));
    if (limited.length > 0) {
      const text = limited
        .map((modem) => `Modem "${modem.name}": ${gate.obstacle(modem.sim, transfer.wish) ?? ''}`)
        .join(' ');
      return { kind: 'limit', text };
    }
    if (named.some((modem) => modem.serving && !transfer.failedOn.has(modem.id))) {
      return { kind: 'modem', text: 'The SIM that sent the first parts is away.' };
    }
    if (named.length === 0) {
      const text = modems === null ? 'No modem is set up.' : `${words}, and its modem is not there any more.`;
      return { kind: 'modem', text };
    }
    const states = named.map((modem) => `modem "${modem.name}": ${modem.view().stateText}`).join('; ');
    return { kind: 'modem', text: modems === null ? capital(states) : `${words}; ${states}.` };
  }

  /** When a message may find a modem although nothing else happens, ms; null = never. */
  wakeAt(): number | null {
    const { gate, load, clock } = this.#deps;
    const now = clock.now();
    const paced = this.serving().flatMap((modem) => {
      const at = gate.readyAt(modem.sim);
      return [at - LEAD_MS, at].filter((time) => time > now);
    });
    const stuck = load.nextStuckAt();
    const times = stuck === null ? paced : [...paced, stuck];
    return times.length > 0 ? Math.min(...times) : null;
  }

  #slots(modem: Modem): number {
    const { gate, load, ahead, clock } = this.#deps;
    if (gate.exhausted(modem.sim, 'otp') !== null || gate.readyAt(modem.sim) > clock.now() + LEAD_MS) return 0;
    return 1 + ahead(modem) - Number(load.isAtWork(modem));
  }

  #isIdle(modem: Modem): boolean {
    const { gate, load, clock } = this.#deps;
    return modem.accepting && !load.isAtWork(modem) && gate.readyAt(modem.sim) <= clock.now();
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
