import { notFound } from '../../gateway/core/errors.ts';
import { newId } from '../../gateway/core/id.ts';
import { iso } from '../../gateway/core/model/common.ts';
import type * as directory from '../../gateway/core/model/directory.ts';
import type * as gateways from '../../gateway/core/model/gateways.ts';
import { SimulatorFaults } from '../../gateway/core/model/gateways.ts';
import type * as messages from '../../gateway/core/model/message.ts';
import type * as push from '../../gateway/core/model/push.ts';
import { type Sim, SimSettings, SmsRouteInput } from '../../gateway/core/model/sims.ts';
import type * as services from '../../gateway/core/services.ts';
import type { ModemReadings, SimService, SmsRouteService } from '../../gateway/core/sims.ts';
import { identityOf } from './identity-services.ts';
import { forwardingOf, optOutsOf } from './inbound-services.ts';
import { mailInOf } from './mail-in-services.ts';
import { mailRelayOf } from './mail-relay-services.ts';
import { enrolmentsOf, pushDeskOf, webhooksOf } from './push-services.ts';
import { single } from './single.ts';

/*
 * The services behind the web, in memory and with one of each thing: what they decide is tested in their own rooms;
 * here it matters what the web hands them and makes of their answers.
 */

const at = iso(Date.parse('2026-03-02T09:00:00Z'));
const stamped = { createdAt: at, updatedAt: at };
/** Never known to any service. */
export const NOBODY = newId();

function newIds() {
  return {
    domain: newId(),
    user: newId(),
    source: newId(),
    syncRun: newId(),
    token: newId(),
    push: newId(),
    message: newId(),
    modem: newId(),
    mailRoute: newId(),
    host: newId(),
    dkimKey: newId(),
    postmasterMail: newId(),
    queueAction: newId(),
    smsRoute: newId(),
    sim: '8988211000000000003',
    captured: newId(),
    inbox: newId(),
    forwarding: newId(),
    forward: newId(),
    work: newId(),
    bulk: newId(),
    webhook: newId(),
    webhookCall: newId(),
    optOut: newId(),
    listener: newId(),
    relayAccount: newId(),
    smtpBan: newId(),
    legacyClient: newId(),
    mailToSms: newId(),
  };
}
type Ids = ReturnType<typeof newIds>;
/** What was asked of the services that send: `issue`, `submit`, `sendTest`, `act`. */
type Asked = { call: string; args: unknown[] }[];

export function memoryServices() {
  const ids = newIds();
  const asked: Asked = [];
  return {
    ids,
    asked,
    directory: directoryOf(ids),
    ...identityOf(ids),
    outbox: outboxOf(ids, asked),
    push: pushOf(ids, asked),
    pushDesk: pushDeskOf(ids),
    enrolments: enrolmentsOf(ids),
    webhooks: webhooksOf(ids),
    templates: templatesOf(ids, asked),
    links: linksOf(),
    modems: modemsOf(ids),
    ...simsOf(ids),
    simulator: simulatorOf(),
    mailRoutes: mailRoutesOf(ids),
    ...mailRelayOf(ids),
    captured: capturedOf(ids),
    ...mailInOf(ids),
    inbox: inboxOf(ids),
    forwarding: forwardingOf(ids),
    optOuts: optOutsOf(ids),
    status: statusOf(),
  };
}

