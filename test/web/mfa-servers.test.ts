import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWeb, type TestWeb } from './rig.ts';

/* The calls that the SMS providers of MFA servers make, as docs/mfa-servers.md sets them up. */

let web: TestWeb;
let key: string;
beforeAll(async () => {
  web = await startWeb();
  key = (await web.keyFor('send')).authorization!.slice('Bearer '.length);
});
afterAll(() => web.close());

const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
async function send(init: RequestInit & { query?: Record<string, string> }, at = web) {
  const query = init.query ? `?${new URLSearchParams(init.query)}` : '';
  const answer = await fetch(`${at.url}/api/v1/sms${query}`, init);
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
}
const last = (at = web) => at.services.asked.filter(({ call }) => call === 'submit').at(-1)!.args;
const ACCEPTED = /^0: Accepted for delivery, id [0-9a-f-]{36}\n$/;

describe('an SMS by the plain HTTP of', () => {
  it('privacyIDEA, HttpSmsProvider, POST: a form, Basic authentication', async () => {
    const answer = await send({
      method: 'POST',
      headers: basic('privacyidea', key),
      body: new URLSearchParams({ phone: '+447700900123', text: 'Your OTP is 123 456 & more' }),
    });
    expect(answer).toMatchObject({
      status: 200,
      text: expect.stringMatching(ACCEPTED),
      type: 'text/plain; charset=utf-8',
    });
    expect(last()[0]).toMatchObject({ channel: 'sms', to: '+447700900123', text: 'Your OTP is 123 456 & more' });
    expect(last()[1]).toMatchObject({ kind: 'api-key', name: 'send' });
    const { items } = await web.access.audit.list({ limit: 1 });
    expect(items[0]).toMatchObject({ action: 'message.send', actor: 'send' });
    expect(JSON.stringify(items[0])).not.toContain('123 456');
  });

  it('privacyIDEA with SEND_DATA_AS_JSON and a header of its own', async () => {
    const answer = await send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ to: '+447700900124', message: 'OTP 654321' }),
    });
    expect(answer.status).toBe(200);
    expect(last()[0]).toMatchObject({ to: '+447700900124', text: 'OTP 654321' });
  });

  it('LinOTP, HttpSMSProvider, GET: parameters, Basic authentication out of the URL', async () => {
    const answer = await send({
      query: { account: 'linotp', phonenumber: '447700900125', message: 'Your code: 77 00' },
      headers: basic('linotp', key),
    });
    expect(answer.text).toMatch(ACCEPTED);
    expect(last()[0]).toMatchObject({ to: '447700900125', text: 'Your code: 77 00' });
  });

  it('LinOTP, RestSMSProvider: JSON whose recipient is a list of one', async () => {
    const answer = await send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...basic('linotp', key) },
      body: JSON.stringify({ text: 'Code 112233', to: ['+447700900126'] }),
    });
    expect(answer.status).toBe(200);
    expect(last()[0]).toMatchObject({ to: '+447700900126', text: 'Code 112233' });
  });

  it('DualShield and others like Kannel: user, pass, to, text in the query only where the settings allow it', async () => {
    const query = { user: 'dualshield', pass: key, to: '+447700900127', text: 'Passcode 998877' };
    const refused = await send({ query });
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.text).error).toMatchObject({ code: 'KEY_IN_QUERY' });
    const open = await startWeb({ settings: { smsKeyInQuery: true } });
    try {
      const { key: there } = await open.access.apiKeys.create({ name: 'ds', scopes: ['send'], expiresAt: null });
      expect((await send({ query: { ...query, pass: there } }, open)).text).toMatch(ACCEPTED);
      expect(last(open)[0]).toMatchObject({ to: '+447700900127', text: 'Passcode 998877' });
      expect(JSON.stringify(open.lines)).not.toContain(there);
    } finally {
      await open.close();
    }
  });

  it('nobody without a key, with a wrong one, or with one for something else', async () => {
    const body = () => new URLSearchParams({ to: '+447700900128', text: 'x' });
    const before = web.services.asked.length;
    expect((await send({ method: 'POST', body: body() })).status).toBe(401);
    expect((await send({ method: 'POST', body: body(), headers: basic('x', `pt_${'A'.repeat(43)}`) })).status).toBe(
      401,
    );
    const read = await web.keyFor('read');
    expect((await send({ method: 'POST', body: body(), headers: read })).status).toBe(403);
    const noNumber = await send({ method: 'POST', body: new URLSearchParams({ text: 'x' }), headers: basic('x', key) });
    expect(noNumber.status).toBe(422);
    expect(web.services.asked.length).toBe(before);
  });
});
