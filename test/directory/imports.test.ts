import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../gateway/core/actor.ts';
import { EventBus, type GatewayEvents } from '../../gateway/core/events.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { DomainInput, UserInput } from '../../gateway/core/model/directory.ts';
import { TokenImportInput, UserExportQuery, UserImportInput } from '../../gateway/core/model/imports.ts';
import { hotp, totp } from '../../gateway/core/otp.ts';
import type { DirectoryService } from '../../gateway/core/services.ts';
import { createDirectory } from '../../gateway/directory/directory.ts';
import { createIdentity, type Identity } from '../../gateway/directory/identity.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestStores, type TestStores } from '../rig/store.ts';
import * as rfc6030 from './pskc/figures.ts';

/* Users and tokens out of files, and what is done with seeds afterwards. */

let rig: TestStores;
let identity: Identity;
let directory: DirectoryService;
let domainId: string;
let heard: GatewayEvents['token'][];
let clock: TestClock;

beforeEach(async () => {
  clock = new TestClock();
  rig = await openTestStores({ clock });
  heard = [];
  const events = new EventBus((error) => {
    throw error;
  });
  events.on('token', (event) => heard.push(event));
  const common = { pushes: rig.stores.pushes, sealer: rig.sealer, events, clock };
  const describer = {
    warnings: () => [],
    qr: async (_token: unknown, seed: Buffer) => ({ keyUri: seed.toString(), png: '' }),
  };
  directory = createDirectory({ store: rig.stores.directory, ...common, describe: describer });
  identity = createIdentity({
    ...common,
    ...{ store: rig.stores.sources, users: rig.stores.userBatch, directory: rig.stores.directory },
    ...{ log: silentLog, node: 'test' },
  });
  domainId = (await directory.createDomain(DomainInput.parse({ name: 'example.com', defaultCountry: 'BE' }))).id;
});
afterEach(() => rig.close());

const base64 = (data: string | Buffer) => Buffer.from(data).toString('base64');
const importUsers = (file: string | Buffer, given: Partial<UserImportInput> = {}) =>
  identity.imports.importUsers(UserImportInput.parse({ domainId, file: base64(file), ...given }));
const importTokens = (file: string, given: Partial<TokenImportInput> = {}) =>
  identity.imports.importTokens(TokenImportInput.parse({ domainId, file: base64(file), issuer: 'ACME', ...given }));
const users = async () => (await directory.listUsers({ limit: 500, sort: 'login' })).items;
const tokens = async () => (await directory.listTokens({ limit: 500, sort: 'serial' })).items;
const add = (...logins: string[]) =>
  Promise.all(logins.map((login) => directory.createUser(UserInput.parse({ domainId, login }))));

const SHEET = `Anmeldename;Name;E-Mail;Mobil;Abteilung
anna;"Meier; Anna";anna@example.com;+32 470/34.56.78;IT
bert;Bert "Bertl" Kurz;bert@example.com;0041 (0)79 123 45 67;
anna;Noch eine;;;
;ohne Login;;;
cleo;Cléo;keine Adresse;;
dora;Dora;dora@example.com;12;
`;

