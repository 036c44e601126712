import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../gateway/core/id.ts';
import type { DirectoryStore, UserRow } from '../../gateway/core/stores.ts';
import { openTestStores, type TestStores, testDialects } from '../rig/store.ts';
import { addDomain, addToken, addUser, allPages, page } from './rows.ts';

describe.each(testDialects())('directory store on %s', (dialect) => {
  let rig: TestStores;
  let store: DirectoryStore;
  beforeAll(async () => {
    rig = await openTestStores({ dialect });
    store = rig.stores.directory;
  });
  afterAll(() => rig.close());
  beforeEach(async () => {
    await rig.db.commit((trx) => trx('domains').delete());
  });
  const logins = (rows: UserRow[]) => rows.map(({ login }) => login);

  it('keeps domains, counts their users, and deletes them with all that is theirs', async () => {
    const sales = await addDomain(store, 'Sales');
    await addDomain(store, 'Accounting');
    const user = await addUser(store, sales);
    const token = await addToken(store, user.id);
    expect((await store.listDomains(page())).items.map(({ name, users }) => [name, users])).toEqual([
      ['Accounting', 0],
      ['Sales', 1],
    ]);
    expect(await store.updateDomain(sales, { name: 'Vertrieb Zürich', defaultCountry: 'DE' }, 2000)).toBe(true);
    expect(await store.getDomain(sales)).toEqual({
      id: sales,
      name: 'Vertrieb Zürich',
      source: 'internal',
      defaultCountry: 'DE',
      language: 'de',
      users: 1,
      createdAt: '1970-01-01T00:00:01.000Z',
      updatedAt: '1970-01-01T00:00:02.000Z',
    });
    expect((await store.listDomains(page({ q: 'ZURICH' }))).items).toHaveLength(1);
    expect(await store.deleteDomain(sales)).toBe(true);
    expect(await store.getToken(token.id)).toBeNull();
    expect(await store.counts()).toEqual({ users: 0, tokens: 0 });
    expect(await store.deleteDomain(sales)).toBe(false);
    expect(await store.updateDomain(sales, { name: 'x' }, 1)).toBe(false);
    expect(await store.getDomain(sales)).toBeNull();
  });

  it('takes a login once in a domain, whatever its case, and again in another', async () => {
    const [one, two] = [await addDomain(store, 'one'), await addDomain(store, 'two')];
    await addUser(store, one, { login: 'Jürgen' });
    await expect(addUser(store, one, { login: 'JÜRGEN' })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: [{ path: 'login' }],
    });
    await addUser(store, two, { login: 'JÜRGEN' });
    const other = await addUser(store, one, { login: 'other' });
    await expect(store.updateUser(other.id, { login: 'jürgen' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await store.getUser(other.id))?.login).toBe('other');
  });

  it('changes only what a patch gives, and finds the user by the new words', async () => {
    const domainId = await addDomain(store, 'example.com');
    const { id } = await addUser(store, domainId, { login: 'anna', displayName: 'Anna Müller', email: 'a@x.example' });
    expect(await store.updateUser(id, { displayName: 'Anna Meier', email: undefined, updatedAt: 5 })).toBe(true);
    expect(await store.getUser(id)).toEqual({
      id,
      domainId,
      domainName: 'example.com',
      login: 'anna',
      displayName: 'Anna Meier',
      email: 'a@x.example',
      mobile: null,
      language: null,
      tokens: 0,
      sourceId: null,
      sourceName: null,
      disabledAt: null,
      disabledWhy: null,
      createdAt: 1000,
      updatedAt: 5,
    });
    expect((await store.listUsers(page({ q: 'muller' }))).items).toEqual([]);
    expect((await store.listUsers(page({ q: 'meier anna' }))).items).toHaveLength(1);
    expect(await store.updateUser(newId(), { displayName: 'nobody' })).toBe(false);
  });

  it('searches regardless of case and accents, and takes % and _ as they are', async () => {
    const domainId = await addDomain(store);
    await addUser(store, domainId, { login: 'a', displayName: 'Émile Zola' });
    await addUser(store, domainId, { login: 'b', displayName: '100% sure', email: 'first_last@x.example' });
    await addUser(store, domainId, { login: 'c', displayName: '王小明', mobile: '+886912345678' });
    await addUser(store, domainId, { login: 'd', displayName: 'firstXlast 1000 ! ' });
    const find = async (q: string) => logins((await store.listUsers(page({ q }))).items);
    expect(await find('EMILE')).toEqual(['a']);
    expect(await find('zola émile')).toEqual(['a']);
    expect(await find('100%')).toEqual(['b']);
    expect(await find('first_last')).toEqual(['b']);
    expect(await find('小明')).toEqual(['c']);
    expect(await find('0912')).toEqual([]);
    expect(await find('6912')).toEqual(['c']);
    expect(await find('!')).toEqual(['d']);
    expect(await find('   ')).toHaveLength(4);
    expect(await find('%')).toEqual(['b']);
  });

  it('pages through equal values without losing or repeating a row, both ways', async () => {
    const domainId = await addDomain(store);
    const names = ['Zoe', 'adam', 'Émile', '王', 'Beat', '', 'Zoe', 'Zoe', 'Adam', 'ωmega', 'Zoe'];
    const rows = [];
    for (const [n, displayName] of names.entries()) {
      const email = n % 3 === 0 ? null : `${displayName}@x.example`;
      rows.push(await addUser(store, domainId, { login: `u${n}`, displayName, email, createdAt: n % 4 }));
    }
    const list = (query: Parameters<typeof store.listUsers>[0]) => store.listUsers(query);
    for (const sort of ['login', 'displayName', 'email', 'mobile', 'createdAt', 'domain', 'updatedAt']) {
      const up = await allPages(list, { sort, limit: 3 });
      const down = await allPages(list, { sort: `-${sort}`, limit: 2 });
      expect(up).toHaveLength(rows.length);
      expect(logins(down)).toEqual(logins(up).reverse());
      expect(logins(await allPages(list, { sort, limit: 500 }))).toEqual(logins(up));
    }
    expect(logins(await allPages(list, { sort: '-createdAt', limit: 4 })).slice(0, 2)).toEqual(['u7', 'u3']);
  });

  it('shows no row twice when others come and go between two pages', async () => {
    const domainId = await addDomain(store);
    const rows = [];
    for (const login of ['b', 'd', 'f', 'h']) rows.push(await addUser(store, domainId, { login }));
    const first = await store.listUsers(page({ limit: 2 }));
    await addUser(store, domainId, { login: 'a' });
    await store.deleteUser(rows[1]!.id);
    await addUser(store, domainId, { login: 'e' });
    const second = await store.listUsers(page({ limit: 2, cursor: first.next! }));
    expect([...logins(first.items), ...logins(second.items)]).toEqual(['b', 'd', 'e', 'f']);
    expect(second.next).not.toBeNull();
  });

  it('refuses a sort or a cursor that it does not know', async () => {
    const domainId = await addDomain(store);
    for (const login of ['a', 'b']) await addUser(store, domainId, { login });
    const { next } = await store.listUsers(page({ limit: 1 }));
    const errorOf = (query: Parameters<typeof page>[0]) => store.listUsers(page(query)).catch((error) => error);
    expect(await errorOf({ sort: 'password' })).toMatchObject({ code: 'SORT_UNKNOWN', status: 422 });
    expect(await errorOf({ sort: 'constructor' })).toMatchObject({ code: 'SORT_UNKNOWN' });
    expect(await errorOf({ sort: '-login', cursor: next! })).toMatchObject({ code: 'CURSOR_INVALID', status: 422 });
    for (const cursor of ['', 'x', 'bnVsbA', Buffer.from('["login",{},1]').toString('base64url')]) {
      expect(await errorOf({ cursor })).toMatchObject({ code: 'CURSOR_INVALID' });
    }
  });

  it('keeps tokens of a user and finds them by serial, issuer, label and user', async () => {
    const domainId = await addDomain(store);
    const anna = await addUser(store, domainId, { login: 'anna' });
    const beat = await addUser(store, domainId, { login: 'beat' });
    const first = await addToken(store, anna.id, { serial: 'PT00000001', issuer: 'Bank', createdAt: 1 });
    const second = await addToken(store, anna.id, { serial: 'PT00000002', label: 'Büro', createdAt: 2 });
    await addToken(store, beat.id, { serial: 'PT00000003', createdAt: 3 });
    await expect(addToken(store, beat.id, { serial: 'PT00000003' })).rejects.toMatchObject({ code: 'CONFLICT' });

    expect(await store.getToken(first.id)).toEqual(first);
    const found = async (query: object) =>
      (await store.listTokens({ ...page(), ...query })).items.map(({ serial }) => serial.slice(-1)).join('');
    expect(await found({})).toBe('321');
    expect(await found({ userId: anna.id })).toBe('21');
    expect(await found({ q: 'bank' })).toBe('1');
    expect(await found({ q: 'buro ANNA' })).toBe('2');
    expect(await found({ q: 'beat' })).toBe('3');
    expect(await found({ sort: 'user' })).toMatch(/^(12|21)3$/);
    expect(await store.updateToken(second.id, { label: null, state: 'revoked' })).toBe(true);
    expect(await store.getToken(second.id)).toEqual({ ...second, label: null, state: 'revoked' });
    expect(await found({ q: 'buro' })).toBe('');
    expect((await store.getUser(anna.id))?.tokens).toBe(2);
    expect([...(await store.getUsers([anna.id, newId()])).keys()]).toEqual([anna.id]);
    expect(await store.deleteToken(second.id)).toBe(true);
    expect(await store.counts()).toEqual({ users: 2, tokens: 2 });
  });

  it('lets one caller only use a code', async () => {
    const user = await addUser(store, await addDomain(store));
    const totp = await addToken(store, user.id);
    const results = await Promise.all(Array.from({ length: 5 }, () => store.consumeStep(totp.id, 1000, 5000)));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await store.consumeStep(totp.id, 999, 5000)).toBe(false);
    expect(await store.consumeStep(totp.id, 1001, 5000)).toBe(true);
    expect(await store.getToken(totp.id)).toMatchObject({ lastStep: 1001, counter: null });

    const hotp = await addToken(store, user.id, { type: 'hotp', period: null, counter: 5 });
    expect(await store.consumeStep(hotp.id, 4, 5000)).toBe(false);
    expect(await store.consumeStep(hotp.id, 5, 5000)).toBe(true);
    expect(await store.consumeStep(hotp.id, 5, 5000)).toBe(false);
    expect(await store.consumeStep(hotp.id, 8, 5000)).toBe(true);
    expect(await store.getToken(hotp.id)).toMatchObject({ counter: 9, lastStep: 8 });
    expect(await store.consumeStep(newId(), 1, 5000)).toBe(false);
  });
});