function directoryOf(ids: Ids): services.DirectoryService {
  const domains = single<directory.Domain>('domain', {
    ...{ id: ids.domain, name: 'example.com', source: 'internal', defaultCountry: 'GB', language: 'en', users: 1 },
    ...stamped,
  });
  const users = single<directory.User>('user', {
    ...{ id: ids.user, domainId: ids.domain, domainName: 'example.com', login: 'alice', displayName: 'Alice' },
    ...{ email: 'alice@example.com', mobile: '+447700900123', language: null, tokens: 1, source: null, disabled: null },
    ...stamped,
  });
  const tokens = single<directory.Token>('token', {
    ...{ id: ids.token, serial: 'PT00000001', userId: ids.user, userLogin: 'alice', type: 'totp', issuer: 'ACME' },
    ...{ label: null, algorithm: 'SHA1', digits: 6, period: 30, counter: null, link: null, authorization: 'none' },
    ...{ state: 'active', warnings: [], lastPush: null, verifiedAt: null, seedWipedAt: null },
    ...stamped,
  });
  return {
    listDomains: domains.page,
    getDomain: domains.get,
    createDomain: (input) => domains.update(ids.domain, input),
    updateDomain: domains.update,
    deleteDomain: domains.remove,
    listUsers: users.page,
    getUser: users.get,
    createUser: (input) => users.update(ids.user, input),
    updateUser: users.update,
    deleteUser: users.remove,
    setUserEnabled: (id, enabled) => users.update(id, { disabled: enabled ? null : { since: at, why: 'admin' } }),
    checkMobile: async () => ({ mobile: '+447700900123' }),
    listTokens: tokens.page,
    getToken: tokens.get,
    createToken: (_, { issuer, label, link, authorization }) =>
      tokens.update(ids.token, { issuer, label, link, authorization }),
    checkToken: async () => ({ warnings: [{ apps: ['Authy'], message: 'Shows wrong codes.' }] }),
    updateToken: tokens.update,
    revokeToken: (id) => tokens.update(id, { state: 'revoked' }),
    deleteToken: tokens.remove,
    showQr: async (id) => {
      await tokens.get(id);
      return {
        keyUri: 'otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXP&issuer=ACME',
        secret: 'JBSW Y3DP EHPK 3PXP',
        png: 'data:image/png;base64,AA==',
        warnings: [],
      };
    },
  };
}

function outboxOf(ids: Ids, asked: Asked): services.OutboxService {
  const message = single<messages.Message>('message', {
    ...{ id: ids.message, channel: 'sms', kind: 'sms', class: 'notice', state: 'queued', from: null, recipients: 1 },
    ...{ to: '+447700900123', subject: null, attempts: 0, error: null, expiresAt: at, nextAttemptAt: null },
    ...{ actor: 'admin', source: 'api', pushId: null, waitingFor: null, holdUp: null, actions: ['hold', 'cancel'] },
    ...{ deliveries: [], parts: [], attemptLog: [], timeline: [] },
    ...stamped,
  });
  return {
    accept: async () => [ids.message],
    get: message.get,
    list: async () => {
      const {
        actor: _a,
        source: _s,
        pushId: _p,
        waitingFor: _w,
        holdUp: _h,
        actions: _c,
        ...rest
      } = await message.get(ids.message);
      const { deliveries: _d, parts: _r, attemptLog: _l, timeline: _t, ...summary } = rest;
      return { items: [summary], next: null };
    },
    act: (id, action) => {
      asked.push({ call: 'act', args: [id, action] });
      return message.get(id);
    },
    submit: async (...args) => {
      asked.push({ call: 'submit', args });
      return ids.message;
    },
  };
}

function pushOf(ids: Ids, asked: Asked): services.PushService {
  const one = single<push.Push>('push', {
    ...{ id: ids.push, tokenId: ids.token, tokenSerial: 'PT00000001', userId: ids.user, userLogin: 'alice' },
    ...{ channel: 'email', to: 'alice@example.com', state: 'queued', messageId: ids.message, by: 'admin' },
    template: { channel: 'email', version: 1 },
    authorization: 'withhold',
    ...{ kind: 'token', code: null, events: [] },
    times: {
      ...{
        queued: at,
        accepted: null,
        delivered: null,
        seen: null,
        opened: null,
        revealed: null,
        verified: null,
        ended: null,
      },
      linkExpires: at,
    },
  });
  return {
    issue: async (...args) => {
      asked.push({ call: 'issue', args });
      return { pushId: ids.push, messageId: ids.message };
    },
    get: one.get,
    listByToken: one.list,
    authorizationCode: async (id) => {
      await one.get(id);
      return { code: '493817', expiresAt: at };
    },
  };
}

