import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../rig/gateway.ts';
import { type ModemRig, startSimulatedModem } from '../rig/modem.ts';
import { appCode } from '../rig/totp.ts';
import { testFolder } from './program.ts';
import { addToken, call, type MessageView, startBareGateway, watch } from './steps.ts';

const PUBLIC_URL = 'https://otp.example.com';

/** A profile of the administrator's own: the shipped ones wait three minutes for a silent modem. */
const IMPATIENT = {
  id: 'impatient',
  extends: 'generic',
  label: 'Waits two seconds for an answer',
  timeoutsMs: { submit: 2_000 },
};

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

interface PushView {
  state: string;
  events: { event: string; evidence: string | null }[];
}

interface ModemView {
  id: string;
  state: string;
  stateText: string;
  identity: { profile: string } | null;
  lastError: { code: string } | null;
}

describe('a token pushed by SMS', () => {
  const dataDir = testFolder();
  let gateway: RunningGateway;
  let modem: ModemRig;
  let modemId: string;
  let live: Awaited<ReturnType<typeof watch>>;

  const modemView = () => gateway.api.get<ModemView>(`/modems/${modemId}`);
  const modemIs = (...states: string[]) =>
    live.until(async () => {
      const view = await modemView();
      return states.includes(view.state) ? view : null;
    });

  /** Pushes, and waits for the whole text at the phone. */
  async function pushed(tokenId: string) {
    const { simulator } = modem;
    const arrival = new Promise<{ to: string; text: string; parts: number; encoding: string }>((resolve) => {
      const hear = (_submission: unknown, arrived: (Parameters<typeof resolve>[0] & { complete: boolean }) | null) => {
        if (!arrived?.complete) return;
        simulator.off('submit', hear);
        resolve(arrived as Parameters<typeof resolve>[0]);
      };
      simulator.on('submit', hear);
    });
    const accepted = await gateway.api.post<{ pushId: string; messageId: string }>(`/tokens/${tokenId}/push`, {
      channel: 'sms',
    });
    return { ...accepted, sms: await arrival };
  }

  beforeAll(async () => {
    modem = await startSimulatedModem({ transport: 'pty' });
    mkdirSync(join(dataDir, 'firmware-profiles'));
    writeFileSync(join(dataDir, 'firmware-profiles', 'impatient.json'), JSON.stringify(IMPATIENT));
    gateway = await startBareGateway({ dataDir, env: { GATEWAY__WEB__PUBLICURL: PUBLIC_URL } });
    live = await watch(gateway);
    const input = { name: 'Stick', port: modem.port, profile: IMPATIENT.id };
    ({ id: modemId } = await gateway.api.post<{ id: string }>('/modems', input));
    expect((await modemIs('ready')).identity).toMatchObject({ profile: IMPATIENT.id });
  });

  afterAll(async () => {
    live.close();
    await gateway.close();
    await modem.stop();
  });

  it('arrives at the phone in the words of the template, and is reported as delivered', async () => {
    const { id } = await addToken(gateway, { mobile: '07700 900123' }, { issuer: 'ACME' });
    const { pushId, messageId, sms } = await pushed(id);
    const push = await gateway.api.get<{ times: { linkExpires: string } }>(`/pushes/${pushId}`);
    const [, link, expiry] = /^ACME: set up your token on this phone: (\S+) Valid until (.+)\.$/.exec(sms.text)!;
    expect(sms).toMatchObject({ to: '+447700900123', parts: 1, encoding: 'GSM-7' });
    expect(link).toMatch(new RegExp(`^${PUBLIC_URL}/l/[\\w-]{22}$`));
    expect(expiry).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC([+-]\d+(:\d\d)?)?$/);
    expect(new Date(Date.parse(push.times.linkExpires)).toISOString().slice(14, 16)).toBe(expiry!.slice(14, 16));

    const message = await live.message(messageId, 'delivered');
    expect(message).toMatchObject({ attempts: 1, error: null });
    expect(message.parts).toMatchObject([{ state: 'delivered', modem: 'Stick' }]);
    expect(message.timeline.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['accepted', 'sent', 'delivered']),
    );
    await live.until(async () => {
      const { state } = await gateway.api.get<{ state: string }>(`/pushes/${pushId}`);
      return state === 'delivered' ? true : null;
    });
    const opened = await fetch(link!.replace(PUBLIC_URL, gateway.url));
    expect(opened.status).toBe(200);
  });

  it('tells a dry run of many how long its modem takes, once it was measured', async () => {
    modem.simulator.service.setFaults({ submitMs: 600 });
    const { id } = await addToken(gateway);
    // Sent and reported: only then is it measured.
    for (let n = 0; n < 3; n++) await live.message((await pushed(id)).messageId, 'delivered');
    modem.simulator.service.setFaults({ submitMs: 0 });
    const answer = await call(gateway, 'POST', '/bulk-pushes/plan', { channels: ['sms'] });
    const { smsPace } = (await answer.json()) as { smsPace: { secondsEach: number } };
    expect(smsPace).toMatchObject({ modems: 1, measured: 1 });
    expect(smsPace.secondsEach).toBeGreaterThan(0.2);
    expect(smsPace.secondsEach).toBeLessThan(2);
  });

  it('is verified in the console after its QR code was shown: the push says by whom, and nothing more is due', async () => {
    const { id } = await addToken(gateway, {}, { secret: SECRET });
    const { pushId, sms } = await pushed(id);
    const [link] = new RegExp(`${PUBLIC_URL}/l/[\\w-]{22}`).exec(sms.text)!;
    const shown = await fetch(link.replace(PUBLIC_URL, gateway.url), { method: 'POST' });
    expect(await shown.text()).toContain('otpauth:');
    const state = async () => (await gateway.api.get<PushView>(`/pushes/${pushId}`)).state;
    expect(await state()).toBe('revealed');
    const code = appCode(`otpauth://totp/x?secret=${SECRET}`);
    await gateway.api.post(`/tokens/${id}/verify`, { code });
    const push = await gateway.api.get<PushView>(`/pushes/${pushId}`);
    expect(push.state).toBe('verified');
    const byWhom = { event: 'verified', evidence: 'verified in the console by admin' };
    expect(push.events).toContainEqual(expect.objectContaining(byWhom));
  });

  it('arrives whole where it needs several parts in another alphabet', async () => {
    const words = '令牌 [[ISSUER]] · [[DISPLAYNAME]] · [[TOKENSERIAL]] · [[LINK]] · [[AUTHZCODE]]';
    await call(gateway, 'PUT', '/templates/push-token/sms', { text: `${words}\n${words}` });
    const { id, serial } = await addToken(gateway, { displayName: 'Ωmega 😀' }, { issuer: 'Bücher' });
    const { messageId, sms } = await pushed(id);
    const [, link] = /(https:\S+)/.exec(sms.text)!;
    const expected = `令牌 Bücher · Ωmega 😀 · ${serial} · ${link} · not required`;
    expect(sms.text).toBe(`${expected}\n${expected}`);
    expect(sms.encoding).toBe('UCS-2');
    expect(sms.parts).toBeGreaterThan(2);
    const message = await live.message(messageId, 'delivered');
    expect(message.parts).toHaveLength(sms.parts);
    expect(new Set(message.parts.map(({ sim }) => sim)).size).toBe(1);
  });

  it('is tried again after the network was busy, with its words in the log', async () => {
    modem.simulator.service.setFaults({ cmsError: { code: 42, times: 1 } });
    const { id } = await addToken(gateway);
    const { messageId } = await pushed(id);
    const message = await live.message(messageId, 'delivered');
    expect(message.attemptLog.map(({ outcome }) => outcome)).toContain('temporary');
    expect(message.attemptLog.some(({ response }) => response?.includes('CMS ERROR: 42'))).toBe(true);
  });

  it('waits while the modem is away, and leaves when it is back', async () => {
    const { service } = modem.simulator;
    service.setFaults({ unplugged: true });
    const gone = await modemIs('disconnected', 'recovering', 'connecting');
    expect(gone.stateText).not.toBe('');
    const { id } = await addToken(gateway);
    const before = modem.simulator.submitted;
    const { messageId } = await gateway.api.post<{ messageId: string }>(`/tokens/${id}/push`, { channel: 'sms' });
    const waiting = await gateway.api.get<MessageView>(`/messages/${messageId}`);
    expect(waiting).toMatchObject({ state: 'queued', attempts: 0, waitingFor: expect.stringContaining('Stick') });
    expect(modem.simulator.submitted).toBe(before);
    service.setFaults({ unplugged: false });
    await live.message(messageId, 'delivered');
  });

  it('is uncertain when the modem never answers, until the status report tells; then the other parts follow', async () => {
    const { simulator } = modem;
    simulator.service.setFaults({ silence: 1, reportMs: 5_000 });
    const before = simulator.submitted;
    const { id } = await addToken(gateway);
    const { messageId } = await gateway.api.post<{ messageId: string }>(`/tokens/${id}/push`, { channel: 'sms' });
    const doubtful = await live.message(messageId, 'uncertain');
    expect(doubtful.waitingFor).toContain('never answered');
    expect(doubtful.parts.map(({ state }) => state)).toEqual([
      'uncertain',
      ...doubtful.parts.slice(1).map(() => 'pending'),
    ]);
    expect(simulator.submitted - before).toBe(1);

    const { parts } = await live.message(messageId, 'delivered');
    expect(parts.length).toBeGreaterThan(2);
    expect(simulator.submitted - before).toBe(parts.length);
    expect(simulator.service.received()[0]).toMatchObject({ complete: true, parts: parts.length });
    simulator.service.setFaults({ reportMs: 0 });
  });
});