describe('users out of a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(SHEET)],
    ['UTF-8', Buffer.from(`\ufeff${SHEET}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${SHEET}`, 'utf16le')],
    ['UTF-16LE', Buffer.from(SHEET, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${SHEET}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(SHEET, 'latin1')],
  ])('reads %s, guesses delimiter and columns, and reports line by line', async (encoding, file) => {
    const trial = await importUsers(file, { dryRun: true });
    expect(trial).toMatchObject({ encoding, delimiter: ';', header: true });
    expect(trial.columns).toEqual(['login', 'displayName', 'email', 'mobile', 'skip']);
    expect(trial.counts).toEqual({ create: 2, update: 0, same: 0, skip: 0, error: 4 });
    expect(
      trial.lines.filter(({ outcome }) => outcome === 'error').map(({ line, message }) => [line, message]),
    ).toEqual([
      [4, 'The same login stands in line 2 already.'],
      [5, 'There is no login.'],
      [6, '"keine Adresse" is not an e-mail address.'],
      [7, expect.stringContaining('too few or too many digits')],
    ]);
    expect(await users()).toEqual([]);
    expect((await importUsers(file)).counts).toEqual(trial.counts);
    expect(await users()).toMatchObject([
      { login: 'anna', displayName: 'Meier; Anna', mobile: '+32470345678' },
      { login: 'bert', displayName: 'Bert "Bertl" Kurz', mobile: '+41791234567' },
    ]);
  });

  it('changes only what differs, and writes what it reads again', async () => {
    await importUsers(SHEET);
    await directory.updateUser((await users())[0]!.id, { displayName: '=1+1', language: 'fr' });
    const exported = await text(identity.imports.exportUsers(UserExportQuery.parse({})).body);
    expect(exported).toContain(`anna,'=1+1,anna@example.com,+32470345678,fr,example.com,,,0\r\n`);
    expect((await importUsers(exported)).counts).toMatchObject({ same: 2, error: 0 });
    expect((await importUsers('login,mail\nanna,\nbert,b@x.example\n', { existing: 'skip' })).counts.skip).toBe(2);
    expect((await importUsers('login,mail\nANNA,\nbert,b@x.example\n')).counts).toMatchObject({ update: 2 });
    expect(await users()).toMatchObject([
      { email: null, displayName: '=1+1', mobile: '+32470345678' },
      { email: 'b@x.example' },
    ]);
  });

  it('makes one name of a first and a last one', async () => {
    const trial = await importUsers('Nachname,Vorname,Login\nBerg,Anna,anna\n,Bert,bert\n');
    expect(trial.columns).toEqual(['surname', 'givenName', 'login']);
    expect(await users()).toMatchObject([{ displayName: 'Anna Berg' }, { displayName: 'Bert' }]);
    const both = 'login,display name,first name,last name\nanna,Anna B.,Anna,Berg\nbert,,Bert,Berg\n';
    expect((await importUsers(both)).counts).toMatchObject({ update: 2 });
    expect(await users()).toMatchObject([{ displayName: 'Anna B.' }, { displayName: 'Bert Berg' }]);
  });

  it('takes columns as told, without a heading too', async () => {
    const file = 'bert|x|+32470345678\ncleo|y|\n';
    expect((await importUsers(file, { columns: ['login', 'skip', 'mobile'] })).counts.create).toBe(2);
    await expect(importUsers('mail\na@b.example\n')).rejects.toMatchObject({ code: 'COLUMNS_INVALID' });
    await expect(importUsers('login\n"anna\n')).rejects.toMatchObject({ code: 'CSV_QUOTE' });
  });
});

