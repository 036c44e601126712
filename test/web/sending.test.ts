import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse } from './house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const post = (path: string, headers: Record<string, string>, body: object) =>
  house.web.call('POST', path, { headers, body });
const keyed = (key: string) => ({ 'idempotency-key': key });

describe('a push over the API', () => {
  it('goes out, and is told from queued on', async () => {
    const token = await house.token('none');
    const { pushId, text } = await house.push(token);
    expect(text).toContain('https://otp.example.com/l/');
    const headers = await house.web.keyFor('push');
    const { json } = await house.web.call('GET', `/api/v1/pushes/${pushId}`, { headers });
    expect(json).toMatchObject({ id: pushId, tokenId: token, channel: 'sms', to: '+447700900123' });
    const list = await house.web.call('GET', `/api/v1/tokens/${token}/pushes`, { headers });
    expect(list.json.items.map(({ id }: { id: string }) => id)).toEqual([pushId]);
  });

  it('with the same Idempotency-Key goes out once, and answers the same', async () => {
    const token = await house.token('none');
    const headers = { ...(await house.web.keyFor('push')), ...keyed('push-1') };
    const body = { channel: 'sms' };
    const [one, two] = await Promise.all([
      post(`/api/v1/tokens/${token}/push`, headers, body),
      post(`/api/v1/tokens/${token}/push`, headers, body),
    ]);
    const three = await post(`/api/v1/tokens/${token}/push`, headers, body);
    expect(one.status).toBe(202);
    expect(two.json).toEqual(one.json);
    expect(three.json).toEqual(one.json);
    const another = await post(`/api/v1/tokens/${token}/push`, { ...headers, ...keyed('push-2') }, body);
    expect(another.json.messageId).not.toBe(one.json.messageId);
  });

  it('is refused for a revoked token', async () => {
    const token = await house.token('none');
    await post(`/api/v1/tokens/${token}/revoke`, await house.web.keyFor('directory'), {});
    const answer = await post(`/api/v1/tokens/${token}/push`, await house.web.keyFor('push'), { channel: 'sms' });
    expect(answer.status).toBe(409);
    expect(answer.json.error.remedy).toBeTypeOf('string');
  });
});

describe('a message over the API', () => {
  const sms = { channel: 'sms', to: '+447700900456', text: 'hello' };

  it('with the same Idempotency-Key is the same message, for each caller their own', async () => {
    const [mine, other] = [await house.web.keyFor('send'), await house.web.keyFor('send')];
    const first = await post('/api/v1/messages', { ...mine, ...keyed('m1') }, sms);
    const again = await post('/api/v1/messages', { ...mine, ...keyed('m1') }, sms);
    const others = await post('/api/v1/messages', { ...other, ...keyed('m1') }, sms);
    const without = await post('/api/v1/messages', mine, sms);
    expect(first.status).toBe(202);
    expect(again.json).toEqual(first.json);
    expect(new Set([first.json.id, others.json.id, without.json.id]).size).toBe(3);
  });

  it('needs a key that can be written down', async () => {
    const headers = { ...(await house.web.keyFor('send')), ...keyed('x'.repeat(201)) };
    const answer = await post('/api/v1/messages', headers, sms);
    expect(answer.status).toBe(422);
    expect(answer.json.error.fields[0].path).toBe('Idempotency-Key');
  });

  it('is listed and shown without its text', async () => {
    const { json } = await post('/api/v1/messages', await house.web.keyFor('send'), { ...sms, text: 'very private' });
    const headers = await house.web.keyFor('read');
    const shown = await house.web.call('GET', `/api/v1/messages/${json.id}`, { headers });
    const listed = await house.web.call('GET', '/api/v1/messages?channel=sms&limit=5', { headers });
    expect(shown.json).toMatchObject({ id: json.id, to: '+447700900456', channel: 'sms' });
    expect(listed.json.items.some(({ id }: { id: string }) => id === json.id)).toBe(true);
    expect(shown.text + listed.text).not.toContain('very private');
  });
});

describe('a template over the API', () => {
  const path = '/api/v1/templates/push-token/smtp';

  it('with [[QRCODE]] needs the HTML format, and says so at the field', async () => {
    const headers = await house.web.keyFor('admin');
    const body = { sender: 'ACME <otp@acme.example>', subject: 'Token', text: 'Scan [[QRCODE]]', html: false };
    const refused = await house.web.call('PUT', path, { headers, body });
    expect(refused.status).toBe(422);
    expect(refused.json.error.fields.map((one: { path: string }) => one.path)).toContain('text');
    const saved = await house.web.call('PUT', path, { headers, body: { ...body, html: true } });
    expect(saved.status).toBe(200);
    const { json } = await house.web.call('GET', path, { headers });
    expect(json).toEqual(saved.json);
  });

  it('is shown as it would leave, with pictures the frame may show', async () => {
    const headers = await house.web.keyFor('read');
    const body = { sender: 'ACME <otp@acme.example>', subject: 'Token', text: '<p>[[QRCODE]]</p>', html: true };
    const { status, json } = await house.web.call('POST', `${path}/preview`, { headers, body });
    expect(status).toBe(200);
    expect(json.source).toContain('multipart/alternative');
    const framed = await house.web.call('GET', json.frameUrl, { headers });
    expect(framed.text).toContain('src="data:image/png;base64,');
  });
});