function templatesOf(ids: Ids, asked: Asked): services.TemplateService {
  const by = { updatedAt: at, updatedBy: 'admin' };
  let smtp: push.SmtpTemplate = {
    sender: 'a@b.example',
    subject: 'S',
    text: '[[LINK]]',
    html: false,
    version: 1,
    ...by,
  };
  let sms: push.SmsTemplate = { text: '[[LINK]]', version: 1, ...by };
  return {
    wildcards: () => [{ name: 'LINK', meaning: 'The link', example: 'https://…', channels: ['email', 'sms'] }],
    getSmtp: async () => smtp,
    getSms: async () => sms,
    putSmtp: async (input) => {
      smtp = { ...smtp, ...input, version: smtp.version + 1 };
      return smtp;
    },
    putSms: async (input) => {
      sms = { ...sms, ...input, version: sms.version + 1 };
      return sms;
    },
    versions: async () => [{ version: 1, at, by: 'admin' }],
    version: (async (channel: string) => (channel === 'sms' ? sms : smtp)) as never,
    previewSmtp: async ({ sender, subject, text, html }) => ({
      ...{ from: sender, to: 'a@b.example', subject, text, html: html ? text : null, source: '', bytes: 0 },
      ...{ structure: ['text/plain'], warnings: [] },
    }),
    previewSms: async ({ text }) => ({ text, encoding: 'GSM-7', parts: [], forcedUcs2: [], warnings: [] }),
    sendTest: async (...args) => {
      asked.push({ call: 'sendTest', args });
      return ids.message;
    },
  };
}

/** The link `good` with the code 1234; its token's first code is 111111. */
function linksOf(): services.LinkService {
  return {
    view: async () => ({
      state: 'unknown',
      language: 'en',
      issuer: null,
      needsCode: false,
      codeIsDigits: false,
      domainId: null,
    }),
    seen: async () => {},
    reveal: async (secret) => {
      throw notFound('link', secret);
    },
    verify: async (secret) => {
      throw notFound('link', secret);
    },
  };
}

function modemsOf(ids: Ids): services.ModemService {
  const modem = single<gateways.Modem>('modem', {
    ...{ id: ids.modem, name: 'one', port: '/dev/ttyUSB0', profile: null, enabled: true, hasPin: false },
    ...{ state: 'ready', stateText: 'ready', identity: null, signal: null, registration: null, smsc: null },
    ...{ sim: null, clock: null },
    ...{ sentToday: 0, queue: 0, lastError: null, since: at, currentPort: '/dev/ttyUSB0' },
    ladder: { step: null, since: null, failures: 0, next: null, nextAt: null, events: [] },
  });
  const without = ({ pin: _pin, ...rest }: Partial<gateways.ModemInput>) => rest;
  return {
    ...{ list: modem.list, get: modem.get, remove: modem.remove, restart: modem.get },
    create: (input) => modem.update(ids.modem, without(input)),
    update: (id, input) => modem.update(id, without(input)),
    adopt: modem.get,
    ports: async () => ({ items: [], stray: [] }),
    probe: async ({ port }) => ({ port, ok: true, identity: null, profile: null, knownAs: null, steps: [] }),
    transcript: async () => [{ ms: 0, dir: '>', text: 'AT' }],
    profiles: () => [{ id: 'generic', label: 'Generic', extends: null }],
  };
}

