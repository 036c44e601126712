import { createHmac } from 'node:crypto';
import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { conflict } from '../core/errors.ts';
import type { RepeatStore } from '../core/repeats.ts';
import type { Sealer } from '../core/seal.ts';

export interface RepeatsDeps {
  store: RepeatStore;
  sealer: Sealer;
  clock: Clock;
}

/** So long a repeated call is known for sure; afterwards by the message that it made, while that is there. */
const REMEMBERED_MS = 30 * 86_400_000;

/**
 * Calls with an Idempotency-Key: the same one again is answered the same and does nothing. Should the process die between
 * the call's work and its answer, the outbox still knows the key, and sends nothing twice.
 */
export class Repeats {
  readonly #deps: RepeatsDeps;
  readonly #printKey: Buffer;
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(deps: RepeatsDeps) {
    this.#deps = deps;
    this.#printKey = deps.sealer.derive('repeatable calls');
  }

  /**
   * @param asked all that makes it this call and no other
   * @param work does it, and gives the text of the answer; what it throws is not remembered
   * @throws GatewayError 409 IDEMPOTENCY_MISMATCH where the key was used for another call
   */
  async once(
    { actor, key, asked }: { actor: Actor; key: string; asked: string },
    work: () => Promise<string>,
  ): Promise<{ answer: string; repeated: boolean }> {
    const scope = `${actor.kind}:${actor.id ?? actor.name}`;
    const name = JSON.stringify([scope, key]);
    for (let other = this.#underWay.get(name); other; other = this.#underWay.get(name)) {
      await other.catch(() => {}); // told to whoever made that one
    }
    const own = this.#known({ scope, key, print: this.#printOf(asked) }, work);
    this.#underWay.set(name, own);
    try {
      return await own;
    } finally {
      this.#underWay.delete(name);
    }
  }

  async #known(call: { scope: string; key: string; print: string }, work: () => Promise<string>) {
    const { store, clock } = this.#deps;
    const before = await store.get(call.scope, call.key);
    if (before && before.print !== call.print) {
      throw conflict(
        'IDEMPOTENCY_MISMATCH',
        'This Idempotency-Key was used before for another call.',
        'Use a new key for each new call, and the same one only to repeat a call as it was.',
      );
    }
    if (before) return { answer: before.answer, repeated: true };
    const answer = await work();
    const at = clock.now();
    await store.put({ ...call, answer, at }, at - REMEMBERED_MS);
    return { answer, repeated: false };
  }

  #printOf(asked: string): string {
    return createHmac('sha256', this.#printKey).update(asked).digest('hex');
  }
}
