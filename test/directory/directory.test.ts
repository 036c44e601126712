import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base32Decode } from '../../gateway/core/base32.ts';
import { EventBus } from '../../gateway/core/events.ts';
import { newId } from '../../gateway/core/id.ts';
import { Domain, DomainInput, Token, TokenInput, User, UserInput } from '../../gateway/core/model/directory.ts';
import type { DirectoryService } from '../../gateway/core/services.ts';
import type { TokenRow } from '../../gateway/core/stores.ts';
import { createDirectory } from '../../gateway/directory/directory.ts';
import { insertAlso } from '../../gateway/store/accept.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestStores, type TestStores } from '../rig/store.ts';
import { pushRow } from '../store/rows.ts';

/* The directory over a real database. Key URI and warnings come from elsewhere: here they repeat what they were told. */

let rig: TestStores;
let directory: DirectoryService;
let heard: string[];
const clock = new TestClock();
const query = { limit: 50 };

beforeEach(async () => {
  rig = await openTestStores({ clock });
  heard = [];
  const events = new EventBus((error) => {
    throw error;
  });
  events.on('directory', ({ kind, id }) => heard.push(`${kind} ${id}`));
  events.on('push', ({ id, state }) => heard.push(`push ${id} ${state}`));
  directory = createDirectory({
    store: rig.stores.directory,
    pushes: rig.stores.pushes,
    sealer: rig.sealer,
    events,
    clock,
    describe: {
      warnings: (token, user, seedBytes) => [{ apps: [user.login], message: `${token.digits} ${seedBytes}` }],
      qr: async (token, seed, user) => ({
        keyUri: `${token.issuer}:${user.login}:${seed.toString('hex')}`,
        png: 'data:image/png;base64,AA==',
      }),
    },
  });
});
afterEach(() => rig.close());

const domain = (given: object = {}) =>
  directory.createDomain(DomainInput.parse({ name: 'example.com', defaultCountry: 'CH', language: 'de', ...given }));
const user = async (given: object = {}) => {
  const domainId = 'domainId' in given ? undefined : (await domain({ name: newId() })).id;
  return directory.createUser(UserInput.parse({ domainId, login: 'anna', ...given }));
};
const token = async (given: object = {}) =>
  directory.createToken((await user()).id, TokenInput.parse({ issuer: 'Bank', ...given }));
const refusals = (...calls: Promise<unknown>[]) => Promise.all(calls.map(refusal));
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => ({ code: 'none' }),
    (error: unknown) => error,
  );

describe('domains', () => {
  it('makes, changes and deletes them, and tells', async () => {
    const made = await domain({ language: 'de-ch' });
    expect(Domain.parse(made)).toEqual(made);
    expect(made).toMatchObject({ name: 'example.com', defaultCountry: 'CH', language: 'de-CH', users: 0 });
    clock.advance(1000);
    const changed = await directory.updateDomain(made.id, { defaultCountry: 'TW' });
    expect(changed).toEqual({ ...made, defaultCountry: 'TW', updatedAt: new Date(clock.now()).toISOString() });
    await directory.deleteDomain(made.id);
    expect(heard).toEqual(Array(3).fill(`domain ${made.id}`));
    const gone = [directory.getDomain(made.id), directory.updateDomain(made.id, {}), directory.deleteDomain(made.id)];
    expect(await refusals(...gone)).toMatchObject(Array(3).fill({ code: 'NOT_FOUND', status: 404 }));
  });

  it('refuses a name that is taken, a country and a language that do not exist', async () => {
    await domain();
    expect(await refusal(domain({ name: 'EXAMPLE.com' }))).toMatchObject({
      code: 'CONFLICT',
      status: 409,
      fields: [{ path: 'name', message: 'There is already a domain with this name.' }],
    });
    expect(await refusal(domain({ name: 'x', defaultCountry: 'XX' }))).toMatchObject({
      status: 422,
      fields: [{ path: 'defaultCountry' }],
    });
    expect(await refusal(domain({ name: 'x', language: 'deutsch, bitte' }))).toMatchObject({
      status: 422,
      fields: [{ path: 'language' }],
    });
    expect((await directory.listDomains(query)).items).toHaveLength(1);
  });
});

