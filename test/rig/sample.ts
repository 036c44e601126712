import type { RunningGateway } from './gateway.ts';

type Api = RunningGateway['api'];
interface Made {
  id: string;
}

export interface Sample {
  domainId: string;
  userId: string;
  /** TOTP, authorization code withheld. */
  tokenId: string;
}

/** A small company: two domains, a few users, tokens of several kinds. */
export async function fillDirectory(api: Api): Promise<Sample> {
  const domain = await api.post<Made>('/domains', { name: 'example.com', defaultCountry: 'GB', language: 'en' });
  const other = await api.post<Made>('/domains', { name: 'example.de', defaultCountry: 'DE', language: 'de' });
  const user = (domainId: string, login: string, displayName: string, email: string | null, mobile: string | null) =>
    api.post<Made>('/users', { domainId, login, displayName, email, mobile });
  const anna = await user(domain.id, 'anna.berg', 'Anna Berg', 'anna.berg@example.com', '07700 900123');
  const ben = await user(domain.id, 'ben.okafor', 'Ben Okafor', 'ben.okafor@example.com', '07700 900188');
  await user(domain.id, 'chen.wei', '陳偉', 'chen.wei@example.com', '+886 912 345 678');
  await user(other.id, 'dörte.müller', 'Dörte Müller', 'doerte.mueller@example.de', null);
  await user(other.id, 'eberhard', 'Eberhard-Maximilian von und zu Hohenstein-Waldeck', null, '0151 12345678');
  const token = (userId: string, input: object) => api.post<Made>(`/users/${userId}/tokens`, input);
  // Lists show the newest first.
  const old = await token(anna.id, { issuer: 'Old portal', type: 'hotp' });
  await api.post(`/tokens/${old.id}/revoke`, {});
  await token(anna.id, { issuer: 'VPN', algorithm: 'SHA256', digits: 8, period: 60 });
  const first = await token(anna.id, { issuer: 'Example', authorization: 'withhold' });
  await token(ben.id, { issuer: 'Example', authorization: 'send' });
  return { domainId: domain.id, userId: anna.id, tokenId: first.id };
}

/** A SIM with limits and credit, routes, forwarding and an opt-out, so that no page of theirs is empty. */
export async function fillGateways(api: Api): Promise<{ iccid: string }> {
  const { items } = await api.get<{ items: { iccid: string }[] }>('/sims');
  const { iccid } = items[0]!;
  await api.patch(`/sims/${iccid}`, {
    name: 'Prepaid blue',
    quota: { partsPerDay: 50, partsPerMonth: 1000, recipientsPerMonth: 300, otpReserve: 20 },
    balanceQuery: { code: '*100#', lowBelow: 15 },
  });
  await api.post(`/sims/${iccid}/balance`, {});
  await api.post('/sms/routes', { name: 'Abroad', prefixes: ['+49', '+43'], strategy: 'round-robin' });
  const target = { kind: 'webhook', url: 'http://127.0.0.1:9/sms', secret: 'at least sixteen characters' };
  await api.post('/inbox/forwarding', { name: 'On call', keywords: ['alarm'], target });
  await api.post('/inbox/forwarding', { name: 'Shop', target: { kind: 'mail', to: 'shop@example.com' } });
  await api.post('/simulator/messages', { from: '+447700900456', text: 'alarm: door open' });
  await api.post('/opt-outs', { number: '+447700900999', note: 'Asked by phone' });
  return { iccid };
}

/** A relay as it may stand somewhere: routes, keys, listeners and their company, so that no page of theirs is empty. */
export async function fillMail(api: Api): Promise<void> {
  await api.post('/mail/routes', {
    match: 'example.net',
    kind: 'smarthost',
    hosts: [
      { host: 'mail1.example.net', port: 9, tls: 'required', auth: { username: 'relay', password: 'secret' } },
      { host: '127.0.0.1', port: 9 },
    ],
    perMinute: 200,
    retrySeconds: [60, 300, 3600],
  });
  await api.post('/hosts', { name: 'mail1.example.net', addresses: ['127.0.0.1'], note: 'In the cellar' });
  await api.post('/dkim-keys', { domain: 'example.com', algorithm: 'ed25519-sha256' });
  const senders = { allow: ['example.com'] };
  await api.post('/listeners', { name: 'Servers', host: '127.0.0.1', port: 0, tls: 'starttls', senders });
  await api.post('/listeners', { name: 'Mistaken', host: '127.0.0.1', port: 0, allow: ['0.0.0.0/0'] });
  await api.post('/relay-accounts', { login: 'wiki', note: 'The intranet wiki', mailsPerMinute: 30 });
  await api.post('/smtp-bans', { kind: 'address', value: '203.0.113.9', reason: 'Sends rubbish' });
  await api.post('/legacy-clients', { name: 'Printer', block: '10.1.2.3', oldTls: true, plainLogin: true });
  await api.post('/messages', { channel: 'email', to: 'erin@example.net', subject: 'It waits', text: 'Hello' });
}
