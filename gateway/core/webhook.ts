import { createHmac, X509Certificate } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { GatewayError, invalid } from './errors.ts';

export interface WebhookCall {
  url: string;
  /** PEM; null = the system's. */
  ca: string | null;
  secret: string;
  deliveryId: string;
  /** `sms.received` */
  event: string;
  /** JSON. */
  body: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** For the whole call. */
  timeoutMs: number;
  signal: AbortSignal;
}

/** Any answer at all; `text` is the beginning of its body, for the log. */
export interface WebhookAnswer {
  status: number;
  text: string;
  /** Where a redirect points. */
  location: string | null;
  /** What the other side asks for. */
  retryAfterMs: number | null;
}

const READ_OCTETS = 2_000;
const SHOWN_CHARACTERS = 200;

/**
 * The signature: HMAC-SHA256, in hex, of the time stamp, a dot and the body. With the time inside, a call that somebody
 * overheard cannot be played again later.
 * @param timestamp seconds since the epoch, as in X-Gateway-Timestamp
 */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/**
 * POSTs JSON with its signature; follows no redirect.
 * @throws GatewayError WEBHOOK_TIMEOUT, WEBHOOK_TLS, WEBHOOK_UNREACHABLE, WEBHOOK_STOPPED
 */
export async function postWebhook(call: WebhookCall): Promise<WebhookAnswer> {
  const timeout = AbortSignal.timeout(call.timeoutMs);
  try {
    const answer = await answerTo(call, AbortSignal.any([timeout, call.signal]));
    return await read(answer);
  } catch (error) {
    throw failure(error, call, timeout);
  }
}

function answerTo(call: WebhookCall, signal: AbortSignal): Promise<IncomingMessage> {
  const url = new URL(call.url);
  const timestamp = String(Math.floor(call.now / 1000));
  const body = Buffer.from(call.body);
  const options = {
    method: 'POST',
    // Calls are rare: no connection is kept, and none can be found dead.
    agent: false as const,
    signal,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': body.length,
      'User-Agent': 'push-token-gateway',
      'X-Gateway-Event': call.event,
      'X-Gateway-Delivery': call.deliveryId,
      'X-Gateway-Timestamp': timestamp,
      'X-Gateway-Signature': `v1=${signatureOf(call.secret, timestamp, call.body)}`,
    },
  };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, ...(call.ca === null ? {} : { ca: call.ca }) })
        : httpRequest(url, options);
    request.once('response', resolve).once('error', reject).end(body);
  });
}

async function read(answer: IncomingMessage): Promise<WebhookAnswer> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    octets += chunk.length;
    if (octets >= READ_OCTETS) break; // leaving the loop ends the connection
  }
  const text = Buffer.concat(chunks).subarray(0, READ_OCTETS).toString();
  return {
    status: answer.statusCode ?? 0,
    text: text
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, SHOWN_CHARACTERS),
    location: answer.headers.location ?? null,
    retryAfterMs: retryAfter(answer.headers['retry-after']),
  };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

function failure(error: unknown, { url, timeoutMs, signal }: WebhookCall, timeout: AbortSignal): GatewayError {
  const { host, hostname } = new URL(url);
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (signal.aborted) return new GatewayError('WEBHOOK_STOPPED', 'The gateway is stopping.', { disposition: 'local' });
  if (timeout.aborted) {
    return new GatewayError('WEBHOOK_TIMEOUT', `${host} did not answer within ${timeoutMs / 1000} seconds.`, {
      remedy: 'The webhook is to answer at once and do its work afterwards.',
      cause: error,
    });
  }
  if (/CERT|SSL|TLS|PEM|ALTNAME|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return new GatewayError('WEBHOOK_TLS', `The secure connection to ${host} could not be set up: ${message}.`, {
      remedy: 'Give the rule the CA certificate that signed the server’s, and use the name that is in it.',
      cause: error,
    });
  }
  const cause = UNREACHABLE[code]?.(hostname, host) ?? `The connection to ${host} failed: ${message}.`;
  return new GatewayError('WEBHOOK_UNREACHABLE', cause, {
    remedy: 'Check the address, and that this machine may reach it.',
    cause: error,
  });
}

const UNREACHABLE: Record<string, (hostname: string, host: string) => string> = {
  ENOTFOUND: (hostname) => `There is no host ${hostname}.`,
  EAI_AGAIN: (hostname) => `The name ${hostname} cannot be looked up now.`,
  ECONNREFUSED: (_, host) => `Nobody listens at ${host}.`,
  ECONNRESET: (_, host) => `${host} broke the connection off.`,
  EHOSTUNREACH: (_, host) => `There is no way to ${host}.`,
  ENETUNREACH: (_, host) => `There is no way to ${host}.`,
};

/** The CA that a webhook's certificate is to come from. @param path of the input's field  @throws GatewayError 422 CERTIFICATE_INVALID */
export function demandCertificate(pem: string | null, path: string): void {
  if (pem === null) return;
  try {
    new X509Certificate(pem);
  } catch (cause) {
    const message = 'is not a certificate in PEM form (-----BEGIN CERTIFICATE-----)';
    const error = invalid('CERTIFICATE_INVALID', `The CA ${message}.`, [{ path, message }]);
    error.cause = cause;
    throw error;
  }
}
