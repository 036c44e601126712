import { GatewayError } from './errors.ts';
import type { WebhookAnswer } from './webhook.ts';

/** No other side puts a call off for longer (ms). */
const LONGEST_PAUSE_MS = 3_600_000;

/** 2xx is taken; anything else is an error with what to do about it. @throws GatewayError WEBHOOK_… */
export function demandTaken({ status, location, retryAfterMs }: WebhookAnswer): void {
  if (status >= 200 && status < 300) return;
  if (status === 410) {
    throw new GatewayError('WEBHOOK_GONE', 'The webhook says that it is gone for good (410).', {
      disposition: 'permanent',
      remedy: 'Give the rule another address, or switch it off.',
    });
  }
  if (status >= 300 && status < 400) {
    const where = location === null ? 'elsewhere' : `to ${location}`;
    throw new GatewayError('WEBHOOK_REDIRECT', `The webhook points ${where} (${status}).`, {
      remedy: 'Redirects are not followed: give the rule the address it points to.',
    });
  }
  throw new GatewayError('WEBHOOK_STATUS', `The webhook answered ${status}.`, {
    remedy:
      REMEDY[status] ?? (status >= 500 ? 'Look into the log of the webhook.' : 'Check the address of the webhook.'),
    ...(retryAfterMs === null ? {} : { retryAfterMs: Math.min(retryAfterMs, LONGEST_PAUSE_MS) }),
  });
}

const REMEDY: Record<number, string> = {
  401: 'The webhook does not accept the signature: compare the secrets of both sides.',
  403: 'The webhook does not accept the signature: compare the secrets of both sides.',
  404: 'There is nothing at this address: check its path.',
  413: 'The webhook finds the message too large: allow bodies of 100 kB.',
  429: 'The webhook wants fewer calls; the gateway slows down by itself.',
};

/** Status and beginning of the answer, for the log. */
export function wordsOf({ status, text }: WebhookAnswer): string {
  return text === '' ? String(status) : `${status}: ${text}`;
}
