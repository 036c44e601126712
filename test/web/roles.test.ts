import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../gateway/core/model/administration.ts';
import { openApiDocument } from '../../gateway/web/openapi.ts';
import { ROUTES } from '../../gateway/web/routes/index.ts';
import { openHouse } from './house.ts';
import { startWeb, type TestWeb } from './rig.ts';
import { NOBODY } from './services.ts';

const PASSWORD = 'a password for all';
const ROLES: Role[] = ['administrator', 'operator', 'help-desk', 'auditor'];
interface Operation {
  operationId: string;
  security: object[];
  'x-roles'?: Role[];
}
const { paths } = openApiDocument(ROUTES, '1.2.3') as { paths: Record<string, Record<string, Operation>> };
const OPERATIONS = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
/** They end the session of the walk, or never end. */
const LEFT_OUT = ['logout', 'changePassword', 'streamEvents', 'login'];

async function signIn(web: TestWeb, role: Role, domains: string[] = []): Promise<Record<string, string>> {
  const username = `${role} ${domains.length}`;
  await web.access.admins.create({ username, password: PASSWORD, role, domains });
  const { headers } = await web.call('POST', '/api/v1/session', { body: { username, password: PASSWORD } });
  return { cookie: headers.get('set-cookie')!.split(';')[0]!, 'x-gateway': '1' };
}

describe('roles, by the OpenAPI document', () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web.close());

  it.each(ROLES)('%s may call what says so, and nothing else', async (role) => {
    const headers = await signIn(web, role, role === 'help-desk' ? [web.services.ids.domain] : []);
    const { may } = (await web.call('GET', '/api/v1/session', { headers })).json;
    for (const { path, method, operation } of OPERATIONS) {
      const { operationId, security } = operation;
      if (LEFT_OUT.includes(operationId) || security.length === 0) continue;
      const id = path.includes('{version}') ? '1' : NOBODY;
      const answer = await web.call(method, path.replace(/\{\w+\}/, id), { headers });
      const allowed = operation['x-roles']?.includes(role) ?? true;
      expect(may.includes(operationId), operationId).toBe(allowed);
      if (allowed) {
        expect([401, 403], `${role} ${operationId} ${answer.text}`).not.toContain(answer.status);
      } else {
        expect(answer.status, `${role} ${operationId}`).toBe(403);
        expect(answer.json.error).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('role') });
        expect(answer.json.error.remedy, operationId).toMatch(/administrator/);
      }
    }
  });

  it('are as strict as promised: settings, secrets and help desks', () => {
    const mayCall = (role: Role) =>
      OPERATIONS.filter(({ operation }) => operation['x-roles']?.includes(role)).map(({ method, operation }) => ({
        method,
        name: operation.operationId,
      }));
    const changing = (role: Role) =>
      mayCall(role)
        .filter(({ method, name }) => method !== 'GET' && !name.startsWith('preview'))
        .map(({ name }) => name);
    expect(changing('auditor')).toEqual([]);
    expect(changing('operator').sort()).toEqual(
      [
        ...['cancelBulkPush', 'enrolAndPush', 'finishWork', 'pauseBulkPush', 'planBulkPush', 'pushToken'],
        ...['resumeBulkPush', 'startBulkPush', 'verifyToken'],
      ].sort(),
    );
    for (const role of ['operator', 'auditor'] as const) {
      expect(mayCall(role).map(({ name }) => name)).not.toContain('readAuthorizationCode');
    }
    for (const role of ['operator', 'auditor', 'help-desk'] as const) {
      const names = mayCall(role).map(({ name }) => name);
      for (const secret of ['showTokenQr', 'getCaptured', 'getCapturedSource']) expect(names).not.toContain(secret);
    }
    const open = ROUTES.filter(({ access }) => typeof access === 'object' && access.roles.includes('help-desk'));
    expect(open.filter(({ within }) => within === undefined)).toEqual([]);
  });
});

