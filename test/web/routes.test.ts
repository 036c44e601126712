import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base32Decode } from '../../gateway/core/base32.ts';
import { newId } from '../../gateway/core/id.ts';
import { totp } from '../../gateway/core/otp.ts';
import { isMedia, type Route, successStatus } from '../../gateway/web/route.ts';
import { ROUTES } from '../../gateway/web/routes/index.ts';
import { ADMIN, startWeb, type TestWeb } from './rig.ts';
import { type Sample, samples } from './samples.ts';
import { NOBODY } from './services.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

const guarded = ROUTES.filter((route) => route.access !== 'public' && !isOpenHere(route));
const changing = ROUTES.filter((route) => route.method !== 'get');
/** They compute something and change nothing. */
const READS_BY_POST = ['checkMobile', 'checkToken', 'previewSmtpTemplate', 'previewSmsTemplate'];

/** The shared session must outlive the others. */
const ENDS_SESSION = ['logout', 'changePassword', 'confirmSecondFactor', 'renewRecoveryCodes'];

let kept: Promise<Record<string, string>> | undefined;
function session(): Promise<Record<string, string>> {
  kept ??= web.signIn();
  return kept;
}
function isOpenHere({ access }: Route): boolean {
  return typeof access === 'object' && access.loopback === true;
}
function pathOf(route: Route, id: string = NOBODY): string {
  return route.path.replace(/:\w+/, id);
}
function label(route: Route): string {
  return `${route.method.toUpperCase()} ${route.path}`;
}

