import { Attribute, Change } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventBus, type GatewayEvents } from '../../gateway/core/events.ts';
import { newId } from '../../gateway/core/id.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { DomainInput, TokenInput } from '../../gateway/core/model/directory.ts';
import { type Source, SourceInput, SourceTestInput, type SyncRun } from '../../gateway/core/model/sources.ts';
import type { DirectoryService } from '../../gateway/core/services.ts';
import type { UserRow } from '../../gateway/core/stores.ts';
import { createDirectory } from '../../gateway/directory/directory.ts';
import { createIdentity, type Identity } from '../../gateway/directory/identity.ts';
import { TestClock } from '../rig/clock.ts';
import { BASE, READER, READER_PASSWORD, startSlapd, type TestSlapd } from '../rig/slapd.ts';
import { openTestStores, type TestStores } from '../rig/store.ts';

/* Identity sources against a real OpenLDAP with ten thousand users. */

const PEOPLE = 10_000;
const peopleDn = `ou=People,${BASE}`;
const dnOf = (n: number) => `uid=user${n},${peopleDn}`;
const OLD = '20200101000000Z';

function person(n: number): string {
  return `dn: ${dnOf(n)}
objectClass: inetOrgPerson
uid: user${n}
cn: User ${n}
sn: ${n}
mail: user${n}@example.com
mobile: 079/${String(n % 1000).padStart(3, '0')}.45.67
preferredLanguage: de-CH, en;q=0.8
modifyTimestamp: ${OLD}
`;
}
const group = (name: string, members: string[]) => `dn: cn=${name},ou=Groups,${BASE}
objectClass: groupOfNames
cn: ${name}
${members.map((dn) => `member: ${dn}`).join('\n')}
modifyTimestamp: ${OLD}
`;
const groupDn = (name: string) => `cn=${name},ou=Groups,${BASE}`;

const LDIF = [
  ...Array.from({ length: PEOPLE }, (_, n) => person(n)),
  group('staff', [dnOf(1), groupDn('managers')]),
  // Groups that contain each other.
  group('managers', [dnOf(2), dnOf(3), groupDn('staff')]),
].join('\n');

const slapd: TestSlapd | null = await startSlapd(LDIF);
afterAll(() => slapd?.close());