describe('a help desk', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  let own: string;
  let foreign: string;
  let headers: Record<string, string>;
  beforeAll(async () => {
    house = await openHouse();
    [own, foreign] = [await house.token('withhold'), await house.token('withhold')];
    const domainOf = async (token: string) => house.lookup.domainOf('token', token);
    headers = await signIn(house.web, 'help-desk', [(await domainOf(own))!]);
  });
  afterAll(() => house.close());
  const get = (path: string) => house.web.call('GET', `/api/v1${path}`, { headers });
  const post = (path: string, body?: object) =>
    house.web.call('POST', `/api/v1${path}`, { headers, ...(body && { body }) });

  it('sees domains, users, tokens and messages of its own domains only, in lists too', async () => {
    const [mine, theirs] = [await house.push(own), await house.push(foreign)];
    for (const list of ['/domains', '/users', '/tokens?limit=1', '/messages']) {
      const { json } = await get(list);
      expect(json.items, list).toHaveLength(1);
      expect(json.next, list).toBeNull();
    }
    expect((await get('/tokens')).json.items[0].id).toBe(own);
    expect((await get(`/tokens/${own}`)).status).toBe(200);
    expect((await get(`/pushes/${mine.pushId}`)).status).toBe(200);
    const { messageId } = (await get(`/pushes/${mine.pushId}`)).json;
    expect((await get(`/messages/${messageId}`)).status).toBe(200);
    const admin = await house.web.signIn();
    const other = (await house.web.call('GET', `/api/v1/pushes/${theirs.pushId}`, { headers: admin })).json;
    const strangers = [
      ...[`/tokens/${foreign}`, `/tokens/${foreign}/pushes`, `/pushes/${theirs.pushId}`],
      ...[`/users/${other.userId}`, `/users/${other.userId}/tokens`, `/messages/${other.messageId}`],
    ];
    for (const path of strangers) {
      const answer = await get(path);
      expect(answer.status, path).toBe(404);
    }
  });

  it('pushes and reads withheld codes there only, and the code is written down', async () => {
    expect((await post(`/tokens/${foreign}/push`, { channel: 'sms' })).status).toBe(404);
    const pushed = await post(`/tokens/${own}/push`, { channel: 'sms' });
    expect(pushed.status).toBe(202);
    const read = await post(`/pushes/${pushed.json.pushId}/authorization-code`);
    expect(read.json.code).toMatch(/^\d{4}-\d{4}$/);
    const { items } = await house.web.access.audit.list({ limit: 1 });
    expect(items[0]).toMatchObject({ action: 'push.authorization-code', actor: 'help-desk 1' });
    const admin = await house.web.signIn();
    const sent = await house.web.call('GET', '/api/v1/messages?kind=sms', { headers: admin });
    expect(sent.json.items.map(({ to }: { to: string }) => to)).toEqual(['+447700900123']);
    const { pushId } = await house.push(foreign);
    expect((await post(`/pushes/${pushId}/authorization-code`)).status).toBe(404);
  });

  it('plans bulk pushes of its own domains only', async () => {
    const [domain] = (await get('/domains')).json.items;
    expect((await post('/bulk-pushes/plan', { channels: ['sms'] })).json.users).toBe(1);
    expect((await post('/bulk-pushes/plan', { domainId: domain.id, channels: ['sms'] })).json.users).toBe(1);
    const other = await house.lookup.domainOf('token', foreign);
    const refused = await post('/bulk-pushes/plan', { domainId: other, channels: ['sms'] });
    expect(refused.json.error).toMatchObject({ code: 'DOMAIN_NEEDED', fields: [{ path: 'domainId' }] });
    const admin = await house.web.signIn();
    await house.web.call('POST', '/api/v1/bulk-pushes', {
      headers: admin,
      body: { domainId: other, channels: ['sms'] },
    });
    expect((await get('/bulk-pushes')).json.items).toEqual([]);
  });

  it('is disabled from one call to the next', async () => {
    const { access } = house.web;
    const { id, role, domains } = (await access.admins.list()).find((one) => one.role === 'help-desk')!;
    await access.admins.change(id, { role, domains, enabled: false });
    expect((await get('/users')).status).toBe(401);
    const again = { username: 'help-desk 1', password: PASSWORD };
    expect((await house.web.call('POST', '/api/v1/session', { body: again })).status).toBe(401);
  });
});