describe('who may call what', () => {
  it.each(guarded.map((route) => [label(route), route] as const))('%s needs a session or key', async (_, route) => {
    const answer = await web.call(route.method.toUpperCase(), pathOf(route));
    expect(answer.status).toBe(401);
    expect(answer.json.error.code).toBe('UNAUTHENTICATED');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(guarded.map((route) => [label(route), route] as const))(
    '%s refuses a key without the scope',
    async (_, route) => {
      const scopes = typeof route.access === 'object' ? route.access.scopes : [];
      const wrong = (['read', 'directory', 'push', 'send'] as const).filter((scope) => !scopes.includes(scope));
      const headers = await web.keyFor(...wrong);
      const answer = await web.call(route.method.toUpperCase(), pathOf(route), { headers });
      expect(answer.status).toBe(403);
      expect(answer.json.error.code).toBe('FORBIDDEN');
    },
  );

  it.each(changing.filter((route) => route.access !== 'public').map((route) => [label(route), route] as const))(
    '%s refuses a session without X-Gateway',
    async (_, route) => {
      const cookie = (await session()).cookie!;
      const answer = await web.call(route.method.toUpperCase(), pathOf(route), { headers: { cookie } });
      expect(answer.status).toBe(403);
      expect(answer.json.error.code).toBe('CSRF_HEADER');
    },
  );

  it('refuses keys that are revoked, expired or made up', async () => {
    const { id, key } = await web.access.apiKeys.create({ name: 'old', scopes: ['admin'], expiresAt: null });
    const headers = { authorization: `Bearer ${key}` };
    expect((await web.call('GET', '/api/v1/users', { headers })).status).toBe(200);
    await web.access.apiKeys.revoke(id);
    expect((await web.call('GET', '/api/v1/users', { headers })).status).toBe(401);
    const madeUp = { authorization: `Bearer pt_${'A'.repeat(43)}` };
    expect((await web.call('GET', '/api/v1/users', { headers: madeUp })).status).toBe(401);
    const basic = { authorization: 'Basic YTpi' };
    expect((await web.call('GET', '/api/v1/users', { headers: basic })).status).toBe(401);
  });
});

describe('every route', () => {
  it.each(ROUTES.filter((route) => route.name !== 'streamEvents').map((route) => [label(route), route] as const))(
    '%s answers as documented and is audited',
    async (_, route) => {
      if (!ENDS_SESSION.includes(route.name)) return callSample(web, route, await session());
      const own = await startWeb();
      try {
        await callSample(own, route, await own.signIn());
      } finally {
        await own.close();
      }
    },
  );

  it('is audited if it changes or discloses something', () => {
    const silent = changing.filter((route) => !route.audit).map((route) => route.name);
    expect(silent).toEqual(READS_BY_POST);
  });

  it('has a name and a place of its own', () => {
    expect(new Set(ROUTES.map((route) => route.name)).size).toBe(ROUTES.length);
    expect(new Set(ROUTES.map(label)).size).toBe(ROUTES.length);
  });
});

async function callSample(own: TestWeb, route: Route, headers: Record<string, string>): Promise<void> {
  const sample = await sampleOf(own, route);
  const since = newId();
  const answer = await own.call(route.method.toUpperCase(), pathOf(route, sample.id), {
    headers,
    ...(sample.body && { body: sample.body }),
  });
  expect(answer.status, answer.text).toBe(successStatus(route));
  if (isMedia(route.answer)) expect(answer.headers.get('content-type')).toContain(route.answer.media);
  const added = (await own.access.audit.list({ limit: 5 })).items.filter(({ id }) => id > since);
  if (!route.audit) {
    expect(added).toEqual([]);
    return;
  }
  expect(added).toHaveLength(1);
  const [entry] = added;
  if (route.audit !== 'own') expect(entry!.action).toBe(route.audit.action);
  expect(entry).toMatchObject({ actor: 'admin', actorKind: 'admin', ip: '127.0.0.1' });
  expect(entry!.summary).not.toMatch(/undefined|null|\[object/);
  if (sample.secret) {
    expect(says(entry, sample.secret), 'audit entry').toBe(false);
    expect(says(own.lines, sample.secret), 'log').toBe(false);
  }
}

/** Ids are left out: their digits may be anything. */
function says(written: unknown, secret: string): boolean {
  return JSON.stringify(written)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    .includes(secret);
}

async function sampleOf(own: TestWeb, route: Route): Promise<Sample> {
  if (['changeAdmin', 'deleteAdmin', 'resetSecondFactor'].includes(route.name)) {
    const username = route.name;
    const password = 'y'.repeat(12);
    const { id } = await own.access.admins.create({ username, password, role: 'operator', domains: [] });
    return { id, ...(route.name === 'changeAdmin' && { body: { role: 'auditor' } }) };
  }
  if (route.name === 'revokeApiKey') {
    return { id: (await own.access.apiKeys.create({ name: 'k', scopes: ['read'], expiresAt: null })).id };
  }
  if (route.name === 'frameSmtpPreview') {
    const body = samples(own.services).previewSmtpTemplate!.body!;
    const headers = await own.keyFor('read');
    const path = '/api/v1/templates/push-token/smtp/preview';
    const { json } = await own.call('POST', path, { headers, body });
    return { id: json.frameUrl.slice(path.length + 1) };
  }
  if (['confirmSecondFactor', 'renewRecoveryCodes'].includes(route.name)) return secondFactorSample(own, route);
  const sample = samples(own.services)[route.name] ?? {};
  expect({ id: Boolean(sample.id), body: Boolean(sample.body) }, `sample of ${route.name}`).toEqual({
    id: Boolean(route.params),
    body: Boolean(route.body),
  });
  return sample;
}

/** A second factor that was begun, or one that is set up. */
async function secondFactorSample({ access }: TestWeb, route: Route): Promise<Sample> {
  const { id } = (await access.admins.list())[0]!;
  const { secret } = await access.secondFactor.begin(await access.admins.row(id));
  const seed = base32Decode(secret.replaceAll(' ', ''))!;
  const code = totp(seed, Date.now(), { algorithm: 'SHA1', digits: 6, period: 30 });
  if (route.name === 'confirmSecondFactor') return { body: { code } };
  const [recovery] = await access.secondFactor.confirm(await access.admins.row(id), code);
  return { body: { password: ADMIN.password, code: recovery }, secret: recovery! };
}
