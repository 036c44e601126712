import type { MailInServices } from '../../gateway/core/mail-in.ts';
import { iso } from '../../gateway/core/model/common.ts';
import * as mailIn from '../../gateway/core/model/mail-in.ts';
import * as toSms from '../../gateway/core/model/mail-to-sms.ts';
import { single } from './single.ts';

const at = iso(Date.parse('2026-03-02T09:00:00Z'));
const stamped = { createdAt: at, updatedAt: at };

export interface MailInIds {
  listener: string;
  relayAccount: string;
  smtpBan: string;
  legacyClient: string;
  mailToSms: string;
}

export function mailInOf(ids: MailInIds): { mailIn: MailInServices } {
  const certificate: mailIn.CertificateInfo = {
    ...{ subject: 'CN=gateway.test', issuer: 'CN=Push Token gateway CA', names: ['gateway.test'] },
    ...{ notBefore: at, notAfter: at, fingerprint: 'AA:BB' },
  };
  const listener = single<mailIn.Listener>('listener', {
    ...mailIn.ListenerInput.parse({ name: 'inside', port: 2525 }),
    ...{ id: ids.listener, source: 'api', state: 'open', address: '0.0.0.0:2525', since: at, lastError: null },
    ...{ certificate, warnings: [] },
    counters: {
      ...{ since: at, open: 1, connections: 2, accepted: 3, octets: 4, logins: 5, loginFailures: 6 },
      ...{ refused: [{ reason: 'relay-denied', count: 1 }], lastMailAt: at },
    },
  });
  const account = single<mailIn.RelayAccount>('relay account', {
    ...mailIn.RelayAccountInput.omit({ password: true }).parse({
      login: 'printer',
    }),
    ...{ id: ids.relayAccount, lastUsedAt: null, counters: { accepted: 0, loginFailures: 0, refused: [] }, ...stamped },
  });
  const ban = single<mailIn.SmtpBan>('ban', {
    ...{ id: ids.smtpBan, kind: 'address', value: '10.0.0.9', reason: '5 wrong passwords', by: 'gateway', failures: 5 },
    ...{ since: at, until: at, hits: 0 },
  });
  const legacy = single<mailIn.LegacyClient>('old device', {
    ...mailIn.LegacyClientInput.parse({ name: 'iLO', block: '10.0.0.0/24' }),
    counters: { connections: 0, lenientAddresses: 0, bareLineEnds: 0, oldTls: 0, plainLogins: 0 },
    ...{ id: ids.legacyClient, lastSeenAt: null, ...stamped },
  });
  const domain = single<toSms.MailToSms>('SMS domain', {
    ...toSms.MailToSmsInput.parse({ domain: 'sms.gateway' }),
    ...{ id: ids.mailToSms, counters: { accepted: 0, refused: [] }, ...stamped },
  });
  let settings = mailIn.DEFAULT_BAN_SETTINGS;
  return {
    mailIn: {
      listeners: {
        ...{ list: listener.list, get: listener.get, restart: listener.get, remove: listener.remove },
        create: (input) => listener.update(ids.listener, input),
        update: async (id, { limits, ...input }) =>
          listener.update(id, { ...input, limits: { ...(await listener.get(id)).limits, ...limits } }),
      },
      relayAccounts: {
        ...{ list: account.list, get: account.get, remove: account.remove },
        create: async ({ password: _, ...input }) => ({
          ...(await account.update(ids.relayAccount, input)),
          password: null,
        }),
        update: (id, { password: _, ...input }) => account.update(id, input),
      },
      smtpBans: {
        ...{ list: ban.list, get: ban.get, lift: ban.remove },
        add: ({ kind, value }) => ban.update(ids.smtpBan, { kind, value }),
        settings: async () => settings,
        putSettings: async (input) => {
          settings = input;
          return settings;
        },
      },
      legacyClients: {
        ...{ list: legacy.list, get: legacy.get, remove: legacy.remove, update: legacy.update },
        create: (input) => legacy.update(ids.legacyClient, input),
      },
      mailToSms: {
        ...{ list: domain.list, get: domain.get, remove: domain.remove, update: domain.update },
        create: (input) => domain.update(ids.mailToSms, input),
      },
      relayAuthority: { get: async () => ({ authority: certificate, pem: 'PEM', server: null, renewsAt: null }) },
    },
  };
}
