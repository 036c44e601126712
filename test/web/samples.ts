import { DEFAULT_BAN_SETTINGS } from '../../gateway/core/model/mail-in.ts';
import { DEFAULT_OPT_OUT } from '../../gateway/inbound/keywords.ts';
import { pushSamples } from './push-services.ts';
import type { Services } from './rig.ts';

export interface Sample {
  id?: string;
  body?: object;
  /** Text of the body that no audit entry, log line or answer may hold. */
  secret?: string;
}

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** A call that goes well for every route, by its name; routes without parameters and body may be absent. */
export function samples({ ids }: Services): Record<string, Sample> {
  const { domain, user, token, push, message, modem, mailRoute, captured, inbox, forwarding, forward, optOut } = ids;
  const { sim, smsRoute } = ids;
  const smtp = { sender: 'ACME <otp@acme.example>', subject: 'Your token', text: '<p>[[LINK]]</p>', html: true };
  return {
    login: { body: { username: 'admin', password: 'correct horse battery' }, secret: 'correct horse' },
    changePassword: {
      body: { current: 'correct horse battery', next: 'another good password' },
      secret: 'another good password',
    },
    createAdmin: { body: { username: 'bob', password: 'a password for bob' }, secret: 'a password for bob' },
    deleteAdmin: {},
    beginSecondFactor: { body: { password: 'correct horse battery' }, secret: 'correct horse' },
    removeSecondFactor: { body: { password: 'correct horse battery' }, secret: 'correct horse' },
    putSignInRules: { body: { secondFactor: 'optional' } },
    createApiKey: { body: { name: 'MFA server', scopes: ['push'] } },
    revokeApiKey: {},
    createDomain: { body: { name: 'example.org' } },
    getDomain: { id: domain },
    updateDomain: { id: domain, body: { name: 'example.net' } },
    deleteDomain: { id: domain },
    createUser: { body: { domainId: domain, login: 'bob', email: 'bob@example.com' } },
    getUser: { id: user },
    updateUser: { id: user, body: { displayName: 'Alice B.' } },
    deleteUser: { id: user },
    ...identitySamples(ids),
    listUserTokens: { id: user },
    checkMobile: { body: { domainId: domain, mobile: '07700 900123' } },
    checkToken: { id: user, body: { issuer: 'ACME', digits: 8 } },
    createToken: { id: user, body: { type: 'totp', issuer: 'ACME', secret: SEED }, secret: SEED },
    getToken: { id: token },
    updateToken: { id: token, body: { authorization: 'send' } },
    deleteToken: { id: token },
    revokeToken: { id: token },
    showTokenQr: { id: token, secret: 'JBSW' },
    pushToken: { id: token, body: { channel: 'email' } },
    listTokenPushes: { id: token },
    getPush: { id: push },
    ...pushSamples(ids),
    readAuthorizationCode: { id: push, secret: '493817' },
    putSmtpTemplate: { body: smtp },
    getSmtpTemplateVersion: { id: '1' },
    previewSmtpTemplate: { body: smtp },
    testSmtpTemplate: { body: { to: 'me@example.com' } },
    putSmsTemplate: { body: { text: 'Open [[LINK]]' } },
    getSmsTemplateVersion: { id: '1' },
    previewSmsTemplate: { body: { text: 'Open [[LINK]]' } },
    testSmsTemplate: { body: { to: '+447700900123', template: { text: 'Test [[LINK]]' } } },
    sendMessage: {
      body: { channel: 'sms', to: '+447700900123', text: 'the code is never-told' },
      secret: 'never-told',
    },
    getMessage: { id: message },
    retryMessage: { id: message },
    holdMessage: { id: message },
    releaseMessage: { id: message },
    cancelMessage: { id: message },
    resolveMessage: { id: message, body: { as: 'resend' } },
    getInbox: { id: inbox },
    deleteInbox: { id: inbox },
    createForwardingRule: {
      body: { name: 'on call', target: { kind: 'webhook', url: 'https://x.example/sms', secret: 'webhook-secret-77' } },
      secret: 'webhook-secret-77',
    },
    getForwardingRule: { id: forwarding },
    updateForwardingRule: {
      id: forwarding,
      body: { target: { kind: 'webhook', url: 'https://x.example/sms', secret: 'webhook-secret-77' } },
      secret: 'webhook-secret-77',
    },
    deleteForwardingRule: { id: forwarding },
    testForwardingRule: { id: forwarding },
    retryForward: { id: forward },
    addOptOut: { body: { number: '+447700900123', note: 'asked by phone' } },
    removeOptOut: { id: optOut },
    putOptOutSettings: { body: { ...DEFAULT_OPT_OUT, stopReply: 'You will get no more messages.' } },
    getCaptured: { id: captured },
    getCapturedHtml: { id: captured },
    getCapturedSource: { id: captured },
    deleteCaptured: { id: captured },
    createModem: { body: { name: 'two', port: 'tcp://10.0.0.5:7000', pin: '73915284' }, secret: '73915284' },
    getModem: { id: modem },
    updateModem: { id: modem, body: { name: 'uno', pin: '73915284' }, secret: '73915284' },
    deleteModem: { id: modem },
    restartModem: { id: modem },
    adoptModem: { id: modem },
    probeModem: { body: { port: '/dev/ttyUSB2' } },
    getModemTranscript: { id: modem },
    getModemSignal: { id: modem },
    getSim: { id: sim },
    updateSim: { id: sim, body: { quota: { partsPerDay: 100 }, roaming: 'deny' } },
    deleteSim: { id: sim },
    askSimBalance: { id: sim },
    createSmsRoute: { body: { name: 'Germany', prefixes: ['+49'], modems: [modem] } },
    getSmsRoute: { id: smsRoute },
    updateSmsRoute: { id: smsRoute, body: { strategy: 'failover' } },
    deleteSmsRoute: { id: smsRoute },
    setSimulatorFaults: { body: { submitMs: 5, pin: '73915284' }, secret: '73915284' },
    sendSimulatedReply: { body: { from: '+447700900123', text: 'private words' }, secret: 'private words' },
    createMailRoute: {
      body: { match: '*', kind: 'smarthost', host: 'mx.example.org', auth: { username: 'u', password: 'hunter22' } },
      secret: 'hunter22',
    },
    createListener: { body: { name: 'inside', port: 2525, allow: ['10.0.0.0/8'] } },
    getListener: { id: ids.listener },
    updateListener: { id: ids.listener, body: { limits: { recipients: 50 } } },
    deleteListener: { id: ids.listener },
    restartListener: { id: ids.listener },
    createRelayAccount: { body: { login: 'printer', password: 'hunter-2222' }, secret: 'hunter-2222' },
    getRelayAccount: { id: ids.relayAccount },
    updateRelayAccount: { id: ids.relayAccount, body: { password: 'hunter-2222' }, secret: 'hunter-2222' },
    deleteRelayAccount: { id: ids.relayAccount },
    addSmtpBan: { body: { kind: 'address', value: '10.0.0.9' } },
    liftSmtpBan: { id: ids.smtpBan },
    putSmtpBanSettings: { body: { ...DEFAULT_BAN_SETTINGS, addressFailures: 3 } },
    createLegacyClient: { body: { name: 'iLO', block: '10.0.0.7', oldTls: true } },
    getLegacyClient: { id: ids.legacyClient },
    updateLegacyClient: { id: ids.legacyClient, body: { plainLogin: true } },
    deleteLegacyClient: { id: ids.legacyClient },
    createMailToSms: { body: { domain: 'text.example' } },
    getMailToSms: { id: ids.mailToSms },
    updateMailToSms: { id: ids.mailToSms, body: { flash: true } },
    deleteMailToSms: { id: ids.mailToSms },
    getMailRoute: { id: mailRoute },
    updateMailRoute: {
      id: mailRoute,
      body: { auth: { username: 'u', password: 'hunter22' }, port: 587 },
      secret: 'hunter22',
    },
    deleteMailRoute: { id: mailRoute },
    testMailRoute: { id: mailRoute, body: { to: 'ada@example.com' } },
    ...mailRelaySamples(ids),
  };
}

