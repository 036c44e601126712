import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../gateway/core/clock.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { openDatabase } from '../../gateway/store/db.ts';
import { fillDeferred } from '../bench/deferred.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { SmtpSink, type SunkMail } from '../rig/smtp-sink.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';
import { testFolder } from './program.ts';

const MAILS = 40;
/** Deferred ones, spread over ten hours: those of the first six are late. */
const DEFERRED = 50;
const LATE = 30;

const recipientOf = ({ raw }: SunkMail) => /^Final-Recipient: rfc822; (.*)\r$/m.exec(raw.toString())?.[1] ?? '';
const messageIdOf = ({ raw }: SunkMail) => /^Message-ID: (.*)\r$/im.exec(raw.toString())?.[1] ?? '';

/** A gateway that is killed while it writes to senders, by what the far ends see of it, never by the clock. */
describe('notices of a gateway that is killed', () => {
  const dataDir = testFolder();
  let gateway: RunningGateway;
  /** Refuses every mail; takes the notices. */
  let far: SmtpSink;
  let senders: SmtpSink;

  const start = async () => {
    gateway = await startGateway({ dataDir, env: { GATEWAY__DEMO: 'false' } });
  };
  const again = async () => {
    await gateway.kill();
    await start();
  };

  beforeAll(async () => {
    [far, senders] = [await SmtpSink.start(), await SmtpSink.start()];
    await start();
    const route = { kind: 'smarthost', host: '127.0.0.1', tls: 'none' };
    await gateway.api.post('/mail/routes', { ...route, match: '*', port: far.port });
    await gateway.api.post('/mail/routes', { ...route, match: 'sender.test', port: senders.port });
  });
  afterAll(async () => {
    await gateway?.close();
    await Promise.all([far?.close(), senders?.close()]);
  });

  async function relay(recipients: string[]): Promise<void> {
    const talk = await SmtpTalk.greeted(Number(gateway.smtp[0]!.split(':').at(-1)));
    for (const to of recipients) {
      expect(await talk.mail(to, 'Subject: x\r\n\r\nText\r\n', 'app@sender.test')).toMatch(/^250/);
    }
    talk.close();
  }

  /** Resolves when the senders have heard of all of these. */
  async function heardOf(recipients: string[]): Promise<void> {
    const isMissing = () => {
      const heard = new Set(senders.mails.map(recipientOf));
      return recipients.some((one) => !heard.has(one));
    };
    while (isMissing()) await senders.waitFor(senders.mails.length + 1);
  }

  /** By recipient: a copy of a notice has its Message-ID, a second notice would have another. */
  function noticesOf(recipients: string[]): Record<string, number> {
    const ids = new Map<string, Set<string>>();
    for (const mail of senders.mails) {
      const to = recipientOf(mail);
      if (recipients.includes(to)) ids.set(to, (ids.get(to) ?? new Set()).add(messageIdOf(mail)));
    }
    return Object.fromEntries([...ids].map(([to, { size }]) => [to, size]));
  }

  const oneEach = (recipients: string[]) => Object.fromEntries(recipients.map((to) => [to, 1]));

  it('of failures: each is sent, and none is written twice', async () => {
    far.faults.message = '550 5.6.0 Not this';
    const recipients = Array.from({ length: MAILS }, (_, n) => `user${n}@far.test`);
    await relay(recipients);
    // When a refusal is on the wire, and a moment after notices arrive.
    for (const refused of [1, 8, 20]) {
      await far.waitFor(refused);
      await again();
    }
    for (const told of [1, 10]) {
      await senders.waitFor(told);
      await again();
    }
    await heardOf(recipients);
    // What would come twice has come before one that was refused later.
    await relay(['last@far.test']);
    await heardOf(['last@far.test']);
    expect(noticesOf(recipients)).toEqual(oneEach(recipients));
  });

  it('whose answer never came are sent once more, as the same notice, and the ledger says so', async () => {
    let open = () => {};
    senders.faults.gate = new Promise((resolve) => {
      open = resolve;
    });
    const before = senders.mails.length;
    await relay(['unanswered@far.test']);
    await senders.waitFor(before + 1);
    await gateway.kill();
    senders.faults.gate = undefined;
    open();
    await start();
    await senders.waitFor(before + 2);
    const copies = senders.mails.slice(before);
    expect(copies.map(recipientOf)).toEqual(['unanswered@far.test', 'unanswered@far.test']);
    expect(messageIdOf(copies[0]!)).toBe(messageIdOf(copies[1]!));
    // The notice bears the id of its message.
    const id = /<([0-9a-f-]{36})/.exec(messageIdOf(copies[0]!))![1];
    const { attemptLog } = await gateway.api.get<{ attemptLog: { outcome: string }[] }>(`/messages/${id}`);
    expect(attemptLog[0]!.outcome).toBe('interrupted');
  });

  it('of delays: each is sent, and none is written twice', async () => {
    await gateway.stop();
    await fillDeferred(dataDir, DEFERRED);
    // As if it had looked for delays before these came.
    const db = await openDatabase({ url: 'sqlite:gateway.db', dataDir, log: silentLog, clock: systemClock });
    await db.commit((trx) => trx('notice_settings').update({ delayCursor: '00000000-' }));
    await db.close();
    const late = Array.from({ length: LATE }, (_, n) => `user${n}@d${n}.test`);
    const before = senders.mails.length;
    await start();
    for (const told of [1, 12]) {
      await senders.waitFor(before + told);
      await again();
    }
    await heardOf(late);
    await relay(['end@far.test']);
    await heardOf(['end@far.test']);
    expect(noticesOf(late)).toEqual(oneEach(late));
  });
});
