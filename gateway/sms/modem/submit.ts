import { GatewayError } from '../../core/errors.ts';
import type { AtChannel } from '../at/channel.ts';
import { type CodeOverrides, replyError } from '../at/codes.ts';
import { answerOf } from './ask.ts';

/** One SMS-SUBMIT as the modem takes it. */
export interface SubmitPdu {
  /** Service centre address and TPDU, hex. */
  hex: string;
  /** Octets of the TPDU alone. */
  tpduLength: number;
}

/** What became of one submit. `answer` are the modem's own words, `reference` is TP-MR 0…255. */
export type SubmitResult =
  | { kind: 'sent'; reference: number; answer: string }
  /** `withdrawn`: not the modem failed but the claim. */
  | { kind: 'failed'; error: GatewayError; answer: string | null; withdrawn: boolean };

/**
 * AT+CMGS (3GPP TS 27.005, 3.5.1) in PDU mode.
 * @param claim must be done before Ctrl-Z, runs while the modem makes up its prompt; its rejection withdraws the submit
 */
export async function submitPdu(
  channel: AtChannel,
  pdu: SubmitPdu,
  claim: () => Promise<void>,
  overrides: CodeOverrides,
): Promise<SubmitResult> {
  const reply = await channel.runPrompted(`AT+CMGS=${pdu.tpduLength}`, pdu.hex, claim);
  // With its reference the part is on the air, also where the OK after it is lost.
  const answer = answerOf(reply.lines, '+CMGS');
  const reference = answer === null ? null : /^\d{1,3}/.exec(answer)?.[0];
  if (reply.handedOver && reference && Number(reference) <= 255) {
    return { kind: 'sent', reference: Number(reference), answer: `+CMGS: ${reference}` };
  }
  const error = replyError(reply, overrides) ?? noReference();
  return { kind: 'failed', error, answer: wordsOf(reply.final), withdrawn: reply.final.kind === 'withdrawn' };
}

function wordsOf(final: { kind: string; text?: string }): string | null {
  if (final.kind === 'error') return final.text ?? null;
  if (final.kind === 'cms' || final.kind === 'cme') return `+${final.kind.toUpperCase()} ERROR: ${final.text}`;
  return null;
}

function noReference(): GatewayError {
  return new GatewayError('AT_NO_REFERENCE', 'The modem said OK and gave no reference for the message.', {
    disposition: 'uncertain',
    remedy: 'Look whether it arrived before it is sent again.',
  });
}
