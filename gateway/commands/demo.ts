import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import { GatewayError } from '../core/errors.ts';
import { loadSettings } from '../settings/load.ts';
import { apiClient } from './api-client.ts';
import type { Command } from './command.ts';
import type { DemoMailServer } from './demo-server.ts';
import { createLog } from './log.ts';

const TIMEOUT_MS = 30_000;

export const demo: Command = {
  usage: '',
  summary: 'Shows a whole push: user, token, mail over real SMTP with its QR read back, SMS through a simulated modem.',
  async run(_args, { version }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'gateway-demo-'));
    // Loaded only here: no other command needs what reads mails and pictures.
    const { startMailServer } = await import('./demo-server.ts');
    const mailServer = await startMailServer();
    const password = 'demo-password-1';
    const app = await createApp({ settings: demoSettings(dataDir, password), log: createLog('error'), version });
    try {
      const { url } = await app.start();
      await show(url, password, mailServer);
      return 0;
    } finally {
      await app.stop(1_000);
      await mailServer.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

function demoSettings(dataDir: string, password: string): ReturnType<typeof loadSettings> {
  const own = {
    GATEWAY__DATADIR: dataDir,
    GATEWAY__WEB__PORT: '0',
    GATEWAY__SMTP__LISTENERS: '[]',
    GATEWAY__ADMIN__PASSWORD: password,
  };
  return loadSettings({ env: own });
}

async function show(url: string, password: string, mailServer: DemoMailServer): Promise<void> {
  const { readQr } = await import('./demo-qr.ts');
  const api = apiClient(url);
  await api.signIn('admin', password);
  console.log(`The gateway runs at ${url}, a mail server on 127.0.0.1:${mailServer.port}.`);

  const routes = await api.get<{ items: { id: string; match: string }[] }>('/mail/routes');
  for (const { id, match } of routes.items) if (match === '*') await api.delete(`/mail/routes/${id}`);
  await api.post('/mail/routes', {
    match: '*',
    kind: 'smarthost',
    host: '127.0.0.1',
    port: mailServer.port,
    tls: 'none',
  });

  const domain = await api.post<{ id: string }>('/domains', { name: 'demo.example', defaultCountry: 'GB' });
  const user = await api.post<{ id: string; mobile: string }>('/users', {
    domainId: domain.id,
    login: 'ada',
    displayName: 'Ada Lovelace',
    email: 'ada@demo.example',
    mobile: '07700 900123',
  });
  const token = await api.post<{ id: string; serial: string }>(`/users/${user.id}/tokens`, {
    type: 'totp',
    issuer: 'Demo',
  });
  const { keyUri } = await api.post<{ keyUri: string }>(`/tokens/${token.id}/qr`, {});
  console.log(`\nUser ada (ada@demo.example, ${user.mobile}) has token ${token.serial}.`);

  const byMail = await api.post<{ messageId: string }>(`/tokens/${token.id}/push`, { channel: 'email' });
  const mail = await within(mailServer.next(), 'the mail');
  const decoded = readQr(mail.qr);
  if (decoded !== keyUri)
    throw new GatewayError('DEMO_QR', 'The QR code of the mail does not hold the key URI of the token.');
  console.log(`\nPushed by e-mail. The mail server received: "${mail.subject}" (${mail.bytes} bytes)`);
  console.log(`The QR code in it, read by another decoder:\n  ${decoded}`);
  console.log(`Message: ${await settled(api, byMail.messageId, ['sent'])}`);

  const bySms = await api.post<{ messageId: string }>(`/tokens/${token.id}/push`, { channel: 'sms' });
  const state = await settled(api, bySms.messageId, ['delivered']);
  const { items } = await api.get<{ items: { to: string; text: string }[] }>('/simulator/received');
  console.log(`\nPushed by SMS. The simulated phone ${items[0]?.to} shows:\n  ${items[0]?.text}`);
  console.log(`Message: ${state}`);
}

/** Waits, by the live events' sibling, until the message has come to one of these states. */
async function settled(api: ReturnType<typeof apiClient>, id: string, wanted: string[]): Promise<string> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const { state, error } = await api.get<{ state: string; error: { message: string } | null }>(`/messages/${id}`);
    if (wanted.includes(state)) return state;
    if (['failed', 'expired', 'uncertain', 'cancelled'].includes(state) || Date.now() > deadline) {
      throw new GatewayError('DEMO_STATE', `The message is ${state}: ${error?.message ?? 'no reason known'}`);
    }
    await api.nextEvent(deadline - Date.now());
  }
}

async function within<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new GatewayError('DEMO_TIMEOUT', `Waited too long for ${what}.`)), TIMEOUT_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