describe('users', () => {
  it('keeps the mobile number as E.164 by the country of the domain', async () => {
    const made = await user({ mobile: '079 123 45 67', email: 'anna@example.com', displayName: 'Anna' });
    expect(User.parse(made)).toEqual(made);
    expect(made).toMatchObject({ mobile: '+41791234567', email: 'anna@example.com', tokens: 0, language: null });
    expect(heard.at(-1)).toBe(`user ${made.id}`);

    const britain = await domain({ name: 'uk', defaultCountry: 'GB' });
    const moved = await directory.updateUser(made.id, { domainId: britain.id, mobile: '07700 900123' });
    expect(moved).toMatchObject({ domainName: 'uk', mobile: '+447700900123', displayName: 'Anna' });
    expect(await directory.updateUser(made.id, { displayName: 'A' })).toMatchObject({ mobile: '+447700900123' });
    expect(await directory.updateUser(made.id, { mobile: '' })).toMatchObject({ mobile: null });
    expect(await directory.updateUser(made.id, { language: 'zh-tw', email: null })).toMatchObject({
      language: 'zh-TW',
      email: null,
    });
  });

  it('tells what a number would be kept as, without keeping it', async () => {
    const { domainId, id } = await user();
    expect(await directory.checkMobile({ domainId, mobile: '079 123 45 67' })).toEqual({ mobile: '+41791234567' });
    const refused = directory.checkMobile({ domainId, mobile: '12' });
    expect(await refusal(refused)).toMatchObject({ status: 422, fields: [{ path: 'mobile' }] });
    expect(await directory.getUser(id)).toMatchObject({ mobile: null });
  });

  it('refuses what cannot be, naming the field', async () => {
    const { domainId, id } = await user();
    const fieldOf = async (promise: Promise<unknown>) => {
      const { status, fields } = (await refusal(promise)) as { status: number; fields: { path: string }[] };
      return `${status} ${fields?.[0]?.path}`;
    };
    expect(await fieldOf(user({ domainId, login: 'ANNA' }))).toBe('409 login');
    expect(await fieldOf(user({ domainId: newId() }))).toBe('422 domainId');
    expect(await fieldOf(user({ domainId, login: 'b', mobile: '12' }))).toBe('422 mobile');
    expect(await fieldOf(user({ domainId, login: 'b', language: '!' }))).toBe('422 language');
    expect(await fieldOf(directory.updateUser(id, { domainId: newId() }))).toBe('422 domainId');
    await user({ domainId, login: 'beat' });
    expect(await fieldOf(directory.updateUser(id, { login: 'Beat' }))).toBe('409 login');
    expect((await directory.listUsers({ ...query, domain: domainId })).items.map(({ login }) => login)).toEqual([
      'anna',
      'beat',
    ]);
    await directory.deleteUser(id);
    const gone = [directory.getUser(id), directory.deleteUser(id), directory.updateUser(id, {})];
    expect(await refusals(...gone)).toMatchObject(Array(3).fill({ code: 'NOT_FOUND' }));
  });
});

