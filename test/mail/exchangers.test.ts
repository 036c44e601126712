import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../gateway/core/ports.ts';
import { TestNameServer } from '../rig/dns.ts';
import { openMailOut } from '../rig/mail-out.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

let names: TestNameServer;
let out: Awaited<ReturnType<typeof openMailOut>>;
let sink: SmtpSink;
beforeEach(async () => {
  names = await TestNameServer.start({
    'one.example': [
      [20, 'no-such-host.invalid'],
      [10, 'localhost'],
    ],
    'backup.example': [
      [10, 'no-such-host.invalid'],
      [20, 'localhost'],
    ],
    'null.example': [[0, '']],
    'gone.example': 'nxdomain',
    'ill.example': 'servfail',
    localhost: [],
  });
  out = await openMailOut({ nameServers: [names.address] });
  sink = await SmtpSink.start();
  await out.route(sink.port, { kind: 'mx', host: null });
});
afterEach(async () => {
  await out.close();
  await sink.close();
  names.close();
});

const errorOf = (outcome: Outcome | undefined) => (outcome?.kind === 'failed' ? outcome.error : null);

describe('mail straight to the exchangers', () => {
  it('goes to the best one', async () => {
    const [outcome] = await out.send(['user@one.example']);
    expect(outcome).toMatchObject({ kind: 'sent', via: 'one.example' });
    expect(outcome!.dialogue[0]!.text).toBe('MX of one.example: localhost, no-such-host.invalid.');
  });

  it('goes to the next where the best is not there', async () => {
    expect((await out.send(['user@backup.example']))[0]!.kind).toBe('sent');
  });

  it('goes to the domain itself where it has no MX, and to an address literal', async () => {
    const outcomes = await out.send(['user@localhost', 'user@[127.0.0.1]']);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(sink.mails.map(({ to }) => to[0]).sort()).toEqual(['user@[127.0.0.1]', 'user@localhost']);
  });

  it('tells each domain on its own what became of it', async () => {
    const outcomes = await out.send(['a@one.example', 'b@null.example', 'c@gone.example', 'd@ill.example']);
    expect(outcomes[0]!.kind).toBe('sent');
    expect(errorOf(outcomes[1])).toMatchObject({ code: 'NO_MAIL_DOMAIN', disposition: 'permanent' });
    expect(errorOf(outcomes[2])).toMatchObject({ code: 'NO_MAIL_DOMAIN', disposition: 'permanent' });
    expect(errorOf(outcomes[3])).toMatchObject({ code: 'DNS_FAILED', disposition: 'temporary' });
    expect((await out.routes.list())[0]!.health.state).toBe('ok');
  });

  it('keeps connections per domain and asks DNS only when it opens one', async () => {
    for (let n = 0; n < 5; n++) await out.send(['user@one.example']);
    expect(sink.connections).toBe(1);
    expect(names.questions).toBeLessThan(4);
  });

  it('a name server that is not there is our own fault, and the route test shows it', async () => {
    const dead = await openMailOut({ nameServers: ['127.0.0.1:9'] });
    const { id } = await dead.route(sink.port, { kind: 'mx', host: null });
    const [outcome] = await dead.send(['user@one.example']);
    expect(errorOf(outcome)).toMatchObject({ code: 'DNS_UNREACHABLE', disposition: 'local' });
    const test = await dead.routes.test(id);
    expect(test).toMatchObject({ ok: false, steps: [{ step: 'resolve', ok: false }] });
    await dead.close();
  });

  it('the route test walks a domain, and asks the name server where the route names none', async () => {
    const [route] = await out.routes.list();
    const all = await out.routes.test(route!.id);
    expect(all).toMatchObject({ ok: true, steps: [{ step: 'resolve', text: expect.stringContaining('answers') }] });
    await out.routes.update(route!.id, { match: 'one.example' });
    const one = await out.routes.test(route!.id);
    expect(one.steps.map(({ step, ok }) => [step, ok])).toEqual(
      ['resolve', 'connect', 'tls', 'auth', 'mail'].map((step) => [step, true]),
    );
  });
});
