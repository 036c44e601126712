import { GatewayError } from '../../core/errors.ts';
import type { HostHealth } from '../../core/model/mail-routes.ts';
import type { DialogueLine } from '../../core/model/message.ts';
import type { DsnRequest, MailContent } from '../../core/ports.ts';

/** One message for some recipients, all on the same route. */
export interface Mail {
  messageId: string;
  /** Envelope sender, '' = null sender. */
  from: string;
  recipients: string[];
  content: MailContent;
  /** Its header fields hold UTF-8 (RFC 6532). */
  smtpUtf8: boolean;
  /** It overtakes the others (class otp). */
  urgent: boolean;
  /** What its sender wants to hear of it. */
  dsn?: DsnRequest | undefined;
}

/** What became of one recipient; `error` null = taken. */
export interface RecipientResult {
  via: string | null;
  response: string | null;
  dialogue: DialogueLine[];
  error: GatewayError | null;
}
/** By recipient, as spelled in the mail. */
export type Results = Map<string, RecipientResult>;

/** Can it take mails now: all we have, only urgent ones, one to find out whether it works again, or none. */
export interface Readiness {
  takes: 'all' | 'urgent' | 'one' | 'none';
  /** Why not all, in plain words. */
  why: string | null;
}

/** What stands behind a route and moves mails: SMTP to a smarthost, SMTP to mail exchangers, capture, discard. */
export interface Carrier {
  /** Never throws; a result for each recipient. */
  deliver(mail: Mail, signal: AbortSignal): Promise<Results>;
  readiness(): Readiness;
  /** How its smarthosts fare, by id; absent = it has none. */
  hosts?(): Map<string, HostHealth>;
  /** Takes nothing more; what is on its way ends by itself. */
  close(): void;
}

/** What a carrier tells the route it works for. */
export interface CarrierEvents {
  /** It worked (null), or a fault of the route, host or login that the admin should see. */
  health(error: GatewayError | null): void;
  /** `readiness()` may have changed. */
  changed(): void;
}

/** The same end for all recipients. */
export function sameForAll(recipients: readonly string[], result: RecipientResult): Results {
  return new Map(recipients.map((recipient) => [recipient, result]));
}

export function stopping(): GatewayError {
  return new GatewayError('GATEWAY_STOPPING', 'The gateway was stopping; nothing was sent.', { disposition: 'local' });
}