function simsOf(ids: Ids): { sims: SimService; smsRoutes: SmsRouteService; readings: ModemReadings } {
  let sim: Sim = {
    ...SimSettings.parse({}),
    ...{ iccid: ids.sim, modem: null, lastModem: 'one', operator: null, balance: null },
    serviceCentre: { current: null, original: null },
    usage: {
      ...{ partsToday: 0, partsThisMonth: 0, recipientsThisMonth: 0, reached: null },
      ...{ dayEndsAt: at, monthEndsAt: at },
    },
    ...{ firstSeenAt: at, lastSeenAt: at },
  };
  const known = async (iccid: string): Promise<Sim> => {
    if (iccid !== ids.sim) throw notFound('SIM', iccid);
    return sim;
  };
  const route = single('SMS route', { id: ids.smsRoute, ...SmsRouteInput.parse({ name: 'one' }) });
  return {
    sims: {
      list: async () => [sim],
      get: known,
      async update(iccid, { quota, pace, ...rest }) {
        const was = await known(iccid);
        sim = { ...was, ...rest, quota: { ...was.quota, ...quota }, pace: { ...was.pace, ...pace } };
        return sim;
      },
      remove: async (iccid) => void (await known(iccid)),
      askBalance: known,
    },
    smsRoutes: {
      ...{ list: route.list, get: route.get, remove: route.remove, update: route.update },
      create: (input) => route.update(ids.smsRoute, input),
    },
    readings: {
      clocks: () => [],
      signal: async () => ({
        ...{ from: at, to: at, stepMs: 60_000 },
        samples: [{ at, dbm: -71, min: -73, max: -69, registered: true }],
      }),
    },
  };
}

function simulatorOf(): () => services.SimulatorService {
  let faults = SimulatorFaults.parse({});
  const simulator: services.SimulatorService = {
    faults: () => faults,
    setFaults: (patch) => {
      faults = { ...faults, ...patch };
      return faults;
    },
    received: () => [{ id: '1', at, to: '+447700900123', text: 'x', parts: 1, complete: true, encoding: 'GSM-7' }],
    deliver: async () => {},
  };
  return () => simulator;
}

function mailRoutesOf(ids: Ids): services.MailRouteService {
  const route = single<gateways.MailRoute>('mail route', {
    ...{ id: ids.mailRoute, match: '*', kind: 'smarthost', host: 'mx.example.com', port: 25, tls: 'required' },
    ...{ hosts: [], auth: null, ca: null, connections: null, perMinute: null, retrySeconds: null, enabled: true },
    ...{ health: { state: 'unused', lastError: null, since: null } },
  });
  const shown = ({ auth, hosts: _, ...rest }: Partial<gateways.MailRouteInput>): Partial<gateways.MailRoute> => ({
    ...rest,
    ...(auth !== undefined && {
      auth: auth && { username: auth.username, hasPassword: auth.password !== undefined },
    }),
  });
  return {
    ...{ list: route.list, get: route.get, remove: route.remove },
    create: (input) => route.update(ids.mailRoute, shown(input)),
    update: (id, input) => route.update(id, shown(input)),
    test: async (id) => {
      await route.get(id);
      return { ok: true, steps: [{ step: 'connect', ok: true, ms: 1, text: '220 mx' }] };
    },
  };
}

function capturedOf(ids: Ids): services.CapturedService {
  const summary = { id: ids.captured, messageId: ids.message, at, from: 'a@b.example', to: 'c@d.example', bytes: 9 };
  const mail = single<gateways.Captured>('captured mail', {
    ...{ ...summary, subject: 'Hello', text: 'Hi', html: '<p style="color:red">Hi</p>', headers: [], parts: [] },
  });
  return {
    list: async () => ({ items: [{ ...summary, subject: 'Hello' }], next: null }),
    get: mail.get,
    source: async (id) => {
      await mail.get(id);
      return Buffer.from('Subject: Hello\r\n\r\nHi\r\n');
    },
    remove: mail.remove,
    clear: async () => 1,
  };
}

function inboxOf(ids: Ids): services.InboxService {
  const sms = single<gateways.InboxSms>('inbound SMS', {
    ...{ id: ids.inbox, at, from: '+447700900123', text: 'STOP', modem: 'one', sim: null, parts: 1, complete: true },
    state: 'complete',
    sentAt: at,
  });
  return { list: sms.page, get: sms.get, remove: sms.remove };
}

function statusOf(): services.StatusService {
  const counts = { queued: 0, sentToday: 0, deliveredToday: 0, failedToday: 0, uncertain: 0, users: 1, tokens: 1 };
  return {
    status: async () => ({ version: '1.2.3', demo: true, startedAt: at, checks: [], counts }),
    notReady: () => [],
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4; charset=utf-8', body: 'up 1\n' }),
  };
}
