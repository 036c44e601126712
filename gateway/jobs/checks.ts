import { statfs } from 'node:fs/promises';
import type { Check } from '../core/model/administration.ts';
import type { MailRoute, Modem } from '../core/model/gateways.ts';
import type { OutboxCounts } from '../core/outbox-store.ts';

/* One function a check of the dashboard: is it well, and if not, what to do. Pure but for the disk. */

const MINUTE_MS = 60_000;
const LOW_DISK = 0.1;
const FULL_DISK = 0.02;

const LEVELS: readonly Check['level'][] = ['ok', 'info', 'warning', 'error'];

/** The worst first. */
export function byUrgency(a: Check, b: Check): number {
  return LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level);
}

export function mailCheck(routes: MailRoute[]): Check {
  const base = { id: 'mail', area: 'mail' as const, link: '/gateways/mail-routes' };
  const enabled = routes.filter((route) => route.enabled);
  if (enabled.length === 0) {
    return {
      ...base,
      level: 'error',
      title: 'Mail cannot leave',
      text: 'No mail route is enabled, so every mail waits.',
      remedy: 'Add a mail route to your mail server.',
    };
  }
  const [failing, ...others] = enabled.filter(({ health }) => health.state === 'failing');
  if (failing) {
    return {
      ...base,
      level: 'error',
      title:
        others.length === 0
          ? `Mail route ${failing.match} fails`
          : `Mail route ${failing.match} fails, and ${others.length} more`,
      text: failing.health.lastError?.message ?? 'The mail server does not take mail.',
      remedy: failing.health.lastError?.remedy ?? 'Test the route to see at which step it fails.',
    };
  }
  if (enabled.every(({ kind }) => kind === 'capture')) {
    return {
      ...base,
      level: 'info',
      title: 'Mail is captured, not sent',
      text: 'All mail routes keep the mails here to be looked at.',
      remedy: 'Add a route to your mail server when you want mails to leave.',
    };
  }
  if (enabled.some(({ match, kind }) => match === '*' && kind === 'capture')) {
    return {
      ...base,
      level: 'info',
      title: 'Mail without a route of its own is captured, not sent',
      text: 'The route for * keeps it here to be looked at.',
      remedy: 'Lead the route for * to your mail server when all mails are to leave.',
    };
  }
  return {
    ...base,
    level: 'ok',
    title: 'Mail is well',
    text: enabled.length === 1 ? 'One route enabled.' : `${enabled.length} routes enabled.`,
    remedy: null,
  };
}

/** What has been done about a modem that was given up. */
function tried({ ladder }: Modem): string {
  if (ladder.step !== 'parked') return '';
  return ` The gateway has tried in vain: the port opened anew, radio off and on, a restart of the modem, a reset of its USB device; it failed ${ladder.failures} times in a row.`;
}

export function smsCheck(modems: Modem[]): Check {
  const base = { id: 'sms', area: 'sms' as const, link: '/gateways/modems' };
  const enabled = modems.filter((modem) => modem.enabled);
  if (enabled.length === 0) {
    return {
      ...base,
      level: 'warning',
      title: 'No modem',
      text: 'Text messages wait until a modem is there.',
      remedy: 'Connect a GSM modem and add it under Modems.',
    };
  }
  const usable = enabled.filter(({ state }) => state === 'ready' || state === 'busy');
  const sick = enabled.find((modem) => !usable.includes(modem));
  if (sick) {
    return {
      ...base,
      level: usable.length > 0 ? 'warning' : 'error',
      title: `Modem ${sick.name}: ${sick.stateText}`,
      text: `${sick.lastError?.message ?? (usable.length > 0 ? 'The other modems carry the messages.' : 'Text messages wait.')}${tried(sick)}`,
      remedy: sick.lastError?.remedy ?? 'Look at the modem; Restart begins anew.',
    };
  }
  const weak = enabled.find(({ signal }) => signal?.quality === 'weak' || signal?.quality === 'none');
  if (weak) {
    return {
      ...base,
      level: 'warning',
      title: `Modem ${weak.name} has a weak signal`,
      text: weak.signal?.dbm == null ? 'No signal.' : `${weak.signal.dbm} dBm.`,
      remedy: 'Move the antenna, or use a longer USB cable.',
    };
  }
  if (enabled.every(({ port }) => port === 'simulator')) {
    return {
      ...base,
      level: 'info',
      title: 'The modem is simulated',
      text: 'Text messages end in the simulated phones.',
      remedy: 'Connect a GSM modem and add it when you want them to leave.',
    };
  }
  return { ...base, level: 'ok', title: 'Modems are well', text: `${usable.length} ready.`, remedy: null };
}

export function outboxCheck(counts: OutboxCounts, now: number): Check {
  const base = { id: 'outbox', area: 'outbox' as const, link: '/messages' };
  if (counts.uncertain > 0) {
    return {
      ...base,
      level: 'warning',
      title: counts.uncertain === 1 ? 'One message is uncertain' : `${counts.uncertain} messages are uncertain`,
      text: 'It was handed over, but no answer came. Nothing is sent again by itself.',
      remedy: 'Ask the recipient, then mark it as sent or send it again.',
      link: '/messages?state=uncertain',
    };
  }
  const waitMs = counts.oldestDue === null ? 0 : now - counts.oldestDue;
  if (waitMs > 5 * MINUTE_MS) {
    return {
      ...base,
      level: 'warning',
      title: 'Messages are waiting',
      text: `The oldest has been due for ${Math.round(waitMs / MINUTE_MS)} minutes; ${counts.queued} are queued.`,
      remedy: 'Open one: it says what it waits for.',
      link: '/messages?state=queued',
    };
  }
  return {
    ...base,
    level: 'ok',
    title: 'The queue is well',
    text: counts.queued === 0 ? 'Nothing waits.' : `${counts.queued} queued.`,
    remedy: null,
  };
}

export async function storageCheck(dataDir: string): Promise<Check> {
  const base = { id: 'storage', area: 'storage' as const, link: null };
  const { bavail, blocks, bsize } = await statfs(dataDir);
  const free = bavail / blocks;
  const text = `${Math.round(free * 100)} % (${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB) of the data disk are free.`;
  if (free < LOW_DISK) {
    const remedy = 'Free some space, or shorten retention.bodiesDays.';
    return { ...base, level: free < FULL_DISK ? 'error' : 'warning', title: 'The disk is getting full', text, remedy };
  }
  return { ...base, level: 'ok', title: 'There is room on the disk', text, remedy: null };
}

export function securityCheck(settings: { isHttps: boolean; host: string; publicUrl: string | null }): Check {
  const base = { id: 'security', area: 'security' as const, link: null };
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(settings.host);
  const isPublicHttps = settings.isHttps || settings.publicUrl?.startsWith('https://');
  if (!isLocal && !isPublicHttps) {
    return {
      ...base,
      level: 'warning',
      title: 'The console is reached without encryption',
      text: 'Passwords and token secrets cross the network in the clear.',
      remedy: 'Set web.tls, or put a reverse proxy with https in front and set web.publicUrl.',
    };
  }
  return {
    ...base,
    level: 'ok',
    title: 'The console is protected',
    text: isLocal ? 'Reached from this machine only.' : 'Reached by https.',
    remedy: null,
  };
}
