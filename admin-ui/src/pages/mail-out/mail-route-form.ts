import type { MailRoute, MailRouteInput, Smarthost, SmarthostInput } from '../../api/types.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { parseTimes, shortTime } from './waiting-times.ts';

type Tls = MailRoute['tls'];
/** By what a certificate is judged. */
export type Trust = 'system' | 'ca' | 'fingerprint';

/** One smarthost in the form; named as the API's fields, so that the server's field errors find their place. */
export interface HostValues {
  /** Tells the entries apart while they are moved. */
  key: string;
  /** Of a smarthost that the route has already. */
  id: string | undefined;
  host: string;
  port: number | string;
  tls: Tls;
  useLogin: boolean;
  auth: { username: string; password: string };
  hasPassword: boolean;
  trust: Trust;
  ca: string;
  fingerprint: string;
  useCertificate: boolean;
  clientCertificate: { certificate: string; key: string };
  hasKey: boolean;
}

export interface RouteValues extends Record<string, unknown> {
  match: string;
  kind: MailRoute['kind'];
  hosts: HostValues[];
  /** Of kind mx, as are the two below. */
  port: number | string;
  tls: Tls;
  ca: string;
  connections: number | string;
  perMinute: number | string;
  /** As people write them: `30s`, `5m`. */
  retrySeconds: string[];
  enabled: boolean;
}

/** The port that goes with each way of encrypting; 587 is where a login is usual. */
export const USUAL_PORT: Record<Tls, number> = { none: 25, opportunistic: 25, required: 587, implicit: 465 };

/** Is the certificate looked at? */
export const isChecked = (tls: Tls): boolean => tls === 'required' || tls === 'implicit';

export function newHost(): HostValues {
  return {
    ...{ key: crypto.randomUUID(), id: undefined, host: '', port: 25, tls: 'opportunistic' as const },
    ...{ useLogin: false, auth: { username: '', password: '' }, hasPassword: false },
    ...{ trust: 'system' as const, ca: '', fingerprint: '' },
    ...{ useCertificate: false, clientCertificate: { certificate: '', key: '' }, hasKey: false },
  };
}

function hostValues(host: Smarthost): HostValues {
  return {
    ...{ key: host.id, id: host.id, host: host.host, port: host.port, tls: host.tls },
    useLogin: host.auth !== null,
    auth: { username: host.auth?.username ?? '', password: '' },
    hasPassword: host.auth?.hasPassword ?? false,
    trust: host.fingerprint ? 'fingerprint' : host.ca ? 'ca' : 'system',
    ca: host.ca ?? '',
    fingerprint: host.fingerprint ?? '',
    useCertificate: host.clientCertificate !== null,
    clientCertificate: { certificate: host.clientCertificate?.certificate ?? '', key: '' },
    hasKey: host.clientCertificate !== null,
  };
}

export function valuesOf(route: MailRoute | null): RouteValues {
  const hosts = route?.hosts.map(hostValues) ?? [];
  return {
    match: route?.match ?? '',
    kind: route?.kind ?? 'smarthost',
    hosts: hosts.length > 0 ? hosts : [newHost()],
    port: route?.kind === 'mx' ? route.port : 25,
    tls: route?.kind === 'mx' ? route.tls : 'opportunistic',
    ca: route?.kind === 'mx' ? (route.ca ?? '') : '',
    connections: route?.connections ?? '',
    perMinute: route?.perMinute ?? '',
    retrySeconds: route?.retrySeconds?.map(shortTime) ?? [],
    enabled: route?.enabled ?? true,
  };
}

const numberOrNull = (value: number | string): number | null => (value === '' ? null : Number(value));

/** What is write-only and left empty stays as it is. */
function hostBody(host: HostValues): SmarthostInput {
  const { username, password } = host.auth;
  const { certificate, key } = host.clientCertificate;
  return {
    ...(host.id !== undefined && { id: host.id }),
    ...{ host: host.host.trim(), port: Number(host.port), tls: host.tls },
    auth: host.useLogin ? { username: username.trim(), ...(password !== '' && { password }) } : null,
    ca: host.trust === 'ca' ? host.ca.trim() || null : null,
    fingerprint: isChecked(host.tls) && host.trust === 'fingerprint' ? host.fingerprint.trim() || null : null,
    clientCertificate:
      host.tls !== 'none' && host.useCertificate
        ? { certificate, ...(key.trim() !== '' && { key: key.trim() }) }
        : null,
  };
}

export function bodyOf(values: RouteValues): MailRouteInput {
  const { match, kind, hosts, enabled } = values;
  const byMx = kind === 'mx';
  const leaves = byMx || kind === 'smarthost';
  return {
    match: match.trim(),
    kind,
    hosts: kind === 'smarthost' ? hosts.map(hostBody) : [],
    ...(byMx && { port: Number(values.port), tls: values.tls, ca: values.ca.trim() || null }),
    connections: leaves ? numberOrNull(values.connections) : null,
    perMinute: leaves ? numberOrNull(values.perMinute) : null,
    retrySeconds: leaves && values.retrySeconds.length > 0 ? parseTimes(values.retrySeconds) : null,
    enabled,
  };
}

/** The smarthosts as they are, for a change of one of them. */
export function keptHosts(hosts: Smarthost[]): SmarthostInput[] {
  return hosts.map((host) => hostBody(hostValues(host)));
}

export function routeRules({ mailRoutes: t }: Texts) {
  const ofHost =
    (fault: (host: HostValues) => string | null) =>
    (_: unknown, values: RouteValues, path: string): string | null => {
      const host = values.hosts[Number(path.split('.')[1])];
      return values.kind === 'smarthost' && host ? fault(host) : null;
    };
  return {
    match: (match: string) => (match.trim() ? null : t.matchMissing),
    hosts: {
      host: ofHost(({ host }) => (host.trim() ? null : t.hostMissing)),
      auth: {
        username: ofHost(({ useLogin, auth }) => (useLogin && !auth.username.trim() ? t.usernameMissing : null)),
        password: ofHost(({ useLogin, auth, hasPassword }) =>
          useLogin && !auth.password && !hasPassword ? t.passwordMissing : null,
        ),
      },
      ca: ofHost(({ tls, trust, ca }) => (isChecked(tls) && trust === 'ca' && !ca.trim() ? t.caMissing : null)),
      fingerprint: ofHost(({ tls, trust, fingerprint }) =>
        isChecked(tls) && trust === 'fingerprint' && !/^(?:[0-9a-f]{2}:?){32}$/i.test(fingerprint.trim())
          ? t.fingerprintWrong
          : null,
      ),
      clientCertificate: {
        certificate: ofHost(({ tls, useCertificate, clientCertificate }) =>
          tls !== 'none' && useCertificate && !clientCertificate.certificate.trim() ? t.certificateMissing : null,
        ),
        key: ofHost(({ tls, useCertificate, clientCertificate, hasKey }) =>
          tls !== 'none' && useCertificate && !clientCertificate.key.trim() && !hasKey ? t.keyMissing : null,
        ),
      },
    },
    retrySeconds: (times: string[]) => (parseTimes(times) ? null : t.retryWrong),
  };
}
