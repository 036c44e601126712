import type { Listener, ListenerInput } from '../../api/types.ts';
import type { Texts } from '../../texts/catalogue.ts';

type Tls = Listener['tls'];

/** The form's values; named as the API's fields, so that the server's field errors find their place. */
export interface ListenerValues extends Record<string, unknown> {
  name: string;
  enabled: boolean;
  host: string;
  port: number | string;
  tls: Tls;
  /** Which certificate: the gateway's own authority makes one, or it is in files. */
  certificate: 'own' | 'files';
  cert: { cert: string; key: string };
  requireAuth: boolean;
  allow: string[];
  maxSizeMb: number | string;
  senders: { allow: string[]; deny: string[] };
  recipients: { allow: string[]; deny: string[] };
  limits: {
    connections: number | string;
    connectionsPerAddress: number | string;
    mailsPerMinute: number | string;
    recipients: number | string;
    idleSeconds: number | string;
  };
}

const USUAL_LIMITS = { connections: 500, connectionsPerAddress: 100, recipients: 1000, idleSeconds: 300 };
/** The port that goes with each way of encrypting. */
export const USUAL_PORT: Record<Tls, number> = { none: 25, starttls: 25, implicit: 465 };

export function valuesOf(listener: Listener | null): ListenerValues {
  return {
    name: listener?.name ?? '',
    enabled: listener?.enabled ?? true,
    host: listener?.host ?? '0.0.0.0',
    port: listener?.port ?? USUAL_PORT.starttls,
    tls: listener?.tls ?? 'starttls',
    certificate: listener?.cert ? 'files' : 'own',
    cert: listener?.cert ?? { cert: '', key: '' },
    requireAuth: listener?.requireAuth ?? false,
    allow: listener?.allow ?? [],
    maxSizeMb: listener?.maxSizeMb ?? 25,
    senders: listener?.senders ?? { allow: [], deny: [] },
    recipients: listener?.recipients ?? { allow: [], deny: [] },
    limits: { ...(listener?.limits ?? USUAL_LIMITS), mailsPerMinute: listener?.limits.mailsPerMinute ?? '' },
  };
}

export function bodyOf({ certificate, ...values }: ListenerValues): ListenerInput {
  const { name, host, port, tls, cert, maxSizeMb, limits } = values;
  const files = tls !== 'none' && certificate === 'files';
  return {
    ...values,
    name: name.trim(),
    host: host.trim(),
    port: Number(port),
    cert: files ? { cert: cert.cert.trim(), key: cert.key.trim() } : null,
    maxSizeMb: Number(maxSizeMb),
    limits: {
      connections: Number(limits.connections),
      connectionsPerAddress: Number(limits.connectionsPerAddress),
      mailsPerMinute: limits.mailsPerMinute === '' ? null : Number(limits.mailsPerMinute),
      recipients: Number(limits.recipients),
      idleSeconds: Number(limits.idleSeconds),
    },
  };
}

/** Blocks that let everybody in: what was meant to be a relay for a few is one for the world. */
export function opensForAll({ requireAuth, allow }: ListenerValues): boolean {
  return !requireAuth && allow.some((block) => block.trim().endsWith('/0'));
}

export function listenerRules({ listeners: t }: Texts) {
  const file = (text: string, { tls, certificate }: ListenerValues) =>
    tls !== 'none' && certificate === 'files' && !text.trim() ? t.fileMissing : null;
  const number = (value: number | string) => (value === '' ? t.numberMissing : null);
  return {
    name: (name: string) => (name.trim() ? null : t.nameMissing),
    host: (host: string) => (host.trim() ? null : t.hostMissing),
    port: number,
    maxSizeMb: number,
    cert: { cert: file, key: file },
    limits: { connections: number, connectionsPerAddress: number, recipients: number, idleSeconds: number },
  };
}
