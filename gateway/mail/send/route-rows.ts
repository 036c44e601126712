import { X509Certificate } from 'node:crypto';
import { invalid } from '../../core/errors.ts';
import { newId } from '../../core/id.ts';
import type { MailRouteRow, SmarthostRow } from '../../core/mail-routes.ts';
import type { HostHealth, MailRoute, MailRouteInput, Smarthost, SmarthostInput } from '../../core/model/mail-routes.ts';
import type { Sealer } from '../../core/seal.ts';
import { fingerprintOf, identityFault, pemFault } from '../../core/trust.ts';
import { keyContext, passwordContext } from './carriers.ts';

/* Between a route as an administrator writes it and the row that is kept. */

const UNUSED: HostHealth = {
  ...{ state: 'unused', lastError: null, nextTryAt: null },
  ...{ connections: 0, allowed: 0, waiting: 0 },
};

/**
 * The smarthosts that the input asks for; `hosts`, or one written in the short form of a single host.
 * @param first id of a smarthost that comes from the short form
 * @param before what the route has; a new one has none
 * @throws GatewayError 422 ROUTE_INVALID
 */
export function smarthostsOf(
  input: Partial<MailRouteInput>,
  first: string,
  before: SmarthostRow[],
  sealer: Sealer,
): SmarthostRow[] {
  if (input.hosts) {
    return input.hosts.map((host, index) => {
      const known = before.find(({ id }) => id === host.id);
      return smarthostOf(host, known?.id ?? newId(), known, sealer, `hosts.${index}.`);
    });
  }
  const [known, ...others] = before;
  const asked = ['host', 'port', 'tls', 'auth', 'ca'].some((name) => input[name as keyof MailRouteInput] !== undefined);
  const name = input.host === undefined ? known?.host : bareHost(input.host);
  if (!name || (known && !asked)) return name ? before : [];
  const host: SmarthostInput = {
    host: name,
    port: input.port ?? known?.port ?? 25,
    tls: input.tls ?? known?.tls ?? 'opportunistic',
    auth: input.auth === undefined ? authOf(known) : input.auth,
    ca: input.ca === undefined ? (known?.ca ?? null) : input.ca,
    fingerprint: known?.fingerprint ?? null,
    clientCertificate: known?.clientCertificate ? { certificate: known.clientCertificate } : null,
  };
  return [smarthostOf(host, known?.id ?? first, known, sealer, ''), ...others];
}

/** As the API shows it. */
export function shownRoute(
  row: MailRouteRow,
  health: MailRoute['health'],
  hostHealth: ReadonlyMap<string, HostHealth>,
): MailRoute {
  const { createdAt: _created, updatedAt: _updated, hosts: rows, ...route } = row;
  const hosts = rows.map((host) => shownHost(host, hostHealth.get(host.id) ?? UNUSED));
  const { host = null, port = row.port, tls = row.tls, auth = null, ca = row.ca } = hosts[0] ?? {};
  return { ...route, ...{ hosts, host, port, tls, auth, ca }, health };
}

function shownHost(row: SmarthostRow, health: HostHealth): Smarthost {
  const { username, password, clientCertificate, clientKey: _key, ...host } = row;
  return {
    ...host,
    auth: username === null ? null : { username, hasPassword: password !== null },
    clientCertificate: clientCertificate === null ? null : shownCertificate(clientCertificate),
    health,
  };
}

function shownCertificate(certificate: string): NonNullable<Smarthost['clientCertificate']> {
  const { subject, validTo } = new X509Certificate(certificate);
  return { certificate, subject: subject.replaceAll('\n', ', '), validTo: new Date(validTo).toISOString() };
}

function authOf(known: SmarthostRow | undefined): SmarthostInput['auth'] {
  return known?.username == null ? null : { username: known.username };
}

function smarthostOf(
  { host, port, tls, auth, ca, fingerprint, clientCertificate }: SmarthostInput,
  id: string,
  before: SmarthostRow | undefined,
  sealer: Sealer,
  path: string,
): SmarthostRow {
  const wrong = (field: string, message: string) =>
    invalid('ROUTE_INVALID', `The ${field.replaceAll('.', ' ')} ${message}.`, [{ path: `${path}${field}`, message }]);
  const name = bareHost(host);
  if (!name) throw wrong('host', 'is missing: a smarthost route needs one');
  if (/[\s/@]|:\d+$/.test(name.replace(/^[0-9a-fA-F:]+$/, ''))) {
    throw wrong('host', 'must be a name or an address alone; the port has its own field');
  }
  const fault = ca === null ? null : pemFault(ca);
  if (fault) throw wrong('ca', fault);
  const pinned = fingerprint ? fingerprintOf(fingerprint) : null;
  if (fingerprint && !pinned) throw wrong('fingerprint', 'must be a SHA-256 fingerprint: 64 hexadecimal digits');
  if (pinned && tls !== 'required' && tls !== 'implicit') {
    throw wrong('fingerprint', 'is of no use while TLS may be left out: choose required or implicit');
  }
  if (auth && auth.password === undefined && !before?.password) throw wrong('auth.password', 'is missing');
  const password = auth && sealedOr(before?.password, auth.password, (text) => sealer.seal(text, passwordContext(id)));
  return {
    ...{ id, host: name, port, tls, ca, fingerprint: pinned, password },
    username: auth?.username ?? null,
    ...identityOf(),
  };

  function identityOf(): Pick<SmarthostRow, 'clientCertificate' | 'clientKey'> {
    if (!clientCertificate) return { clientCertificate: null, clientKey: null };
    const kept = before?.clientKey ? sealer.open(before.clientKey, keyContext(id)).toString() : '';
    const identity = { certificate: clientCertificate.certificate, key: clientCertificate.key ?? kept };
    const bad = identityFault(identity);
    if (bad) throw wrong(`clientCertificate.${bad.field}`, bad.message);
    return { clientCertificate: identity.certificate, clientKey: sealer.seal(identity.key, keyContext(id)) };
  }
}

function sealedOr(kept: Buffer | null | undefined, given: string | undefined, seal: (text: string) => Buffer) {
  return given === undefined ? (kept ?? null) : seal(given);
}

/** `[::1]` as `::1`. */
function bareHost(host: string | null): string | null {
  return host?.trim().replace(/^\[(.*)\]$/, '$1') || null;
}
