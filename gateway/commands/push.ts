import { parseArgs } from 'node:util';
import { GatewayError } from '../core/errors.ts';
import type { Command } from './command.ts';

interface Listed {
  items: { id: string; login?: string; serial?: string; state?: string; domainName?: string }[];
}

export const push: Command = {
  usage: '--user LOGIN [--domain NAME] [--token SERIAL] --channel email|sms [--url URL] [--key KEY]',
  summary:
    "Pushes a user's token through the running gateway (GATEWAY_URL, GATEWAY_API_KEY with scopes read and push).",
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        user: { type: 'string' },
        domain: { type: 'string' },
        token: { type: 'string' },
        channel: { type: 'string', default: 'email' },
        url: { type: 'string', default: process.env.GATEWAY_URL ?? 'http://127.0.0.1:8080' },
        key: { type: 'string', default: process.env.GATEWAY_API_KEY ?? '' },
      },
    });
    if (!values.user) throw new GatewayError('USAGE', 'Whose token? Give --user LOGIN.');
    const api = client(values.url, values.key);
    const users = (await api<Listed>('GET', `/users?q=${encodeURIComponent(values.user)}`)).items.filter(
      ({ login, domainName }) =>
        login?.toLowerCase() === values.user?.toLowerCase() && (!values.domain || domainName === values.domain),
    );
    const user = only(users, `user ${values.user}`, '--domain NAME');
    const tokens = (await api<Listed>('GET', `/users/${user.id}/tokens`)).items.filter(
      ({ serial, state }) => state === 'active' && (!values.token || serial === values.token),
    );
    const token = only(tokens, `active token of ${values.user}`, '--token SERIAL');
    const pushed = await api<{ pushId: string; messageId: string }>('POST', `/tokens/${token.id}/push`, {
      channel: values.channel,
    });
    console.log(`Accepted: push ${pushed.pushId}, message ${pushed.messageId}.`);
    return 0;
  },
};

function only<T>(found: T[], what: string, option: string): T {
  if (found.length === 1) return found[0]!;
  throw found.length === 0
    ? new GatewayError('NOT_FOUND', `There is no ${what}.`)
    : new GatewayError('AMBIGUOUS', `There is more than one ${what}.`, { remedy: `Say which with ${option}.` });
}

function client(url: string, key: string) {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    let response: Response;
    try {
      response = await fetch(`${url.replace(/\/$/, '')}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new GatewayError('NO_GATEWAY', `No gateway answers at ${url}.`, {
        remedy: 'Start it, or give --url.',
        cause,
      });
    }
    const answer = (await response.json()) as T & { error?: { code: string; message: string; remedy?: string } };
    if (!answer.error) return answer;
    throw new GatewayError(
      answer.error.code,
      answer.error.message,
      answer.error.remedy ? { remedy: answer.error.remedy } : {},
    );
  };
}
