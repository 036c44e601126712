import type { MailRoute, MailRouteInput } from '../../api/types.ts';
import type { Texts } from '../../texts/texts.tsx';

/** The form's values; named as the API's fields, so that the server's field errors find their place. */
export interface RouteValues extends Record<string, unknown> {
  match: string;
  kind: MailRoute['kind'];
  host: string;
  port: number | string;
  tls: MailRoute['tls'];
  useLogin: boolean;
  auth: { username: string; password: string };
  ca: string;
  enabled: boolean;
}

/** The port that goes with each way of encrypting; 587 is where a login is usual. */
export const USUAL_PORT: Record<MailRoute['tls'], number> = {
  none: 25,
  opportunistic: 25,
  required: 587,
  implicit: 465,
};

export function valuesOf(route: MailRoute | null): RouteValues {
  return {
    match: route?.match ?? '',
    kind: route?.kind ?? 'smarthost',
    host: route?.host ?? '',
    port: route?.port ?? 25,
    tls: route?.tls ?? 'opportunistic',
    useLogin: route?.auth != null,
    auth: { username: route?.auth?.username ?? '', password: '' },
    ca: route?.ca ?? '',
    enabled: route?.enabled ?? true,
  };
}

/** A password that is left empty stays as it is. */
export function bodyOf({ match, kind, host, port, tls, useLogin, auth, ca, enabled }: RouteValues): MailRouteInput {
  const hasServer = kind !== 'capture';
  const { username, password } = auth;
  return {
    match: match.trim(),
    kind,
    host: kind === 'smarthost' ? host.trim() || null : null,
    port: hasServer ? Number(port) : 25,
    tls: hasServer ? tls : 'none',
    auth: kind === 'smarthost' && useLogin ? { username: username.trim(), ...(password !== '' && { password }) } : null,
    ca: hasServer ? ca.trim() || null : null,
    enabled,
  };
}

export function routeRules(t: Texts, old: MailRoute | null) {
  const { mailRoutes } = t;
  const needsLogin = ({ kind, useLogin }: RouteValues) => kind === 'smarthost' && useLogin;
  return {
    match: (match: string) => (match.trim() ? null : mailRoutes.matchMissing),
    host: (host: string, { kind }: RouteValues) =>
      kind === 'smarthost' && !host.trim() ? mailRoutes.hostMissing : null,
    auth: {
      username: (username: string, values: RouteValues) =>
        needsLogin(values) && !username.trim() ? mailRoutes.usernameMissing : null,
      password: (password: string, values: RouteValues) =>
        needsLogin(values) && !password && !old?.auth?.hasPassword ? mailRoutes.passwordMissing : null,
    },
  };
}
