import type { DkimService } from '../../gateway/core/dkim.ts';
import { notFound } from '../../gateway/core/errors.ts';
import type { HostService } from '../../gateway/core/mail-routes.ts';
import { iso } from '../../gateway/core/model/common.ts';
import type { DkimKey } from '../../gateway/core/model/dkim.ts';
import type { Host } from '../../gateway/core/model/mail-routes.ts';
import { NOTICE_DEFAULTS, type PostmasterMailText } from '../../gateway/core/model/notices.ts';
import type { QueueRun } from '../../gateway/core/model/queue-actions.ts';
import type { NoticeService, PostmasterService } from '../../gateway/core/notices.ts';
import type { QueueActionService } from '../../gateway/core/queue-actions.ts';
import { single } from './single.ts';

const at = iso(Date.parse('2026-03-02T09:00:00Z'));
const stamped = { createdAt: at, updatedAt: at };

/** The services around the mail relay, in memory and with one of each thing. */
export function mailRelayOf(ids: { host: string; dkimKey: string; postmasterMail: string; queueAction: string }) {
  return {
    hosts: hostsOf(ids.host),
    dkim: dkimOf(ids.dkimKey),
    notices: noticesOf(),
    postmaster: postmasterOf(ids.postmasterMail),
    queueActions: queueActionsOf(ids.queueAction),
  };
}

function hostsOf(id: string): HostService {
  const host = single<Host>('host name', {
    ...{ id, name: 'relay.example', addresses: ['10.0.0.5'], note: null, ...stamped },
  });
  return { ...host, create: (input) => host.update(id, input) };
}

function dkimOf(id: string): DkimService {
  const name = '2026a._domainkey.example.com';
  const key = single<DkimKey>('DKIM key', {
    ...{ id, domain: 'example.com', selector: '2026a', algorithm: 'rsa-sha256', enabled: true, fault: null },
    record: { name, type: 'TXT', value: 'v=DKIM1; k=rsa; p=AAAA', zone: `${name}. IN TXT ( "…" )` },
    ...stamped,
  });
  return {
    ...key,
    create: async () => key.get(id),
    rotate: key.get,
    check: async (asked) => {
      await key.get(asked);
      return { published: true, text: 'The record is published.' };
    },
  };
}

function noticesOf(): NoticeService {
  let settings = NOTICE_DEFAULTS;
  return {
    settings: async () => settings,
    update: async (input) => {
      settings = { ...settings, ...input };
      return settings;
    },
  };
}

function postmasterOf(id: string): PostmasterService {
  const mail = single<PostmasterMailText>('mail of the postmaster', {
    ...{ id, messageId: null, at, kind: 'double-bounce', from: '', to: 'gone@example.com', subject: 'Undelivered' },
    ...{ reason: 'No such user.', bytes: 9, source: 'Subject: x' },
  });
  return {
    list: async () => {
      const [{ source: _, ...one }] = (await mail.list()) as [PostmasterMailText];
      return { items: [one], next: null };
    },
    get: mail.get,
    source: async (asked) => Buffer.from((await mail.get(asked)).source),
    remove: mail.remove,
    clear: async () => 1,
  };
}

function queueActionsOf(id: string): QueueActionService {
  const run: QueueRun = {
    ...{
      id,
      action: 'hold',
      dryRun: false,
      state: 'done',
      looked: 3,
      changed: 2,
      underWay: 0,
      skipped: 1,
      error: null,
    },
    ...{ startedAt: at, endedAt: at },
  };
  const known = (asked: string) => {
    if (asked !== id) throw notFound('queue action', asked);
    return run;
  };
  return { run: async () => run, list: () => [run], get: known, stop: known };
}
