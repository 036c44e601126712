import type { StateChange } from './outbox-store.ts';

/* Bounces of mails that the gateway wrote itself, recognised by the address they come back to (VERP). */

/** What a bounce says of our mail (RFC 3464). */
export interface BounceReport {
  /** failed: for good; delayed: it is still tried; other: it went on, or nobody knows. */
  action: 'failed' | 'delayed' | 'other';
  /** RFC 3463: `5.1.1`; null where there is none. */
  status: string | null;
  /** The remote server's own words, one line. */
  words: string;
  /** Who reports; null where it does not say. */
  reporter: string | null;
}

export interface BounceSink {
  /** Is this the address of a bounce for a mail of ours? Forged ones are not. Asks nobody, so it may be called at RCPT. */
  isBounceAddress(address: string): boolean;
  /**
   * Takes what came to such an address; durable before it resolves.
   * @param start the mail's first octets, `BOUNCE_OCTETS` are enough
   */
  bounced(address: string, start: Buffer): Promise<void>;
}

/** More of a bounce is not looked at. */
export const BOUNCE_OCTETS = 256 * 1024;

export interface BounceStore {
  /**
   * Notes in the message's timeline what came back; a failure makes a mail that was sent a failed one.
   * @returns null where there is no such delivery any more
   */
  bounced(deliveryId: string, report: BounceReport, now: number): Promise<StateChange[] | null>;
}
