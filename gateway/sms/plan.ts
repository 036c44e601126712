import { GatewayError } from '../core/errors.ts';
import type { LedgerPart, PartLedger, SendJob, SmsContent } from '../core/ports.ts';
import type { SubmitPdu } from './modem/submit.ts';
import { PduError } from './pdu/error.ts';
import { planSms, type SmsPlan } from './pdu/split.ts';
import { encodeSubmit } from './pdu/submit.ts';

/** A message cut into PDUs, and how far its ledger says it has come. */
export interface Plan {
  pdus: SubmitPdu[];
  /** Its lines in the ledger, being written perhaps. */
  parts: Promise<LedgerPart[]>;
  /** Indexes of the parts that are still to be sent, in order. */
  unsent: number[];
  /** SIM over which earlier parts went; null = any may take it. */
  sim: string | null;
}

/**
 * Cuts a message into parts, or finds where an earlier attempt stopped.
 * @param newRef makes a concatenation reference (0…255) for a message that has none yet
 * @throws GatewayError SMS_UNCERTAIN, SMS_REFUSED, SMS_CHANGED, SMS_INVALID
 */
export async function planMessage(
  ledger: PartLedger,
  { message, deliveries, content }: SendJob,
  now: number,
  newRef: () => number,
): Promise<Plan> {
  const { id, to } = deliveries[0]!;
  const earlier = await ledger.load(id);
  await refuseDoubt(ledger, earlier);
  const concatRef = earlier[0]?.concatRef ?? newRef();
  const sms = content as SmsContent;
  const plan = cut(sms.text, concatRef);
  const same = earlier.length === plan.parts.length;
  if (!same && earlier.some(({ state }) => state !== 'pending')) throw changed();
  const unsent = plan.parts.map((_, i) => i).filter((i) => !same || earlier[i]?.state === 'pending');
  const validitySeconds = Math.max(1, Math.floor((message.expiresAt - now) / 1000));
  const parts = same ? Promise.resolve(earlier) : ledger.begin(id, plan.parts.length, concatRef, earlier.length > 0);
  // A modem may be written to before this commit is done, never sent: its claim waits for it and hears of its failure.
  parts.catch(() => {});
  return {
    pdus: encode(plan, {
      to,
      flash: sms.flash,
      validitySeconds,
      rejectDuplicates: message.options.rejectDuplicates ?? false,
    }),
    parts,
    unsent,
    sim: simOf(earlier),
  };
}

/** What may be on the air already is not sent again. */
async function refuseDoubt(ledger: PartLedger, parts: readonly LedgerPart[]): Promise<void> {
  for (const part of parts) {
    if (part.state === 'failed') {
      throw new GatewayError('SMS_REFUSED', `Part ${part.seq} of ${part.total} was refused for good before.`, {
        disposition: 'permanent',
        remedy: 'Look at the earlier attempt, then retry the message.',
      });
    }
    if (part.state === 'submitting') await ledger.uncertain(part.id);
    if (part.state === 'submitting' || part.state === 'uncertain') {
      throw new GatewayError(
        'SMS_UNCERTAIN',
        `Part ${part.seq} of ${part.total} was handed to a modem and never answered; it may have been sent.`,
        {
          disposition: 'uncertain',
          remedy: 'Ask the recipient, then mark it as sent or send it again.',
        },
      );
    }
  }
}

function cut(text: string, concatRef: number): SmsPlan {
  try {
    return planSms(text, { concatRef });
  } catch (error) {
    throw invalid(error);
  }
}

interface SubmitOptions {
  to: string;
  flash: boolean;
  validitySeconds: number;
  rejectDuplicates: boolean;
}

function encode(plan: SmsPlan, options: SubmitOptions): SubmitPdu[] {
  try {
    return plan.parts.map((part) => encodeSubmit({ ...options, part, statusReport: true }));
  } catch (error) {
    throw invalid(error);
  }
}

/** The SIM that earlier parts of a long message went over. */
function simOf(parts: readonly LedgerPart[]): string | null {
  return parts.find(({ state }) => state === 'sent' || state === 'delivered')?.sim ?? null;
}

function changed(): GatewayError {
  return new GatewayError('SMS_CHANGED', 'The text needs another number of parts than when its first part was sent.', {
    disposition: 'permanent',
    remedy: 'Send it again as a new message.',
  });
}

function invalid(error: unknown): GatewayError {
  if (!(error instanceof PduError)) throw error;
  return new GatewayError('SMS_INVALID', `This cannot be sent as SMS: ${error.reason}.`, {
    disposition: 'permanent',
    remedy: 'Check number and text.',
    cause: error,
  });
}
