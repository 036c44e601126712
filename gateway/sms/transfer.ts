import type { Clock } from '../core/clock.ts';
import { asGatewayError, GatewayError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { DialogueLine, MessageClass } from '../core/model/message.ts';
import type { LedgerPart, OutboxMessage, Outcome, PartLedger, SendJob } from '../core/ports.ts';
import type { Modem } from './modem/modem.ts';
import type { SubmitPdu, SubmitResult } from './modem/submit.ts';
import type { Plan } from './plan.ts';
import { maskNumber } from './port/trace.ts';
import type { SimGate, Wish } from './sims/gate.ts';

export interface TransferDeps {
  ledger: PartLedger;
  gate: Pick<SimGate, 'readyAt' | 'handedOver' | 'takenBack'>;
  clock: Clock;
  log: Log;
  /** One part was taken, and that took so long. */
  onSubmit: (modem: Modem, ms: number, reference: number | null) => void;
}

/** What carrying a message over one modem came to. */
export type Carried =
  | { kind: 'done'; outcome: Outcome }
  /** The modem is at fault: nothing of what is left was sent, another one may. */
  | { kind: 'elsewhere'; outcome: Outcome };

const RANK: Record<MessageClass, number> = { otp: 0, notice: 1, bulk: 2 };
const LONGEST_DIALOGUE = 60;
/** "SM rejected – duplicate SM" (3GPP TS 23.040, 9.2.3.22). */
const DUPLICATE = 'CMS_197';

type Verdict = { kind: 'sent' } | { kind: 'failed'; error: GatewayError };

/**
 * One SMS message on its way: its parts in order, each with its line in the ledger before Ctrl-Z. A part that was sent
 * is never sent again; one whose answer stayed away ends the message as uncertain.
 */
export class Transfer {
  /** Lower goes first. */
  readonly rank: number;
  /** Modems that failed it by a fault of their own. */
  readonly failedOn = new Set<string>();
  readonly #deps: TransferDeps;
  readonly #job: SendJob;
  readonly #plan: Plan;
  readonly #startedAt: number;
  readonly #answers: string[] = [];
  readonly #dialogue: DialogueLine[] = [];
  readonly #commits: Promise<void>[] = [];
  readonly #unsent: number[];
  #sim: string | null;
  #via: string | null = null;

  constructor(deps: TransferDeps, job: SendJob, plan: Plan) {
    this.#deps = deps;
    this.#job = job;
    this.#plan = plan;
    this.#unsent = [...plan.unsent];
    this.#sim = plan.sim;
    this.#startedAt = deps.clock.now();
    this.rank = RANK[job.message.class];
  }

  get message(): OutboxMessage {
    return this.#job.message;
  }

  get to(): string {
    return this.#job.deliveries[0]!.to;
  }

  get wish(): Wish {
    return { class: this.message.class, to: this.to, parts: this.#unsent.length };
  }

  /** Parts of one message come from one number, or no phone puts them together. */
  fits(modem: Modem): boolean {
    return !this.failedOn.has(modem.id) && (this.#sim === null || this.#sim === modem.sim);
  }

  /** Sends what is left over this modem. Never rejects. */
  async carry(modem: Modem, signal: AbortSignal): Promise<Carried> {
    const mark = modem.trace.mark();
    const verdict = await this.#parts(modem, signal);
    this.#dialogue.push(...modem.trace.since(mark, this.#startedAt));
    if (verdict.kind === 'failed' && verdict.error.disposition === 'local') {
      this.failedOn.add(modem.id);
      return { kind: 'elsewhere', outcome: this.fail(verdict.error) };
    }
    return { kind: 'done', outcome: this.#outcome(verdict) };
  }

  /** The outcome where an earlier attempt had sent all of it; null where something is left. */
  get already(): Outcome | null {
    return this.#unsent.length === 0 ? this.#outcome({ kind: 'sent' }) : null;
  }

  /** The outcome where no modem took it. */
  fail(error: GatewayError): Outcome {
    return this.#outcome({ kind: 'failed', error });
  }

  /** Resolves when all that was sent is durable in the ledger. */
  async committed(): Promise<void> {
    await Promise.all(this.#commits);
  }

  async #parts(modem: Modem, signal: AbortSignal): Promise<Verdict> {
    for (let index = this.#unsent[0]; index !== undefined; index = this.#unsent[0]) {
      await this.#turn(modem, signal);
      const obstacle = this.#obstacle(signal);
      if (obstacle) return { kind: 'failed', error: obstacle };
      const verdict = await this.#part(modem, index, this.#plan.pdus[index]!);
      if (verdict.kind === 'failed') return verdict;
      this.#unsent.shift();
    }
    return { kind: 'sent' };
  }

  /** A SIM may have to pause between parts too. */
  async #turn(modem: Modem, signal: AbortSignal): Promise<void> {
    const { gate, clock } = this.#deps;
    const waitMs = gate.readyAt(modem.sim) - clock.now();
    if (waitMs <= 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const cancel = clock.after(waitMs, resolve);
      signal.addEventListener('abort', () => resolve(cancel()), { once: true });
    });
  }

  #obstacle(signal: AbortSignal): GatewayError | null {
    if (signal.aborted) {
      return new GatewayError('STOPPING', 'The gateway is stopping.', { disposition: 'local' });
    }
    if (this.#deps.clock.now() < this.#job.message.expiresAt) return null;
    return new GatewayError('EXPIRED', 'The message expired before a modem was free.', { disposition: 'local' });
  }

  async #part(modem: Modem, index: number, pdu: SubmitPdu): Promise<Verdict> {
    const { ledger, gate, clock } = this.#deps;
    let part: LedgerPart | null = null;
    const sim = modem.sim;
    const claim = async () => {
      const claimed = (await this.#plan.parts)[index]!;
      await ledger.submitting(claimed.id, { modem: modem.name, sim });
      part = claimed;
      gate.handedOver(sim, this.to);
    };
    this.#via = modem.name;
    const startedAt = clock.now();
    const result = await modem.submit(pdu, claim);
    const ms = clock.now() - startedAt;
    if (result.answer) this.#answers.push(result.answer);
    this.#tell(modem, index, result, ms);
    if (result.kind === 'sent' || this.#hasArrivedBefore(result.error)) {
      this.#deps.onSubmit(modem, ms, result.kind === 'sent' ? result.reference : null);
      this.#sim = sim;
      this.#commitLater(ledger.sent(part!.id, result.kind === 'sent' ? result.reference : null));
      return { kind: 'sent' };
    }
    if (part) await this.#noteFailure(part, result.error, { sim, startedAt });
    return { kind: 'failed', error: result.error };
  }

  /** We asked the service centre to refuse a second copy of what may have been sent before, and it has the first one. */
  #hasArrivedBefore({ code }: GatewayError): boolean {
    return code === DUPLICATE && this.#job.message.options.rejectDuplicates === true;
  }

  async #noteFailure(
    part: LedgerPart,
    { disposition }: GatewayError,
    { sim, startedAt }: { sim: string | null; startedAt: number },
  ): Promise<void> {
    const { ledger, gate } = this.#deps;
    if (disposition !== 'uncertain') gate.takenBack(sim, this.to, startedAt);
    this.#commitLater(
      disposition === 'uncertain' ? ledger.uncertain(part.id) : ledger.refused(part.id, disposition === 'permanent'),
    );
    await this.committed();
  }

  /** The modem's word is a fact whatever becomes of its line; a line left at `submitting` reads as uncertain. */
  #commitLater(commit: Promise<void>): void {
    this.#commits.push(
      commit.catch((error: unknown) =>
        this.#deps.log.error(
          { err: error, message: this.#job.message.id },
          'the ledger of SMS parts cannot be written',
        ),
      ),
    );
  }

  #outcome(verdict: Verdict): Outcome {
    return {
      deliveryId: this.#job.deliveries[0]!.id,
      via: this.#via,
      response: this.#answers.length > 0 ? this.#answers.join(' · ') : null,
      dialogue: this.#dialogue.slice(-LONGEST_DIALOGUE),
      ...verdict,
    };
  }

  #tell(modem: Modem, index: number, result: SubmitResult, ms: number): void {
    const fields = {
      message: this.#job.message.id,
      to: maskNumber(this.#job.deliveries[0]!.to),
      modem: modem.name,
      part: `${index + 1}/${this.#plan.pdus.length}`,
      ms,
    };
    if (result.kind === 'sent') this.#deps.log.info({ ...fields, reference: result.reference }, 'SMS sent');
    else {
      const { code, disposition } = asGatewayError(result.error);
      this.#deps.log.warn({ ...fields, code, disposition }, 'SMS submit failed');
    }
  }
}
