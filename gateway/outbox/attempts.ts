import type { Clock } from '../core/clock.ts';
import { asGatewayError, GatewayError } from '../core/errors.ts';
import type { OptOutList } from '../core/inbound.ts';
import type { Log } from '../core/log.ts';
import type { MessageKind } from '../core/model/message.ts';
import {
  type ClaimedDelivery,
  type OutboxStore,
  type Settlement,
  type StateChange,
  UNCERTAIN_RESEND_MS,
} from '../core/outbox-store.ts';
import type { Content, Outcome, Renderer, Sender } from '../core/ports.ts';
import { isBound, optedOut } from './opt-out.ts';
import { settlementOf } from './outcome.ts';

export interface AttemptDeps {
  store: OutboxStore;
  sender: Sender;
  renderer: Renderer;
  clock: Clock;
  log: Log;
  /** Hears every change of state, after its commit. */
  onChange(changes: StateChange[]): void;
  /** Who may not be sent notices and bulk; absent = nobody has opted out. */
  optOuts?: OptOutList;
  /** When an uncertain notice is sent once more; null = never. */
  resendUncertainMs?: number | null;
}

const SETTLE_RETRY_MS = 1_000;

/** What is done with claimed deliveries: render → send → settle. */
export class Attempts {
  readonly #deps: AttemptDeps;
  readonly #signal: AbortSignal;

  /** @param signal of a stop that waits no longer */
  constructor(deps: AttemptDeps, signal: AbortSignal) {
    this.#deps = deps;
    this.#signal = signal;
  }

  /**
   * Never throws.
   * @param group what is sent in one go
   * @param handedOver called when the sender has it; never where it got nothing
   * @returns whether some are queued again
   */
  async run(group: ClaimedDelivery[], handedOver: () => void): Promise<boolean> {
    const outcomes = await this.#outcomes(group, handedOver);
    const { clock, resendUncertainMs = UNCERTAIN_RESEND_MS } = this.#deps;
    const endedAt = clock.now();
    return this.#settle(
      group[0]!.message.kind,
      group.map((claimed) => {
        const outcome = outcomes.find(({ deliveryId }) => deliveryId === claimed.id);
        return settlementOf(claimed, outcome ?? failed(claimed, noOutcome()), endedAt, resendUncertainMs);
      }),
    );
  }

  async #outcomes(group: ClaimedDelivery[], handedOver: () => void): Promise<Outcome[]> {
    const { renderer, sender } = this.#deps;
    const message = group[0]!.message;
    let content: Content;
    try {
      await this.#demandConsent(group);
      content = await renderer.render(message);
    } catch (error) {
      return group.map((claimed) => failed(claimed, asGatewayError(error))); // nothing was handed to anybody
    }
    try {
      const deliveries = group.map(({ id, to, attempts }) => ({ id, to, attempt: attempts + 1 }));
      const sending = sender.send({ message, deliveries, content }, this.#signal);
      handedOver();
      return await sending;
    } catch (error) {
      this.#deps.log.error({ err: error, message: message.id }, 'A sender broke off without an outcome.');
      return group.map((claimed) => failed(claimed, noOutcome(error)));
    }
  }

  /** Recipients may have opted out while the message waited. @throws GatewayError OPTED_OUT */
  async #demandConsent([claimed]: ClaimedDelivery[]): Promise<void> {
    const { optOuts } = this.#deps;
    if (!optOuts || !claimed || !isBound(claimed.message)) return;
    const listed = (await optOuts.among([claimed.to])).get(claimed.to);
    if (listed) throw optedOut(listed);
  }

  /** The outcome is a fact: it is kept until the store takes it. */
  async #settle(kind: MessageKind, settlements: Settlement[]): Promise<boolean> {
    for (let told = false; ; told = true) {
      try {
        const changes = await this.#deps.store.settle(settlements);
        this.#deps.onChange(changes.map((change) => ({ ...change, kind })));
        return changes.some(({ state }) => state === 'queued');
      } catch (error) {
        if (!told)
          this.#deps.log.error(
            { err: error, deliveries: settlements.length },
            'Outcomes cannot be stored; trying until it works.',
          );
        if (this.#signal.aborted) return false; // recovery at the next start tells what is known
        await new Promise<void>((resolve) => this.#deps.clock.after(SETTLE_RETRY_MS, resolve));
      }
    }
  }
}

function failed({ id }: ClaimedDelivery, error: GatewayError): Outcome {
  return { deliveryId: id, via: null, response: null, dialogue: [], kind: 'failed', error };
}

/** A sender that breaks its promise: it may have sent, so nobody sends again by himself. */
function noOutcome(cause?: unknown): GatewayError {
  return new GatewayError('NO_OUTCOME', 'The sender broke off without saying what became of the message.', {
    disposition: 'uncertain',
    remedy: 'Ask the recipient, then mark it as sent or send it again; the log has the details.',
    cause,
  });
}