describe.skipIf(!slapd)('identity sources', () => {
  let rig: TestStores;
  let identity: Identity;
  let directory: DirectoryService;
  let domainId: string;
  let heard: GatewayEvents['source'][];
  const events = new EventBus((error) => {
    throw error;
  });
  const clock = new TestClock(Date.now());

  beforeAll(async () => {
    rig = await openTestStores({ clock });
    const common = { pushes: rig.stores.pushes, sealer: rig.sealer, events, clock };
    const describer = { warnings: () => [], qr: async () => ({ keyUri: '', png: '' }) };
    directory = createDirectory({ store: rig.stores.directory, ...common, describe: describer });
    identity = createIdentity({
      ...common,
      ...{ store: rig.stores.sources, users: rig.stores.userBatch, directory: rig.stores.directory },
      ...{ log: silentLog, node: 'test' },
    });
    domainId = (await directory.createDomain(DomainInput.parse({ name: 'example.com', defaultCountry: 'CH' }))).id;
    heard = [];
    events.on('source', (event) => heard.push(event));
  });
  afterAll(async () => {
    await identity.sources.stop();
    await rig.close();
  });

  const input = (given: Partial<SourceInput> = {}) =>
    SourceInput.parse({
      ...{ name: 'Head office', domainId, host: 'localhost', port: slapd!.tlsPort, security: 'ldaps', ca: slapd!.ca },
      ...{ bindDn: READER, password: READER_PASSWORD, baseDn: peopleDn, filter: '(objectClass=inetOrgPerson)' },
      ...given,
    });
  const tried = (given: Partial<SourceTestInput> = {}) =>
    identity.sources.test(SourceTestInput.parse({ ...input(given), ...given }));
  /** Runs a sync to its end. */
  const synced = async (id: string, full = false): Promise<SyncRun> => {
    const ended = new Promise<void>((resolve) => {
      const off = events.on('source', (event) => {
        if (event.id !== id || ['running', 'changed'].includes(event.state)) return;
        off();
        resolve();
      });
    });
    clock.advance(1000);
    await identity.sources.sync(id, { full }, 'admin');
    await ended;
    await identity.sources.stop();
    return (await identity.sources.get(id)).lastRun!;
  };
  const byLogin = async (login: string): Promise<UserRow | undefined> =>
    (await rig.stores.directory.listUsers({ limit: 500, q: login })).items.find((user) => user.login === login);
  let source: Source;

  it('goes through every step of a test, and previews an entry', async () => {
    const result = await tried({ login: 'user7' });
    expect(result.steps.map(({ step, ok, text }) => (ok ? step : `${step}: ${text}`))).toEqual([
      ...['resolve', 'connect', 'bind', 'search', 'groups', 'entry', 'count'],
    ]);
    expect(result).toMatchObject({ ok: true, server: 'OpenLDAP', bases: [BASE] });
    expect(result.steps[1]!.text).toContain('issued by Test CA');
    expect(result.steps.at(-1)!.text).toBe('10000 users match.');
    const fields = Object.fromEntries(result.entry!.fields.map((one) => [one.field, one]));
    expect(fields.login).toMatchObject({ attribute: 'uid', becomes: 'user7' });
    expect(fields.mobile).toMatchObject({ value: '079/007.45.67', becomes: '+41790074567' });
    expect(fields.language).toMatchObject({ becomes: 'de-CH' });
  });

  it('says at which step it fails, and what to do', async () => {
    const last = async (given: Partial<SourceTestInput>) => {
      const { ok, steps } = await tried(given);
      expect(ok).toBe(false);
      return `${steps.at(-1)!.step}: ${steps.at(-1)!.text}`;
    };
    expect(await last({ ca: null })).toMatch(/^connect: The server's certificate is not trusted/);
    expect(await last({ password: 'wrong' })).toBe('bind: The account or its password is wrong.');
    expect(await last({ host: '127.0.0.1', port: 1 })).toBe('connect: Nothing listens at this port.');
    expect(await last({ baseDn: `ou=Nowhere,${BASE}` })).toMatch(/^search: There is no such place/);
    expect(await last({ port: slapd!.port })).toMatch(/^connect: The server (does not speak TLS|closed)/);
    await expect(tried({ filter: '(uid=' })).rejects.toMatchObject({ code: 'FILTER_INVALID' });
  });

  it('speaks StartTLS, with the CA checked', async () => {
    const starttls = { security: 'starttls' as const, port: slapd!.port };
    expect((await tried(starttls)).steps[1]!.text).toContain('issued by Test CA');
    expect((await tried({ ...starttls, ca: null })).ok).toBe(false);
  });

  it('takes over ten thousand users page by page', async () => {
    source = await identity.sources.create(input({ everyMinutes: 5 }));
    expect(JSON.stringify(source)).not.toContain(READER_PASSWORD);
    const run = await synced(source.id);
    expect(run).toMatchObject({ state: 'done', kind: 'full', problem: null, notes: [] });
    expect(run.counts).toEqual({ seen: PEOPLE, added: PEOPLE, changed: 0, returned: 0, disabled: 0, skipped: 0 });
    expect(heard.filter(({ state, seen }) => state === 'running' && seen > 0).length).toBeGreaterThan(10);
    expect(await byLogin('user4711')).toMatchObject({
      ...{ displayName: 'User 4711', email: 'user4711@example.com', mobile: '+41797114567', language: 'de-CH' },
      ...{ sourceName: 'Head office', disabledAt: null },
    });
  });

  it('reads only what changed, and knows a renamed user again', async () => {
    const before = (await byLogin('user5'))!;
    const token = await directory.createToken(before.id, TokenInput.parse({ issuer: 'ACME' }));
    clock.advance(Math.max(0, Date.now() - clock.now()));
    await slapd!.admin.modifyDN(dnOf(5), `uid=anna.meier,${peopleDn}`);
    const run = await synced(source.id);
    expect(run).toMatchObject({ state: 'done', kind: 'incremental' });
    expect(run.counts).toEqual({ seen: 1, added: 0, changed: 1, returned: 0, disabled: 0, skipped: 0 });
    expect(await byLogin('anna.meier')).toMatchObject({ id: before.id });
    expect(await directory.getToken(token.id)).toMatchObject({ userLogin: 'anna.meier' });
  });

  it('disables who is gone, enables who is back, and gives no tokens to a namesake', async () => {
    const gone = (await byLogin('user6'))!;
    await directory.createToken(gone.id, TokenInput.parse({ issuer: 'ACME' }));
    await slapd!.admin.del(dnOf(6));
    expect((await synced(source.id)).counts).toMatchObject({ disabled: 0 });
    expect((await synced(source.id, true)).counts).toMatchObject({ seen: PEOPLE - 1, disabled: 1 });
    expect(await directory.getUser(gone.id)).toMatchObject({ login: 'user6', disabled: { why: 'gone' }, tokens: 1 });

    await slapd!.admin.add(dnOf(6), { objectClass: 'inetOrgPerson', uid: 'user6', cn: 'Namesake', sn: '6' });
    expect((await synced(source.id, true)).counts).toMatchObject({ added: 1, disabled: 0 });
    const namesake = (await byLogin('user6'))!;
    expect(namesake).toMatchObject({ displayName: 'Namesake', tokens: 0, disabledAt: null });
    expect(namesake.id).not.toBe(gone.id);
    expect((await directory.getUser(gone.id)).login).toMatch(/^user6 \(gone /);
  });

  it('syncs by schedule, one at a time, and tells of one that a crash cut off', async () => {
    await identity.sources.runDue();
    expect((await identity.sources.get(source.id)).lastRun).toMatchObject({ by: 'admin' });
    clock.advance(5 * 60_000);
    const ended = new Promise<void>((resolve) => {
      const off = events.on('source', ({ state }) => {
        if (state !== 'done') return;
        off();
        resolve();
      });
    });
    await identity.sources.runDue();
    await expect(identity.sources.sync(source.id, { full: false }, 'admin')).rejects.toMatchObject({
      code: 'SYNC_RUNNING',
    });
    await ended;
    await identity.sources.stop();
    expect((await identity.sources.get(source.id)).lastRun).toMatchObject({ by: 'schedule', kind: 'incremental' });

    const [last] = await rig.stores.sources.runs(source.id, 1);
    const cutOff = { ...last!, id: newId(clock.now() + 1), state: 'running' as const, finishedAt: null };
    expect(await rig.stores.sources.beginRun(cutOff, clock.now() + 60_000)).toBe(true);
    await identity.sources.start();
    const { lastRun } = await identity.sources.get(source.id);
    expect(lastRun).toMatchObject({ state: 'failed', problem: { code: 'SYNC_INTERRUPTED' } });
  });

  it('stops and asks where too many would be disabled', async () => {
    const { filter: narrow } = { filter: '(&(objectClass=inetOrgPerson)(uid=user1*))' };
    await identity.sources.update(source.id, { filter: narrow });
    const run = await synced(source.id);
    expect(run).toMatchObject({ state: 'stopped', kind: 'full' });
    expect(run.gone).toBe(PEOPLE - 1111);
    expect((await identity.sources.get(source.id)).disabled).toBe(1);
    expect(await identity.sources.decide(run.id, false)).toMatchObject({ state: 'rejected' });
    await expect(identity.sources.decide(run.id, true)).rejects.toMatchObject({ code: 'SYNC_NOT_STOPPED' });

    const again = await synced(source.id);
    expect(await identity.sources.decide(again.id, true)).toMatchObject({ state: 'done' });
    expect((await identity.sources.get(source.id)).disabled).toBe(PEOPLE - 1111 + 1);

    await identity.sources.update(source.id, { filter: '(objectClass=inetOrgPerson)' });
    expect((await synced(source.id)).counts).toMatchObject({ seen: PEOPLE, returned: PEOPLE - 1111 });
  });

  it('fails without touching anybody where the server stops in between', async () => {
    await identity.sources.update(source.id, { password: 'wrong' });
    expect(await synced(source.id, true)).toMatchObject({ state: 'failed', problem: { code: 'LDAP_CREDENTIALS' } });
    expect((await identity.sources.get(source.id)).disabled).toBe(1);
    // No pages for this one: the server gives out a thousand entries and no more.
    await identity.sources.update(source.id, { bindDn: null });
    expect((await synced(source.id, true)).state).not.toBe('done');
    expect((await identity.sources.get(source.id)).disabled).toBe(1);
    await identity.sources.remove(source.id);
    expect(await byLogin('user8')).toMatchObject({ sourceId: null, disabledAt: null });
  });

  it.each([
    ['follows the members', 'staff'],
    ['asks for memberOf', 'online'],
  ])('takes members of nested groups: %s', async (_how, name) => {
    if (name === 'online') {
      await slapd!.admin.add(groupDn('inner'), {
        objectClass: 'groupOfNames',
        cn: 'inner',
        member: [dnOf(2), dnOf(3)],
      });
      const member = [dnOf(1), groupDn('inner')];
      await slapd!.admin.add(groupDn('online'), { objectClass: 'groupOfNames', cn: 'online', member });
    }
    const joined: string[] = [];
    const off = events.on('membership', ({ group: of, what }) => joined.push(`${what} ${of}`));
    const domain = await directory.createDomain(DomainInput.parse({ name, defaultCountry: 'CH' }));
    const { id } = await identity.sources.create(input({ name, domainId: domain.id, groups: [groupDn(name)] }));
    expect((await synced(id)).counts).toMatchObject({ added: 3 });
    expect(joined).toEqual(Array.from({ length: 3 }, () => `joined ${groupDn(name)}`));

    clock.advance(Math.max(0, Date.now() - clock.now()));
    const change = new Change({
      operation: 'delete',
      modification: new Attribute({ type: 'member', values: [dnOf(1)] }),
    });
    await slapd!.admin.modify(groupDn(name), change);
    // Only the group has changed; that is seen, and everybody is looked at.
    const run = await synced(id);
    expect(run).toMatchObject({ kind: 'full', state: 'done' });
    expect(run.counts).toMatchObject({ disabled: 1 });
    expect(joined.at(-1)).toBe(`left ${groupDn(name)}`);
    off();
  });
});
