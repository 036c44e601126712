import { InvalidCredentialsError, SizeLimitExceededError } from 'ldapts';
import { describe, expect, it } from 'vitest';
import type { KnownUser } from '../../gateway/core/sources.ts';
import { type FoundUser, readMap, userOf } from '../../gateway/directory/ldap/entry.ts';
import { ldapError } from '../../gateway/directory/ldap/errors.ts';
import { planBatch } from '../../gateway/directory/ldap/plan.ts';
import { allOf, escaped, externalId, idFilter, sameDn } from '../../gateway/directory/ldap/values.ts';

/* What Active Directory does otherwise than the server that the tests have, and what needs no server. */

const NONE = { id: null, login: null, displayName: null, email: null, mobile: null, language: null };

describe('values of entries', () => {
  it('writes a GUID as Active Directory does, and finds it by its bytes', () => {
    const bytes = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    const id = externalId({ dn: '', objectGUID: bytes }, 'objectguid');
    expect(id).toBe('33221100-5544-7766-8899-aabbccddeeff');
    expect(idFilter('objectGUID', id!)).toBe(String.raw`(objectGUID=\00\11\22\33\44\55\66\77\88\99\aa\bb\cc\dd\ee\ff)`);
    expect(externalId({ dn: '', entryUUID: 'AB-CD' }, 'entryuuid')).toBe('ab-cd');
    expect(externalId({ dn: '', entryUUID: [] }, 'entryUUID')).toBeNull();
  });

  it('escapes what has a meaning in a filter', () => {
    expect(escaped('a*(b)\\\0')).toBe(String.raw`a\2a\28b\29\5c\00`);
    expect(allOf('(a=1)', '', null)).toBe('(a=1)');
    expect(allOf('(a=1)', '(b=2)')).toBe('(&(a=1)(b=2))');
    expect(sameDn('CN=A , OU = B,dc=x')).toBe('cn=a,ou=b,dc=x');
  });

  it('makes a user of an entry of Active Directory', () => {
    const map = readMap({ ...NONE, mobile: 'mobile, telephoneNumber' }, { kind: 'Active Directory' });
    const entry = {
      ...{
        dn: 'CN=Anna,DC=x',
        objectGUID: Buffer.alloc(16, 1),
        sAMAccountName: 'anna',
        cn: 'Anna',
        mail: 'no address',
      },
      ...{ mobile: [], telephoneNumber: '+32 412/34.56.78', userAccountControl: '514', preferredLanguage: '' },
    };
    expect(userOf(entry, map, 'BE')).toMatchObject({
      ...{ login: 'anna', displayName: 'Anna', email: null, mobile: '+32412345678', language: null, disabled: true },
      notes: ['"no address" is not an e-mail address.'],
    });
    expect(userOf({ ...entry, sAMAccountName: [] }, map, 'BE')).toMatchObject({ problem: expect.any(String) });
    const bare = readMap({ ...NONE, mobile: '' }, { kind: 'OpenLDAP' });
    expect('mobile' in userOf({ dn: 'x', entryUUID: 'a', uid: 'anna', mobile: '1' }, bare, 'BE')).toBe(false);
  });
});

describe('what a server refuses', () => {
  it('is told in plain words', () => {
    const data = (code: string) =>
      `80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data ${code}, v4563`;
    expect(ldapError(new InvalidCredentialsError(data('533'))).message).toBe('The account is disabled.');
    expect(ldapError(new InvalidCredentialsError(data('52e'))).message).toBe('The password is wrong.');
    expect(ldapError(new SizeLimitExceededError())).toMatchObject({ code: 'LDAP_LIMIT', remedy: expect.any(String) });
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(ldapError(refused)).toMatchObject({ code: 'LDAP_UNREACHABLE', disposition: 'temporary' });
  });
});

describe('the plan of a batch', () => {
  const found = (externalIdOf: string, login: string): FoundUser => {
    return { dn: login, externalId: externalIdOf, login, disabled: false, notes: [] };
  };
  const known = (id: string, given: Partial<KnownUser>): KnownUser => ({
    ...{ id, domainId: 'd', login: id, displayName: '', email: null, mobile: null, language: null },
    ...{ sourceId: 's', externalId: id, disabledAt: null, disabledWhy: null, ...given },
  });
  const plan = (users: FoundUser[], rows: KnownUser[]) =>
    planBatch(users, {
      ...{ sourceId: 's', domainId: 'd', run: 'r', now: 1 },
      byId: new Map(rows.filter(({ sourceId }) => sourceId === 's').map((row) => [row.externalId!, row])),
      byLogin: new Map(rows.map((row) => [row.login, row])),
    });

  it('takes over users without a source, never those of another', () => {
    const taken = plan([found('1', 'anna')], [known('u', { login: 'anna', sourceId: null, externalId: null })]);
    expect(taken.batch.update).toMatchObject([{ id: 'u', patch: { sourceId: 's', externalId: '1' } }]);
    const other = plan([found('1', 'anna')], [known('u', { login: 'anna', sourceId: 'other' })]);
    expect(other).toMatchObject({ deferred: [{ login: 'anna' }], batch: { update: [], insert: [] } });
  });

  it('enables again whom a sync disabled, not whom an administrator did', () => {
    const gone = plan([found('u', 'u')], [known('u', { disabledAt: 1, disabledWhy: 'gone' })]);
    expect(gone.returned).toEqual(['u']);
    const byHand = plan([found('u', 'u')], [known('u', { disabledAt: 1, disabledWhy: 'admin' })]);
    expect(byHand).toMatchObject({ returned: [], batch: { update: [], seen: { ids: ['u'] } } });
  });

  it('defers a login that stands twice or is not free yet', () => {
    const twice = plan([found('1', 'anna'), found('2', 'ANNA')], []);
    expect(twice).toMatchObject({ added: [expect.any(String)], deferred: [{ externalId: '2' }] });
    const chain = plan([found('a', 'b')], [known('a', {}), known('b', {})]);
    expect(chain.deferred).toHaveLength(1);
  });
});
