import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../gateway/core/id.ts';
import type { MailRouteRow, ModemRow } from '../../gateway/core/stores.ts';
import { openTestStores, type TestStores, testDialects } from '../rig/store.ts';
import { allPages, page } from './rows.ts';

describe.each(testDialects())('modem, mail route and captured stores on %s', (dialect) => {
  let rig: TestStores;
  beforeAll(async () => {
    rig = await openTestStores({ dialect });
  });
  afterAll(() => rig.close());

  it('keeps modems, with names that differ in more than case', async () => {
    const { modems } = rig.stores;
    const row: ModemRow = {
      id: newId(),
      name: 'Süd',
      port: '/dev/ttyUSB0',
      profile: null,
      pin: Buffer.from('sealed'),
      enabled: true,
      imei: '490154203237518',
      usb: { vid: '12d1', pid: '1506', serial: null, interfaceNumber: 2 },
      createdAt: 1,
      updatedAt: 1,
    };
    await modems.insert(row);
    await modems.insert({ ...row, id: newId(), name: 'Nord' });
    await expect(modems.insert({ ...row, id: newId(), name: 'SÜD' })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: [{ path: 'name' }],
    });
    expect(await modems.get(row.id)).toEqual(row);
    expect((await modems.list()).map(({ name }) => name)).toEqual(['Nord', 'Süd']);
    expect(await modems.update(row.id, { enabled: false, pin: null, name: 'Ost' })).toBe(true);
    expect(await modems.get(row.id)).toEqual({ ...row, enabled: false, pin: null, name: 'Ost' });
    await modems.insert({ ...row, id: newId(), name: 'süd' });
    expect(await modems.delete(row.id)).toBe(true);
    expect(await modems.get(row.id)).toBeNull();
    expect(await modems.update(row.id, {})).toBe(false);
  });

  it('remembers which PIN was tried on which SIM', async () => {
    const { modems } = rig.stores;
    expect(await modems.pinOutcome('8941', 'h1')).toBeNull();
    await modems.recordPin('8941', 'h1', 'entered', 1);
    await modems.recordPin('8941', 'h2', 'entered', 2);
    await modems.recordPin('8941', 'h1', 'wrong', 3);
    expect(await modems.pinOutcome('8941', 'h1')).toBe('wrong');
    expect(await modems.pinOutcome('8941', 'h2')).toBe('entered');
    expect(await modems.pinOutcome('8942', 'h1')).toBeNull();
  });

  it('counts the parts that went out through each modem', async () => {
    const messageId = newId();
    const deliveryId = newId();
    const times = { createdAt: 1, expiresAt: 9 };
    await rig.db.commit(async (trx) => {
      await trx('messages').insert({
        id: messageId,
        channel: 'sms',
        kind: 'sms',
        class: 1,
        options: '{}',
        source: 'api',
        actorKind: 'system',
        actorName: 'gateway',
        ...times,
      });
      await trx('deliveries').insert({
        id: deliveryId,
        messageId,
        channel: 'sms',
        recipient: '+41791234567',
        lane: 1,
        state: 'sending',
        updatedAt: 1,
        ...times,
      });
      const part = { deliveryId, total: 9, concatRef: 1 };
      const parts = [
        { modem: 'Süd', state: 'sent', submittedAt: 100, sentAt: 110 },
        { modem: 'Süd', state: 'delivered', submittedAt: 101, sentAt: 111 },
        { modem: 'Süd', state: 'uncertain', submittedAt: 102 },
        { modem: 'Süd', state: 'sent', submittedAt: 99, sentAt: 100 },
        { modem: 'Süd', state: 'submitting', submittedAt: 103 },
        { modem: 'Nord', state: 'failed', submittedAt: 104, sentAt: 105 },
        { modem: 'Nord', state: 'failed', submittedAt: 105 },
        { modem: null, state: 'pending', submittedAt: null },
      ];
      for (const [n, row] of parts.entries()) await trx('parts').insert({ id: newId(), seq: n + 1, ...part, ...row });
    });
    expect(await rig.stores.modems.sentSince(100)).toEqual(
      new Map([
        ['Süd', 3],
        ['Nord', 1],
      ]),
    );
    expect(await rig.stores.modems.sentSince(1000)).toEqual(new Map());
  });

  it('keeps mail routes', async () => {
    const { mailRoutes } = rig.stores;
    const row: MailRouteRow = {
      id: newId(),
      match: '*',
      kind: 'smarthost',
      hosts: ['relay.example', 'spare.example'].map((host) => ({
        ...{ id: newId(), host, port: 587, tls: 'required', username: 'gw', password: Buffer.from([9, 8, 7]) },
        ...{ ca: null, fingerprint: null, clientCertificate: null, clientKey: null },
      })),
      ...{ port: 25, tls: 'opportunistic', ca: null },
      ...{ connections: null, perMinute: 60, retrySeconds: [60, 600], enabled: true },
      createdAt: 5,
      updatedAt: 5,
    };
    await mailRoutes.insert(row);
    const older: MailRouteRow = { ...row, id: newId(), match: 'example.com', kind: 'mx', hosts: [], createdAt: 4 };
    await mailRoutes.insert(older);
    expect(await mailRoutes.list()).toEqual([older, row]);
    expect(await mailRoutes.update(row.id, { enabled: false, hosts: row.hosts.slice(1) })).toBe(true);
    expect(await mailRoutes.get(row.id)).toEqual({ ...row, enabled: false, hosts: row.hosts.slice(1) });
    expect(await mailRoutes.delete(row.id)).toBe(true);
    expect(await mailRoutes.get(row.id)).toBeNull();
  });

  it('keeps captured mail sealed, listed without opening it', async () => {
    const { captured } = rig.stores;
    const source = Buffer.from('Subject: Ihr Token\r\n\r\notpauth://totp/x?secret=JBSWY3DPEHPK3PXP');
    const mail = (n: number) => ({
      id: newId(),
      messageId: n === 0 ? null : newId(),
      at: 1000 + n,
      from: 'gateway@example.com',
      to: `user${n}@example.com`,
      subject: n === 2 ? 'Grüße' : 'Ihr Token',
      source,
    });
    const mails = [0, 1, 2].map(mail);
    for (const one of mails) await captured.insert(one);
    const raw = await rig.db.read('captured').where({ id: mails[0]!.id }).first();
    expect(raw.source.includes('JBSWY3DP')).toBe(false);
    expect(await captured.get(mails[1]!.id)).toEqual({
      summary: {
        id: mails[1]!.id,
        messageId: mails[1]!.messageId,
        at: '1970-01-01T00:00:01.001Z',
        from: 'gateway@example.com',
        to: 'user1@example.com',
        subject: 'Ihr Token',
        bytes: source.length,
      },
      source,
    });
    const listed = await allPages((query) => captured.list(query), { limit: 2 });
    expect(listed.map(({ to }) => to)).toEqual(['user2@example.com', 'user1@example.com', 'user0@example.com']);
    expect(listed[0]).not.toHaveProperty('source');
    for (const sort of ['from', 'to', 'subject', 'bytes']) {
      expect(await allPages((query) => captured.list(query), { limit: 1, sort })).toHaveLength(3);
    }
    expect((await captured.list(page({ q: 'gruße' }))).items).toHaveLength(1);

    // A source moved to another row does not open there.
    await rig.db.commit((trx) => trx('captured').where({ id: mails[1]!.id }).update({ source: raw.source }));
    await expect(captured.get(mails[1]!.id)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });

    expect(await captured.delete(mails[0]!.id)).toBe(true);
    expect(await captured.get(mails[0]!.id)).toBeNull();
    expect(await captured.clear()).toBe(2);
    expect(await captured.list(page())).toEqual({ items: [], next: null });
  });
});
