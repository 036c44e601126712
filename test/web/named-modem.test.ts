import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWeb, type TestWeb } from './rig.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

describe('a message that names its modem', () => {
  const send = async (modem: string) =>
    web.call('POST', '/api/v1/messages', {
      headers: await web.keyFor('send'),
      body: { channel: 'sms', to: '+447700900123', text: 'hello', modem },
    });

  it.each(['name', 'id'])('goes on with the id, given the %s', async (kind) => {
    const { modem } = web.services.ids;
    expect((await send(kind === 'id' ? modem : 'one')).status).toBe(202);
    expect(web.services.asked.at(-1)?.args[0]).toMatchObject({ modem });
  });

  it('is refused where there is no such modem', async () => {
    const { status, json } = await send('nobody');
    expect(status).toBe(422);
    expect(json.error).toMatchObject({ code: 'MODEM_UNKNOWN', fields: [{ path: 'modem' }] });
  });
});

describe('a SIM', () => {
  it('keeps what a change leaves out, in its limits too', async () => {
    const { sim } = web.services.ids;
    const patch = async (body: object) =>
      (await web.call('PATCH', `/api/v1/sims/${sim}`, { headers: await web.keyFor('admin'), body })).json;
    await patch({ quota: { partsPerDay: 10, otpReserve: 2 } });
    expect(await patch({ quota: { partsPerDay: 20 }, roaming: 'deny' })).toMatchObject({
      quota: { partsPerDay: 20, otpReserve: 2, partsPerMonth: null },
      roaming: 'deny',
    });
  });

  it.each([
    [{ balanceQuery: { code: '100' } }, 'balanceQuery.code'],
    [{ balanceQuery: { code: '*100#', pattern: '(a)(b)' } }, 'balanceQuery.pattern'],
    [{ smsc: '12' }, 'smsc'],
    [{ quota: { partsPerDay: 0 } }, 'quota.partsPerDay'],
  ])('refuses %j', async (body, path) => {
    const { sim } = web.services.ids;
    const { status, json } = await web.call('PATCH', `/api/v1/sims/${sim}`, {
      headers: await web.keyFor('admin'),
      body,
    });
    expect(status).toBe(422);
    expect(json.error.fields.map((field: { path: string }) => field.path)).toContain(path);
  });
});
