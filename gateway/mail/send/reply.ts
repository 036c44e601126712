import type { NodemailerError } from 'nodemailer/lib/errors';
import { GatewayError } from '../../core/errors.ts';

/** A server's reply (RFC 5321, 4.2), its lines joined. */
export interface Reply {
  code: number;
  /** RFC 3463: `5.1.1`; null where the server gave none. */
  enhanced: string | null;
  /** The server's own words with its codes, one line. */
  words: string;
}

const MAX_WORDS = 500;

export function parseReply(response: string): Reply {
  const lines = response.split(/\r?\n/).filter((line) => line.trim() !== '');
  const parts = lines.map((line) => /^(\d{3})(?:[ -](?:([245]\.\d{1,3}\.\d{1,3})(?:\s+|$))?(.*))?$/.exec(line));
  const first = parts.find((part) => part !== null);
  if (!first) return { code: 0, enhanced: null, words: plain(lines.join(' ')) };
  const enhanced = parts.find((part) => part?.[2])?.[2] ?? null;
  const text = parts.map((part, index) => (part ? (part[3] ?? '') : lines[index]!)).join(' ');
  return { code: Number(first[1]), enhanced, words: plain([first[1], enhanced, text].filter(Boolean).join(' ')) };
}

/** Where in the dialogue the server said no. */
export type Stage = 'greeting' | 'hello' | 'sender' | 'recipient' | 'data' | 'message';

const NO: Record<Stage, (host: string, words: string) => string> = {
  greeting: (host, words) => `${host} refused the connection: ${words}`,
  hello: (host, words) => `${host} refused our greeting: ${words}`,
  sender: (host, words) => `${host} refused the sender: ${words}`,
  recipient: (host, words) => `${host} refused the recipient: ${words}`,
  data: (host, words) => `${host} refused to take the message: ${words}`,
  message: (host, words) => `${host} refused the message: ${words}`,
};

const UNWELCOME_RETRY_MS = 60_000;
const LOGIN_CODES = [530, 534, 535, 538];

/**
 * The reply classes: 4xx may work later; 5xx is final, with the server's own words, except where it speaks of us and not
 * of this mail (no session at all, login wanted, policy before any recipient was named): that is our route's fault.
 */
export function refusal(stage: Stage, response: string, host: string): GatewayError {
  const reply = parseReply(response);
  const message = NO[stage](host, reply.words);
  if (reply.code < 500 || reply.code === 503) {
    return new GatewayError('SMTP_TEMPORARY', message, { disposition: 'temporary', remedy: remedyOf(reply) });
  }
  if (LOGIN_CODES.includes(reply.code)) {
    return new GatewayError('SMTP_LOGIN_WANTED', message, {
      disposition: 'local',
      retryAfterMs: UNWELCOME_RETRY_MS,
      remedy: 'Enter a login for this mail route, or let the relay accept this gateway by its address.',
    });
  }
  const aboutUs =
    stage === 'greeting' || stage === 'hello' || (stage === 'sender' && reply.enhanced?.startsWith('5.7.') === true);
  if (aboutUs) {
    return new GatewayError('SMTP_REFUSES_US', message, {
      disposition: 'local',
      retryAfterMs: UNWELCOME_RETRY_MS,
      remedy: 'Let the relay accept this gateway (its address, its name or this sender), or use another relay.',
    });
  }
  return new GatewayError('SMTP_REFUSED', message, { disposition: 'permanent', remedy: remedyOf(reply) });
}

/** What can be done about a mail that was refused, by what the reply is about (RFC 3463, 3). */
const REMEDIES: [about: RegExp, remedy: string][] = [
  [/^4\.2\.2$/, 'The mailbox is full: its owner must make room. It is tried again until the mail expires.'],
  [/^4\./, 'Nothing need be done: it is tried again. If it goes on, ask who runs the relay.'],
  [/^5\.1\.[0-46]$/, 'Correct the address where the mail comes from; here it can be redirected to another recipient.'],
  [/^5\.1\.[78]$/, 'Correct the sender address where the mail comes from.'],
  [/^5\.2\.1$/, 'The mailbox is switched off: ask its owner, or redirect the mail to another recipient.'],
  [/^5\.2\.2$/, 'The mailbox is full: its owner must make room. Then try again.'],
  [/^5\.(?:2\.3|3\.4)$/, 'Send it smaller, or raise the limit at the relay.'],
  [
    /^5\.7\./,
    'Ask who runs the relay why its rules refuse this mail; then try again, or redirect it over another route.',
  ],
];

function remedyOf({ code, enhanced }: Reply): string | undefined {
  const about = enhanced ?? (code < 500 ? '4.0.0' : '');
  return REMEDIES.find(([pattern]) => pattern.test(about))?.[1];
}

