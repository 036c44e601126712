import { describe, expect, it } from 'vitest';
import type { Listener, MailRoute } from '../../admin-ui/src/api/types.ts';
import * as listenerForm from '../../admin-ui/src/pages/mail-in/listener-form.ts';
import * as smsForm from '../../admin-ui/src/pages/mail-in/mail-to-sms-form.ts';
import * as routeForm from '../../admin-ui/src/pages/mail-out/mail-route-form.ts';
import { parseTime, parseTimes, shortTime } from '../../admin-ui/src/pages/mail-out/waiting-times.ts';
import { BY_ROUTES, bulkBody, bulkRules, bulkValues, filterOf } from '../../admin-ui/src/pages/messages/bulk-form.ts';
import { en } from '../../admin-ui/src/texts/en/index.ts';
import { ListenerInput, RefusalReason } from '../../gateway/core/model/mail-in.ts';
import { MailRouteInput } from '../../gateway/core/model/mail-routes.ts';
import { MailToSmsInput } from '../../gateway/core/model/mail-to-sms.ts';
import { HoldUp } from '../../gateway/core/model/message.ts';
import { QueueAction, QueueActionInput } from '../../gateway/core/model/queue-actions.ts';

describe('waiting times', () => {
  it('are read as people write them, and written so again', () => {
    expect(['30', '30s', '5m', '2H', '1d', '5 m'].map(parseTime)).toEqual([30, 30, 300, 7200, 86_400, 300]);
    expect([30, 300, 5400, 7200, 86_400].map(shortTime)).toEqual(['30s', '5m', '90m', '2h', '1d']);
    expect([['soon'], ['0s'], ['2d'], ['5m', '']].map(parseTimes)).toEqual([null, null, null, null]);
  });
});

const FINGERPRINT = 'ab'.repeat(32);
const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const kept = {
  match: 'example.com',
  kind: 'smarthost',
  hosts: [
    {
      id: ID,
      ...{ host: 'mail1.example.com', port: 465, tls: 'implicit' },
      auth: { username: 'relay', hasPassword: true },
      ...{ ca: null, fingerprint: FINGERPRINT },
      clientCertificate: { certificate: 'PEM', subject: 'CN=us', validTo: '2030-01-01T00:00:00.000Z' },
    },
  ],
  ...{ connections: 4, perMinute: null, retrySeconds: [60, 3600], enabled: true },
} as unknown as MailRoute;

describe('the form of a mail route', () => {
  it('leaves the password and the key that are kept alone', () => {
    const body = MailRouteInput.parse(routeForm.bodyOf(routeForm.valuesOf(kept)));
    expect(body).toMatchObject({ match: 'example.com', connections: 4, perMinute: null, retrySeconds: [60, 3600] });
    expect(body.hosts).toEqual([
      expect.objectContaining({
        ...{ id: ID, host: 'mail1.example.com', port: 465, tls: 'implicit', fingerprint: FINGERPRINT },
        auth: { username: 'relay' },
        clientCertificate: { certificate: 'PEM' },
      }),
    ]);
    expect(routeForm.keptHosts(kept.hosts)).toEqual(routeForm.bodyOf(routeForm.valuesOf(kept)).hosts);
  });

  it('sends no pin where the certificate is not looked at', () => {
    const values = routeForm.valuesOf(kept);
    values.hosts[0]!.tls = 'opportunistic';
    expect(routeForm.bodyOf(values).hosts?.[0]).toMatchObject({ fingerprint: null });
  });

  it('sends no servers, limits and waiting times for mails that do not leave', () => {
    const body = routeForm.bodyOf({ ...routeForm.valuesOf(kept), kind: 'discard' });
    expect(body).toMatchObject({ hosts: [], connections: null, retrySeconds: null });
  });

  it('asks of each server what is missing there, and only of servers that are used', () => {
    const values = { ...routeForm.valuesOf(null), hosts: [routeForm.newHost(), routeForm.newHost()] };
    values.hosts[1] = { ...values.hosts[1]!, host: 'b', useLogin: true, tls: 'required', trust: 'fingerprint' };
    const { hosts } = routeForm.routeRules(en);
    expect(hosts.host('', values, 'hosts.0.host')).toBeTruthy();
    expect(hosts.host('', values, 'hosts.1.host')).toBeNull();
    expect(hosts.auth.password('', values, 'hosts.1.auth.password')).toBeTruthy();
    expect(hosts.fingerprint('', values, 'hosts.1.fingerprint')).toBeTruthy();
    expect(hosts.host('', { ...values, kind: 'mx' }, 'hosts.0.host')).toBeNull();
  });
});

