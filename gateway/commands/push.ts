import { parseArgs } from 'node:util';
import { GatewayError } from '../core/errors.ts';
import { apiClient } from './api-client.ts';
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
    const api = apiClient(values.url, values.key);
    const users = (await api.get<Listed>(`/users?q=${encodeURIComponent(values.user)}`)).items.filter(
      ({ login, domainName }) =>
        login?.toLowerCase() === values.user?.toLowerCase() && (!values.domain || domainName === values.domain),
    );
    const user = only(users, `user ${values.user}`, '--domain NAME');
    const tokens = (await api.get<Listed>(`/users/${user.id}/tokens`)).items.filter(
      ({ serial, state }) => state === 'active' && (!values.token || serial === values.token),
    );
    const token = only(tokens, `active token of ${values.user}`, '--token SERIAL');
    const pushed = await api.post<{ pushId: string; messageId: string }>(`/tokens/${token.id}/push`, {
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