describe('tokens out of files', () => {
  const opened = async () => Promise.all((await tokens()).map(async ({ id }) => (await directory.showQr(id)).keyUri));

  it("reads RFC 6030's own examples", async () => {
    await add('jsmith');
    const secrets = { key: rfc6030.PRE_SHARED_KEY, password: rfc6030.FILE_PASSWORD };
    const assignments = [{ serial: '987654321', login: 'JSMITH' }];
    for (const figure of [rfc6030.PLAIN, rfc6030.PRE_SHARED, rfc6030.PASSWORD]) {
      expect((await importTokens(figure, { ...secrets, assignments, dryRun: true })).counts.create).toBe(1);
      const report = await importTokens(figure, { ...secrets, assignments });
      expect(report).toMatchObject({ format: 'pskc', counts: { create: 1, error: 0 } });
      expect(await opened()).toEqual([rfc6030.SEED]);
      const [token] = await tokens();
      expect(token).toMatchObject({ serial: '987654321', type: 'hotp', digits: 8, counter: 0, userLogin: 'jsmith' });
      await directory.deleteToken(token!.id);
    }
    expect(heard[0]).toMatchObject({ what: 'imported' });
  });

  it('refuses a wrong key, a changed secret and a DTD', async () => {
    await add('jsmith');
    const { PRE_SHARED, PRE_SHARED_KEY: key } = rfc6030;
    await expect(importTokens(PRE_SHARED)).rejects.toMatchObject({ code: 'PSKC_KEY' });
    await expect(importTokens(PRE_SHARED, { key: key.replace('1', '2') })).rejects.toMatchObject({ code: 'PSKC_KEY' });
    const changed = await importTokens(PRE_SHARED.replace('AAECAwQF', 'AAECAwQG'), { key });
    expect(changed.lines).toMatchObject([{ line: 12, outcome: 'error', message: expect.stringContaining('MAC') }]);
    const bare = PRE_SHARED.replace(/<pskc:ValueMAC>.*<\/pskc:ValueMAC>/, '');
    expect((await importTokens(bare, { key })).lines[0]!.message).toContain('carries no MAC');
    const assignments = [{ serial: '987654321', login: 'jsmith' }];
    expect((await importTokens(bare, { key, withoutMac: true, assignments })).counts.create).toBe(1);
    const dtd = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${rfc6030.PLAIN.replace(/<\?.*\?>/, '')}`;
    await expect(importTokens(dtd)).rejects.toMatchObject({ code: 'XML_INVALID' });
    await expect(importTokens('<KeyContainer><Key></KeyContainer>')).rejects.toMatchObject({ code: 'XML_INVALID' });
  });

  it('lists duplicates and bad lines of an OATH list with their line', async () => {
    await add('anna', 'bert');
    const hex = Buffer.from(rfc6030.SEED).toString('hex');
    const list = [
      '# from the vendor',
      `S1, ${hex}, TOTP, 6, 60, anna`,
      `S2, ${hex}, TOTP, 6, 60, bert`,
      'S1, JBSWY3DPEHPK3PXPJBSWY3DP, HOTP, 8, 5, bert',
      'S4, JBSWY3DPEHPK3PXPJBSWY3DP, HOTP, 8, 5, bert',
      'S5, 00112233445566778899aabb, TOTP, 6, 30, nobody',
      'S6, 0011, TOTP, 6, 30, anna',
      'S7, 00112233445566778899aacc, mOTP, 6, 30, anna',
    ].join('\n');
    const report = await importTokens(list);
    expect(report).toMatchObject({ format: 'oath-csv', counts: { create: 2, error: 5 } });
    expect(
      report.lines.filter(({ outcome }) => outcome === 'error').map(({ line, message }) => [line, message]),
    ).toEqual([
      [3, 'The same secret stands in line 2 already.'],
      [4, 'The same serial number stands in line 2 already.'],
      [6, 'There is no user nobody in the domain.'],
      [7, 'The secret is 2 bytes long; it must be 10 to 128.'],
      [8, expect.stringContaining('"mOTP"')],
    ]);
    expect(await tokens()).toMatchObject([
      { serial: 'S1', type: 'totp', period: 60, userLogin: 'anna', issuer: 'ACME' },
      { serial: 'S4', type: 'hotp', digits: 8, counter: 5, userLogin: 'bert' },
    ]);
    expect((await importTokens(list)).lines[0]!.message).toContain('with this serial number already');
    const headed = await importTokens(`serial;secret;interval;upn\nS9;${hex};30;anna\n`, { dryRun: true });
    expect(headed.counts.create).toBe(1);
  });

  it('reads files of DualShield and lists of Key URIs', async () => {
    await add('anna');
    const hex = '08e4aabbccddeeff00112233445566778899b840';
    const dualshield = (encode: string, seed: string, more = '') =>
      `<data><header><manufacturerCode>DN</manufacturerCode><encode>${encode}</encode><encrypt>NONE</encrypt>${more}</header>
       <tokens><token><serial>71358472</serial><seed>${seed}</seed></token></tokens></data>`;
    const assignments = [{ serial: '71358472', login: 'anna' }];
    expect((await importTokens(dualshield('HEX', hex), { dryRun: true })).lines[0]).toMatchObject({ line: 2 });
    const silent = dualshield('HEX', hex);
    const guessed = await importTokens(silent, { assignments, dryRun: true });
    expect(guessed.lines[0]!.message).toContain('does not say its interval');
    const told = await importTokens(silent, { assignments, period: 60 });
    expect(told.lines[0]!.message).toBe('For anna.');
    expect(await tokens()).toMatchObject([{ serial: '71358472', period: 60 }]);
    await directory.deleteToken((await tokens())[0]!.id);
    const google = dualshield(
      'BASE32',
      'JBSWY3DPEHPK3PXPJBSWY3DP',
      '<synchronisation>60</synchronisation><digits>8</digits>',
    );
    expect((await importTokens(google, { assignments })).format).toBe('dualshield');
    expect(await tokens()).toMatchObject([{ serial: '71358472', digits: 8, period: 60, type: 'totp' }]);
    const uris = [
      'otpauth://totp/Bank:anna?secret=JBSWY3DPEHPK3PXPJBSWY3DQ&issuer=Bank&algorithm=SHA256&digits=8',
      'otpauth://hotp/anna?secret=JBSWY3DPEHPK3PXPJBSWY3DR&counter=7',
      'https://example.com/',
    ].join('\n');
    const report = await importTokens(uris);
    expect(report).toMatchObject({ format: 'otpauth', counts: { create: 2, error: 1 } });
    expect((await tokens()).map(({ issuer, algorithm, counter }) => [issuer, algorithm, counter])).toEqual(
      expect.arrayContaining([
        ['Bank', 'SHA256', null],
        ['ACME', 'SHA1', 7],
      ]),
    );
  });
});

describe('codes and seeds', () => {
  const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
  const seed = Buffer.from(rfc6030.SEED);
  const verify = (id: string, code: string) => identity.seeds.verify(id, code, SYSTEM);
  const imported = async (kind: string) => {
    await add('anna');
    await importTokens(`S1,${seed.toString('hex')},${kind},6,${kind === 'TOTP' ? 30 : 0},anna`);
    return (await tokens())[0]!.id;
  };

  it('takes a TOTP code once, with a clock that is off', async () => {
    const id = await imported('TOTP');
    const code = totp(seed, clock.now() - 60_000, shape);
    expect(await verify(id, code)).toEqual({ verified: true, drift: -2 });
    expect((await directory.getToken(id)).verifiedAt).not.toBeNull();
    await expect(verify(id, code)).rejects.toMatchObject({ code: 'OTP_USED' });
    const tooOld = totp(seed, clock.now() - 120_000, shape);
    await expect(verify(id, tooOld)).rejects.toMatchObject({ code: 'OTP_WRONG' });
    expect(await verify(id, totp(seed, clock.now() + 60_000, shape))).toMatchObject({ drift: 2 });
  });

  it('takes HOTP codes ahead, never back', async () => {
    const id = await imported('HOTP');
    expect(await verify(id, hotp(seed, 4, shape))).toEqual({ verified: true, drift: 4 });
    for (const counter of [4, 3, 16]) {
      await expect(verify(id, hotp(seed, counter, shape))).rejects.toMatchObject({ code: 'OTP_WRONG' });
    }
    expect(await verify(id, hotp(seed, 15, shape))).toMatchObject({ drift: 10 });
  });

  it('locks a token after ten wrong codes, for a while', async () => {
    const id = await imported('TOTP');
    const right = () => totp(seed, clock.now(), shape);
    for (let tries = 0; tries < 10; tries++) {
      await expect(verify(id, '0000000')).rejects.toMatchObject({ code: 'OTP_WRONG' });
    }
    await expect(verify(id, right())).rejects.toMatchObject({ code: 'OTP_LOCKED', status: 429 });
    clock.advance(15 * 60_000);
    expect(await verify(id, right())).toMatchObject({ verified: true });
  });

  it('wipes a seed that was verified here or elsewhere, for good', async () => {
    const id = await imported('TOTP');
    await expect(identity.seeds.wipe(id, false)).rejects.toMatchObject({ code: 'NOT_VERIFIED', status: 409 });
    await verify(id, totp(seed, clock.now(), shape));
    await identity.seeds.wipe(id, false);
    expect((await rig.stores.directory.getToken(id))!.seed).toHaveLength(0);
    expect((await directory.getToken(id)).seedWipedAt).not.toBeNull();
    for (const call of [() => verify(id, '1'), () => identity.seeds.wipe(id, true), () => directory.showQr(id)]) {
      await expect(call()).rejects.toMatchObject({ code: 'SEED_WIPED' });
    }
    expect(heard.map(({ what }) => what)).toEqual(['imported', 'verified', 'wiped']);
  });
});
