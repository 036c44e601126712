import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import type { Actor } from '../core/actor.ts';
import { asGatewayError, GatewayError, invalid } from '../core/errors.ts';
import { MessageInput } from '../core/model/message.ts';
import type { OutboxService } from '../core/services.ts';
import type { Access } from './access.ts';
import type { KeyHolder } from './api-keys.ts';
import { readForm, readJson } from './body.ts';
import { checked } from './checks.ts';
import type { Client } from './client-address.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { keyOfHeader } from './key-header.ts';

const MOST_BYTES = 64 * 1024;

/** What the SMS providers of MFA servers call things; the first that is given counts. */
const NAMES = {
  to: ['to', 'recipient', 'phone', 'phonenumber', 'mobile', 'msisdn', 'number', 'destination', 'da'],
  text: ['text', 'message', 'msg', 'sms', 'body', 'content', 'ud'],
  key: ['key', 'apikey', 'api_key', 'token', 'password', 'pass', 'passwd'],
};

export interface SmsDoorDeps {
  access: Pick<Access, 'apiKeys' | 'audit' | 'repeats'>;
  outbox: Pick<OutboxService, 'submit'>;
  /** `web.smsKeyInQuery` */
  keyInQuery: boolean;
}

/**
 * One SMS, in the way that programs speak which know nothing but an address with parameters (Kannel's `sendsms` and its
 * many descendants): GET, or POST with a form or JSON, fields named as in NAMES, whatever their case. The API key is the
 * bearer token, the password of Basic authentication, a field of the body or, only if the settings allow it, of the query.
 * Others (user, from, charset …) are not looked at, but for `class`: these are one-time codes unless it says otherwise.
 * The answer is one line of text.
 */
export class SmsDoor {
  readonly #deps: SmsDoorDeps;

  constructor(deps: SmsDoorDeps) {
    this.#deps = deps;
  }

  /** @throws GatewayError 401 UNAUTHENTICATED, 403 FORBIDDEN, KEY_IN_QUERY, 422, and what submit throws */
  async serve(koa: Context): Promise<void> {
    const { access } = this.#deps;
    const client = koa.state.client as Client;
    const query = folded(Object.entries(koa.query).map(([name, value]) => [name, [value].flat()[0] ?? '']));
    const body = koa.method === 'POST' ? await readFields(koa.req) : new Map<string, string>();
    const holder = await this.#holder(koa, query, body, client.ip);
    koa.state.actorName = holder.actor.name;
    const field = (names: readonly string[]) => first(body, names) ?? first(query, names) ?? '';
    const input = checked(MessageInput, {
      ...{ channel: 'sms', to: field(NAMES.to).trim(), text: field(NAMES.text) },
      // What comes this way is mostly a code, which is worth nothing after a few minutes.
      class: field(['class']).trim() || 'otp',
    });
    const sms = input as MessageInput & { channel: 'sms' };
    const key = idempotencyKey(koa);
    const work = () => this.#submit(sms, holder.actor, key);
    const call = { actor: holder.actor, asked: `sms ${JSON.stringify(sms)}` };
    const id = key === undefined ? await work() : (await access.repeats.once({ ...call, key }, work)).answer;
    koa.status = 200;
    koa.type = 'text/plain; charset=utf-8';
    koa.body = `0: Accepted for delivery, id ${id}\n`;
  }

  async #submit(sms: MessageInput & { channel: 'sms' }, actor: Actor, key: string | undefined): Promise<string> {
    const { access, outbox } = this.#deps;
    const id = await outbox.submit(sms, actor, key).catch((error: unknown) => {
      // Many servers leave the plus out: digits that are no number of this country have their country's code.
      if (!/^\d{8,15}$/.test(sms.to) || asGatewayError(error).code !== 'MOBILE_INVALID') throw error;
      return outbox.submit({ ...sms, to: `+${sms.to}` }, actor, key).catch((other: unknown) => {
        // Neither reading is a number: what was sent is what to complain of.
        throw asGatewayError(other).code === 'MOBILE_INVALID' ? error : other;
      });
    });
    await access.audit.record(actor, {
      action: 'message.send',
      target: `message/${id}`,
      summary: `Sent an SMS to ${sms.to}`,
      detail: { channel: 'sms' },
    });
    return id;
  }

  async #holder(
    koa: Context,
    query: ReadonlyMap<string, string>,
    body: ReadonlyMap<string, string>,
    ip: string,
  ): Promise<KeyHolder> {
    const inQuery = first(query, NAMES.key);
    if (inQuery !== null && !this.#deps.keyInQuery) {
      throw refused(
        403,
        'KEY_IN_QUERY',
        'A key in the address of a call is seen by proxies and logs, so it is not taken.',
        'Send it as bearer token, by Basic authentication or in the body; or set web.smsKeyInQuery.',
      );
    }
    const key = keyOfHeader(koa.get('Authorization'))?.key ?? first(body, NAMES.key) ?? inQuery;
    const holder = key === null ? null : await this.#deps.access.apiKeys.authenticateKey(key, ip);
    if (!holder) {
      koa.set('WWW-Authenticate', 'Basic realm="SMS", Bearer');
      throw refused(
        401,
        'UNAUTHENTICATED',
        'An API key is needed that is known, not expired and not revoked.',
        'Make one under Administration, API keys, and send it as bearer token or as password.',
      );
    }
    if (!holder.scopes.some((scope) => scope === 'send' || scope === 'admin')) {
      throw refused(
        403,
        'FORBIDDEN',
        'The API key lacks the scope send.',
        'Use a key with the right scope: Administration, API keys.',
      );
    }
    return holder;
  }
}

async function readFields(request: IncomingMessage): Promise<Map<string, string>> {
  const type = request.headers['content-type'] ?? '';
  if (!type.toLowerCase().startsWith('application/json')) return folded([...(await readForm(request, MOST_BYTES))]);
  const json = await readJson(request, MOST_BYTES);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw invalid('SMS_FIELDS', 'The body must be a JSON object with the fields of the SMS.');
  }
  return folded(
    Object.entries(json).flatMap(([name, value]): [string, string][] =>
      plain(value) === null ? [] : [[name, plain(value)!]],
    ),
  );
}

function folded(fields: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(fields.map(([name, value]) => [name.toLowerCase(), value]));
}

/** A list of one counts, too: some servers list their one recipient. */
function plain(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 1 ? plain(value[0]) : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function first(fields: ReadonlyMap<string, string>, names: readonly string[]): string | null {
  const name = names.find((one) => fields.has(one));
  return name === undefined ? null : fields.get(name)!;
}

function refused(status: number, code: string, message: string, remedy: string): GatewayError {
  return new GatewayError(code, message, { status, disposition: 'permanent', remedy });
}
