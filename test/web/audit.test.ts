import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWeb, type TestWeb } from './rig.ts';

let web: TestWeb;
let headers: Record<string, string>;
beforeAll(async () => {
  web = await startWeb();
  headers = await web.keyFor('admin');
});
afterAll(() => web.close());

const admin = { kind: 'admin', id: null, name: 'ann', ip: '192.0.2.1' } as const;

describe('the audit log', () => {
  it('names what was pushed, by whom, how and to whom', async () => {
    const { ids } = web.services;
    await web.call('POST', `/api/v1/tokens/${ids.token}/push`, { headers, body: { channel: 'sms' } });
    const { json } = await web.call('GET', '/api/v1/audit?action=token.push&limit=1', { headers });
    expect(json.items[0]).toMatchObject({
      actor: 'admin',
      actorKind: 'api-key',
      ip: '127.0.0.1',
      target: `token/${ids.token}`,
      summary: 'Pushed the token PT00000001 to alice by SMS',
      detail: { channel: 'sms', pushId: ids.push, messageId: ids.message },
    });
  });

  it('names changed fields, but never what a secret one holds', async () => {
    const { ids } = web.services;
    const change = (path: string, body: object) => web.call('PATCH', path, { headers, body });
    await change(`/api/v1/modems/${ids.modem}`, { name: 'one', pin: '7391', enabled: false });
    await change(`/api/v1/mail/routes/${ids.mailRoute}`, { auth: { username: 'u', password: 'first' } });
    await change(`/api/v1/mail/routes/${ids.mailRoute}`, { auth: { username: 'u', password: 'second' }, port: 25 });
    const { items } = await web.access.audit.list({ limit: 3 });
    expect(items.map(({ detail }) => detail)).toEqual([
      { fields: ['auth'] },
      { fields: ['auth'] },
      { fields: ['enabled', 'pin'] },
    ]);
  });

  it('writes nothing about what failed', async () => {
    const before = await web.access.audit.list({ limit: 1 });
    const answer = await web.call('PATCH', `/api/v1/users/${web.services.ids.token}`, { headers, body: {} });
    expect(answer.status).toBe(404);
    expect(await web.access.audit.list({ limit: 1 })).toEqual(before);
  });

  it('shows nothing that it could not write down', async () => {
    const broken = await startWeb();
    const key = await broken.keyFor('admin');
    broken.access.audit.record = () => Promise.reject(new Error('disk full'));
    const answer = await broken.call('POST', `/api/v1/tokens/${broken.services.ids.token}/qr`, { headers: key });
    await broken.close();
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('JBSW');
  });

  it('is filtered by action, target and words', async () => {
    const record = (action: string, target: string, summary: string) =>
      web.access.audit.record(admin, { action, target, summary });
    await record('x.one', 'x/1', 'Painted the fence');
    await record('x.two', 'x/1', 'Painted the house');
    await record('x.one', 'x/2', 'Sold the house');
    const find = async (query: string) =>
      (await web.call('GET', `/api/v1/audit?${query}`, { headers })).json.items.map(
        (one: { summary: string }) => one.summary,
      );
    expect(await find('action=x.one')).toEqual(['Sold the house', 'Painted the fence']);
    expect(await find('target=x/1')).toEqual(['Painted the house', 'Painted the fence']);
    expect(await find('q=house&action=x.two')).toEqual(['Painted the house']);
  });

  it('is exported whole, and holds no formula for a spreadsheet', async () => {
    for (let i = 0; i < 510; i++) {
      const summary = i === 7 ? '=HYPERLINK("http://evil")' : `entry ${i}, "quoted"`;
      await web.access.audit.record(admin, { action: 'bulk', target: null, summary, detail: { i } });
    }
    const answer = await web.call('GET', '/api/v1/audit/export?action=bulk', { headers });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const [head, ...lines] = answer.text.trimEnd().split('\r\n');
    expect(head).toBe('at,actor,actorKind,ip,action,target,summary,detail');
    expect(lines).toHaveLength(510);
    expect(lines[0]).toMatch(/^"2.*Z","ann","admin","192\.0\.2\.1","bulk","","entry 509, ""quoted""","\{""i"":509\}"$/);
    expect(lines.at(-8)).toContain(`"'=HYPERLINK(""http://evil"")"`);
  });
});