function identitySamples({ domain, user, token, source, syncRun }: Services['ids']): Record<string, Sample> {
  const file = Buffer.from('login\nbob\n').toString('base64');
  const input = {
    ...{ name: 'Branch', domainId: domain, host: 'dc2.example.com', baseDn: 'dc=example,dc=com' },
    ...{ bindDn: 'cn=reader', password: 'never-told-bind' },
  };
  const secret = 'never-told-bind';
  return {
    createSource: { body: input, secret },
    testSource: { body: input, secret },
    getSource: { id: source },
    updateSource: { id: source, body: { password: secret }, secret },
    deleteSource: { id: source },
    testSavedSource: { id: source },
    syncSource: { id: source, body: { full: true } },
    listSyncRuns: { id: source },
    approveSync: { id: syncRun },
    rejectSync: { id: syncRun },
    importUsers: { body: { domainId: domain, file } },
    enableUser: { id: user },
    disableUser: { id: user },
    importTokens: { body: { domainId: domain, file, issuer: 'ACME', password: secret }, secret },
    verifyToken: { id: token, body: { code: '123456' } },
    wipeSeed: { id: token },
  };
}

function mailRelaySamples({
  host,
  dkimKey,
  postmasterMail,
  queueAction,
  message,
}: Services['ids']): Record<string, Sample> {
  return {
    createHost: { body: { name: 'relay.example', addresses: ['10.0.0.5'] } },
    getHost: { id: host },
    updateHost: { id: host, body: { addresses: ['10.0.0.6', '10.0.0.7'] } },
    deleteHost: { id: host },
    createDkimKey: { body: { domain: 'example.com' } },
    getDkimKey: { id: dkimKey },
    updateDkimKey: { id: dkimKey, body: { enabled: false } },
    rotateDkimKey: { id: dkimKey },
    checkDkimKey: { id: dkimKey },
    deleteDkimKey: { id: dkimKey },
    updateNoticeSettings: { body: { delayHours: 2 } },
    getPostmasterMail: { id: postmasterMail },
    getPostmasterSource: { id: postmasterMail },
    deletePostmasterMail: { id: postmasterMail },
    actOnMessages: { body: { action: 'hold', ids: [message] } },
    getMessageAction: { id: queueAction },
    stopMessageAction: { id: queueAction },
  };
}