describe('the form of a listener', () => {
  it('sends what a new one has as the server would make it', () => {
    const body = ListenerInput.parse(listenerForm.bodyOf({ ...listenerForm.valuesOf(null), name: 'Printers' }));
    expect(body).toEqual(ListenerInput.parse({ name: 'Printers', port: 25, tls: 'starttls' }));
  });

  it('forgets certificate files without TLS', () => {
    const old = { tls: 'implicit', cert: { cert: '/c', key: '/k' }, limits: {} } as Listener;
    const values = listenerForm.valuesOf(old);
    expect(listenerForm.bodyOf(values).cert).toEqual({ cert: '/c', key: '/k' });
    expect(listenerForm.bodyOf({ ...values, tls: 'none' }).cert).toBeNull();
  });

  it('warns before it becomes an open relay', () => {
    const values = { ...listenerForm.valuesOf(null), allow: ['10.0.0.0/8', '::/0'] };
    expect(listenerForm.opensForAll(values)).toBe(true);
    expect(listenerForm.opensForAll({ ...values, requireAuth: true })).toBe(false);
    expect(listenerForm.opensForAll({ ...values, allow: ['10.0.0.0/8'] })).toBe(false);
  });
});

it('the form of an SMS domain tells every login from none', () => {
  const values = { ...smsForm.valuesOf(null), domain: 'sms.example.com' };
  expect(MailToSmsInput.parse(smsForm.bodyOf(values))).toEqual(MailToSmsInput.parse({ domain: 'sms.example.com' }));
  expect(smsForm.bodyOf({ ...values, logins: 'some' }).accounts).toEqual([]);
});

describe('acts on many messages', () => {
  it('begin with what the page shows, and each with states it can do something in', () => {
    expect(filterOf(bulkValues('release', {}))).toEqual({ states: ['held'] });
    expect(filterOf(bulkValues('retry', { state: 'expired', q: 'door' }))).toEqual({ states: ['expired'], q: 'door' });
    for (const action of QueueAction.options) {
      const values = { ...bulkValues(action, {}), route: BY_ROUTES };
      expect(QueueActionInput.safeParse(bulkBody(action, null, values)).success, action).toBe(true);
    }
  });

  it('never mean all messages there are', () => {
    const nothing = { ...bulkValues('hold', {}), states: [] };
    expect(bulkRules(en, 'hold', null).states([], nothing)).toBeTruthy();
    expect(bulkRules(en, 'hold', [ID]).states([], nothing)).toBeNull();
  });

  it('redirect to a recipient, by a route, or back to what the routes say', () => {
    const values = bulkValues('redirect', {});
    expect(bulkRules(en, 'redirect', [ID]).newTo('', values)).toBeTruthy();
    expect(bulkBody('redirect', [ID], { ...values, newTo: ' a@example.com ' })).toEqual({
      ...{ action: 'redirect', ids: [ID], to: 'a@example.com' },
    });
    expect(bulkBody('redirect', [ID], { ...values, route: BY_ROUTES })).toMatchObject({ routeId: null });
  });
});

it('every reason of a refusal and everything that holds a message has its words', () => {
  expect(Object.keys(en.mailIn.reasons).sort()).toEqual([...RefusalReason.options].sort());
  expect(Object.keys(en.queue.holdUps).sort()).toEqual([...HoldUp.shape.by.options].sort());
});
