import { GatewayError } from '../../core/errors.ts';
import { SmtpReply } from './smtp-reply.ts';

/** What an address like `+32470123456+otp+flash+15m@sms.example` asks for besides the number. */
export interface SmsWishes {
  flash?: boolean;
  /** A one-time code, which overtakes all else; of servers whose mails do not say so themselves. */
  otp?: boolean;
  /** For so long it is tried (ms). */
  lifetimeMs?: number;
}

const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SHORTEST_MS = 10_000;
const LONGEST_MS = 7 * 86_400_000;
const TAGS = /^(.+?)((?:\+(?:flash|noflash|otp|\d{1,6}[smhd]))*)$/i;

/**
 * The number in the local part, as E.164, and the wishes behind it.
 * @param normalizeMobile any usual notation → E.164; throws GatewayError 422
 * @throws SmtpReply 550 5.1.3 with the reason
 */
export function readSmsAddress(
  local: string,
  normalizeMobile: (text: string) => string,
): { number: string; wishes: SmsWishes } {
  const [, name = local, tags = ''] = TAGS.exec(local) ?? [];
  const wishes: SmsWishes = {};
  for (const tag of tags.toLowerCase().split('+').filter(Boolean)) {
    if (tag === 'otp') wishes.otp = true;
    else if (tag.endsWith('flash')) wishes.flash = tag === 'flash';
    else wishes.lifetimeMs = lifetimeOf(tag)!;
  }
  return { number: numberOf(name, normalizeMobile), wishes };
}

/** `15m`, `2h`, `90s`, `3d` → ms, within ten seconds and a week; null = none of these. */
export function lifetimeOf(text: string): number | null {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/i.exec(text.trim()) ?? [];
  if (!amount || !unit) return null;
  return Math.min(Math.max(Number(amount) * UNIT_MS[unit.toLowerCase()]!, SHORTEST_MS), LONGEST_MS);
}

function numberOf(name: string, normalizeMobile: (text: string) => string): string {
  const spellings = /^\d{8,15}$/.test(name) ? [name, `+${name}`] : [name];
  // Of what was written, not of our own second guess.
  let reason: string | null = null;
  for (const spelling of spellings) {
    try {
      return normalizeMobile(spelling);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      reason ??= error.message;
    }
  }
  throw new SmtpReply(550, '5.1.3', (reason ?? 'not a phone number').replace(/[^\x20-\x7e]/g, '?'), 'sms-number');
}