describe('tokens', () => {
  it('makes a secret of 20 random bytes, sealed, and never tells it in an answer', async () => {
    const [one, two] = [await token(), await token()];
    expect(Token.strict().parse(one)).toEqual(one);
    expect(one).toMatchObject({ type: 'totp', period: 30, counter: null, userLogin: 'anna', lastPush: null });
    expect(one.serial).toMatch(/^PT[2-9A-HJKMNP-TV-Z]{8}$/);
    expect(one.serial).not.toBe(two.serial);
    expect(one.warnings).toEqual([{ apps: ['anna'], message: '6 20' }]);
    const row = (await rig.stores.directory.getToken(one.id)) as TokenRow;
    const other = (await rig.stores.directory.getToken(two.id)) as TokenRow;
    const seed = rig.sealer.open(row.seed, `token:${one.id}`);
    expect(seed).toHaveLength(20);
    expect(seed.equals(rig.sealer.open(other.seed, `token:${two.id}`))).toBe(false);
    expect(() => rig.sealer.open(row.seed, `token:${two.id}`)).toThrow();
    expect(heard.at(-1)).toBe(`token ${two.id}`);
  });

  it('takes a given secret however it is grouped, and shows it again in groups of four', async () => {
    const made = await token({ secret: 'jbsw y3dp-ehpk 3pxp JBSWY3DPEHPK3PXP', type: 'hotp', counter: 7 });
    expect(made).toMatchObject({ type: 'hotp', counter: 7, period: null });
    const qr = await directory.showQr(made.id);
    expect(qr.secret).toBe('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP');
    expect(qr.keyUri).toBe(`Bank:anna:${base32Decode('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP').toString('hex')}`);
    expect(qr.png).toMatch(/^data:image\/png/);
    expect(qr.warnings).toEqual(made.warnings);
  });

  it('refuses a secret that is none or has the wrong length, without repeating it', async () => {
    for (const secret of ['JBSWY3DP', 'JBSWY3DPEHPK3PX1', 'A'.repeat(8 * 26)]) {
      const error = (await refusal(token({ secret }))) as Error;
      expect(error).toMatchObject({ status: 422, fields: [{ path: 'secret' }] });
      expect(JSON.stringify(error) + error.message).not.toContain(secret);
    }
    expect(await token({ secret: 'JBSWY3DPEHPK3PXP' })).toMatchObject({ warnings: [{ message: '6 10' }] });
    expect(await refusal(directory.createToken(newId(), TokenInput.parse({ issuer: 'x' })))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('changes what a patch gives and nothing else', async () => {
    const made = await token({ label: 'Büro', link: 'https://x.example/app', authorization: 'send' });
    expect(await directory.updateToken(made.id, { issuer: 'Bank 2' })).toEqual({ ...made, issuer: 'Bank 2' });
    expect(await directory.updateToken(made.id, { label: '', link: null })).toMatchObject({
      label: null,
      link: null,
      authorization: 'send',
    });
  });

  it('shows the last push, and revokes the token with its open pushes', async () => {
    const made = await token();
    const rows = [pushRow(made.id, made.userId), pushRow(made.id, made.userId, { channel: 'sms', queuedAt: 5000 })];
    for (const row of rows) await rig.db.commit((trx) => insertAlso(trx, 'push', [{ row, messageId: newId() }]));
    expect((await directory.getToken(made.id)).lastPush).toEqual({
      id: rows[1]!.id,
      channel: 'sms',
      state: 'queued',
      at: '1970-01-01T00:00:05.000Z',
    });
    heard = [];
    const revoked = await directory.revokeToken(made.id);
    expect(revoked).toMatchObject({ state: 'revoked', lastPush: { state: 'revoked' } });
    expect(heard).toEqual([...rows.map(({ id }) => `push ${id} revoked`), `token ${made.id}`]);
    const forbidden = [directory.showQr(made.id), directory.updateToken(made.id, { issuer: 'x' })];
    expect(await refusals(...forbidden)).toMatchObject(Array(2).fill({ code: 'TOKEN_REVOKED', status: 409 }));
    expect((await directory.revokeToken(made.id)).state).toBe('revoked');
  });

  it('tells the warnings a token would carry, without making it', async () => {
    const { id } = await user();
    const check = (given: object) => directory.checkToken(id, TokenInput.parse({ issuer: 'Bank', ...given }));
    expect(await check({})).toEqual({ warnings: [{ apps: ['anna'], message: '6 20' }] });
    expect(await check({ digits: 8, secret: 'JBSWY3DPEHPK3PXP' })).toMatchObject({ warnings: [{ message: '8 10' }] });
    expect(await refusal(check({ secret: 'JBSW' }))).toMatchObject({ status: 422, fields: [{ path: 'secret' }] });
    expect((await directory.listTokens(query)).items).toEqual([]);
  });

  it('lists tokens of one user and of all, in order, and deletes', async () => {
    const mine = await token({ issuer: 'A' });
    const { id: second } = await directory.createToken(mine.userId, TokenInput.parse({ issuer: 'B' }));
    const other = await token({ issuer: 'C' });
    const issuers = async (where: object) =>
      (await directory.listTokens({ ...query, sort: 'issuer', ...where })).items.map(({ issuer }) => issuer);
    expect(await issuers({})).toEqual(['A', 'B', 'C']);
    expect(await issuers({ userId: mine.userId })).toEqual(['A', 'B']);
    await directory.deleteToken(second);
    await directory.deleteUser(other.userId);
    expect(await issuers({})).toEqual(['A']);
    for (const id of [second, other.id]) {
      expect(await refusal(directory.getToken(id))).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refusal(directory.deleteToken(id))).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refusal(directory.revokeToken(id))).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