/** The login itself failed. */
export function loginFailure(error: NodemailerError, host: string): GatewayError {
  const reply = error.response ? parseReply(error.response) : null;
  if (!reply) return lostConnection(error, host);
  if (reply.code >= 400 && reply.code < 500) {
    return new GatewayError('SMTP_TEMPORARY', `${host} cannot check the login now: ${reply.words}`);
  }
  return new GatewayError('SMTP_LOGIN_REFUSED', `${host} refused the login: ${reply.words}`, {
    disposition: 'local',
    remedy: 'Correct user name and password of this mail route.',
  });
}

const CERTIFICATE_FAULTS: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet; check the clocks',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'comes from a CA that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'comes from a CA that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'comes from a CA that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'comes from a CA that is not trusted',
  CERT_REVOKED: 'was revoked',
  CERT_SIGNATURE_FAILURE: 'has a wrong signature',
  INVALID_PURPOSE: 'is not made for servers',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is made for another host name',
};

/** In plain words what is wrong with a certificate; null where the code speaks of something else. */
export function certificateFault(code: string | undefined): string | null {
  return (code && CERTIFICATE_FAULTS[code]) || null;
}

/** The certificate does not hold. @param code OpenSSL's or Node's name of the fault */
export function certificateFailure(code: string, host: string, cause?: unknown): GatewayError {
  const fault = certificateFault(code) ?? `was not accepted (${code})`;
  return new GatewayError('TLS_CERTIFICATE', `The certificate of ${host} ${fault}.`, {
    disposition: 'local',
    remedy:
      "Test the route to see the certificate; enter its CA in the route, use the certificate's host name, or renew it.",
    cause,
  });
}

/** What kept a session from being set up, after the TCP connection stood. */
export function sessionFailure(error: NodemailerError, host: string): GatewayError {
  const code = error.originalCode ?? error.code ?? '';
  if (certificateFault(code)) return certificateFailure(code, host, error);
  if (error.command === 'STARTTLS' && error.response) {
    return new GatewayError('TLS_NOT_OFFERED', `${host} does not do TLS: ${parseReply(error.response).words}`, {
      disposition: 'local',
      remedy: 'Switch on STARTTLS at the relay, or change the TLS mode of this mail route.',
    });
  }
  if (isTlsFailure(error)) {
    return new GatewayError('TLS_FAILED', `TLS with ${host} failed: ${plain(error.message)}`, {
      disposition: 'local',
      remedy: 'Check port and TLS mode of this mail route: 465 is usually implicit TLS, 25 and 587 STARTTLS.',
      cause: error,
    });
  }
  if (error.response) {
    return refusal(error.command === 'CONN' ? 'greeting' : 'hello', error.response, host);
  }
  return lostConnection(error, host);
}

function isTlsFailure(error: NodemailerError): boolean {
  const code = error.originalCode ?? error.code ?? '';
  return error.code === 'ETLS' || error.timeoutType === 'UPGRADE_TIMEOUT' || /^(ERR_SSL_|ERR_TLS_|EPROTO$)/.test(code);
}

const CONNECT_FAULTS: Record<string, (host: string) => string> = {
  ECONNREFUSED: (host) => `${host} refuses the connection: nothing listens on that port.`,
  ETIMEDOUT: (host) => `${host} does not answer.`,
  EHOSTUNREACH: (host) => `${host} cannot be reached.`,
  ENETUNREACH: (host) => `${host} cannot be reached: there is no network path to it.`,
  ECONNRESET: (host) => `${host} closed the connection at once.`,
};

/** No TCP connection. */
export function connectFailure(error: NodeJS.ErrnoException, host: string): GatewayError {
  const known = CONNECT_FAULTS[error.code ?? ''];
  return new GatewayError('RELAY_UNREACHABLE', known?.(host) ?? `${host} cannot be reached: ${plain(error.message)}.`, {
    disposition: 'temporary',
    remedy: 'Check that the relay runs, its port, and the firewall in between.',
    cause: error,
  });
}

/** The connection broke or fell silent before the message was handed over. */
export function lostConnection(error: NodemailerError, host: string): GatewayError {
  const words =
    error.code === 'ETIMEDOUT' ? `${host} did not answer in time.` : `${host} closed the connection unexpectedly.`;
  return new GatewayError('RELAY_LOST', words, { disposition: 'temporary', cause: error });
}

/** The whole message was handed over, and then nothing came back: it may have been taken. */
export function uncertain(error: NodemailerError, host: string): GatewayError {
  const words = error.code === 'ETIMEDOUT' ? 'no answer came in time' : 'the connection broke before the answer came';
  return new GatewayError('MAIL_UNCERTAIN', `The mail was handed to ${host} completely, then ${words}.`, {
    disposition: 'uncertain',
    remedy: 'See at the relay or ask the recipient whether it arrived; then mark it as sent, or send it again.',
    cause: error,
  });
}

/** One line of a peer's text: no control characters, bounded. */
function plain(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_WORDS);
}
