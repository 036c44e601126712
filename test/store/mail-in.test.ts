import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../gateway/core/id.ts';
import type { MailInStores, SmtpBanRow } from '../../gateway/core/mail-in.ts';
import { ListenerInput } from '../../gateway/core/model/mail-in.ts';
import { mailInStores } from '../../gateway/store/mail-in.ts';
import { openTestStores, type TestStores, testDialects } from '../rig/store.ts';

describe.each(testDialects())('what is kept of how mail comes in, on %s', (dialect) => {
  let rig: TestStores;
  let stores: MailInStores;
  beforeAll(async () => {
    rig = await openTestStores({ dialect });
    stores = mailInStores(rig.db);
  });
  afterAll(() => rig.close());

  it('has one SMS domain from the start, open to whoever may relay', async () => {
    expect(await stores.mailToSms.list()).toMatchObject([
      { domain: 'sms.gateway', enabled: true, allowListed: true, accounts: null, text: 'body', reports: 'none' },
    ]);
  });

  it('keeps records whole, oldest first, and no two of one name', async () => {
    const kept = { createdAt: 5, updatedAt: 5 };
    const row = { ...ListenerInput.parse({ name: 'Inside', port: 25, allow: ['10.0.0.0/8'] }), id: newId(), ...kept };
    const older = { ...row, id: newId(), name: 'Older', createdAt: 4 };
    await stores.listeners.insert(row);
    await stores.listeners.insert(older);
    expect(await stores.listeners.list()).toEqual([older, row]);
    await expect(stores.listeners.insert({ ...row, id: newId(), name: 'INSIDE' })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: [{ path: 'name' }],
    });
    expect(await stores.listeners.replace({ ...row, enabled: false, updatedAt: 6 })).toBe(true);
    expect((await stores.listeners.list())[1]).toEqual({ ...row, enabled: false, updatedAt: 6 });
    expect(await stores.listeners.replace({ ...row, id: newId(), name: 'nobody' })).toBe(false);
    expect(await stores.listeners.delete(row.id)).toBe(true);
    expect(await stores.listeners.delete(row.id)).toBe(false);
  });

  it('keeps an address and an account of the same name apart', async () => {
    const ban = (kind: SmtpBanRow['kind']): SmtpBanRow => ({
      ...{ id: newId(), kind, value: '10.0.0.1', reason: 'r', by: 'b', failures: 1, since: 1, until: null },
      ...{ createdAt: 1, updatedAt: 1 },
    });
    await stores.bans.insert(ban('address'));
    await stores.bans.insert(ban('account'));
    await expect(stores.bans.insert(ban('account'))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('keeps the first authority that is made, and the last certificate', async () => {
    const { certificates } = stores;
    const row = { id: 'authority', certificate: 'one', key: Buffer.from('k1'), createdAt: 1 };
    expect(await certificates.get('authority')).toBeNull();
    expect(await certificates.putFirst(row)).toEqual(row);
    expect(await certificates.putFirst({ ...row, certificate: 'two' })).toEqual(row);
    await certificates.put({ ...row, certificate: 'three', key: Buffer.from('k3') });
    expect(await certificates.get('authority')).toEqual({ ...row, certificate: 'three', key: Buffer.from('k3') });
  });

  it('knows no settings of bans until somebody sets them', async () => {
    expect(await stores.banSettings.get()).toBeNull();
    const settings = {
      ...{ addressFailures: 3, accountFailures: 9, firstBanSeconds: 5, longestBanMinutes: 1 },
      never: ['10.0.0.0/8'],
    };
    await stores.banSettings.put(settings);
    await stores.banSettings.put({ ...settings, addressFailures: 4 });
    expect(await stores.banSettings.get()).toEqual({ ...settings, addressFailures: 4 });
  });
});
