import type { Source, SourceInput } from '../../api/types.ts';
import type { Texts } from '../../texts/catalogue.ts';

export const MAPPED = ['login', 'displayName', 'email', 'mobile', 'language'] as const;
type Mapped = (typeof MAPPED)[number];

/** The form's values; named as the API's fields, so that the server's field errors find their place. */
export interface SourceValues extends Record<string, unknown> {
  name: string;
  domainId: string;
  host: string;
  port: number | '';
  security: Source['security'];
  ca: string;
  bindDn: string;
  password: string;
  baseDn: string;
  filter: string;
  /** One DN a line. */
  groups: string;
  attributes: Record<Mapped, string>;
  everyMinutes: string;
  fullEveryHours: number;
  mostGonePercent: number;
  enabled: boolean;
}

export function sourceValues(source: Source | null, domainId: string): SourceValues {
  const map = source?.attributes;
  return {
    name: source?.name ?? '',
    domainId: source?.domainId ?? domainId,
    host: source?.host ?? '',
    port: source?.port ?? '',
    security: source?.security ?? 'ldaps',
    ca: source?.ca ?? '',
    bindDn: source?.bindDn ?? '',
    password: '',
    baseDn: source?.baseDn ?? '',
    filter: source?.filter ?? '(objectClass=person)',
    groups: source?.groups.join('\n') ?? '',
    attributes: {
      login: map?.login ?? '',
      displayName: map?.displayName ?? '',
      email: map?.email ?? '',
      mobile: map?.mobile ?? '',
      language: map?.language ?? '',
    },
    everyMinutes: source ? String(source.everyMinutes ?? '') : '60',
    fullEveryHours: source?.fullEveryHours ?? 24,
    mostGonePercent: source?.mostGonePercent ?? 10,
    enabled: source?.enabled ?? true,
  };
}

export function sourceBody(values: SourceValues, source: Source | null): SourceInput {
  const { port, ca, bindDn, password, groups, attributes, everyMinutes, ...rest } = values;
  const { name, domainId, host, security, baseDn, filter, fullEveryHours, mostGonePercent, enabled } = rest;
  const mapped = (field: Mapped) => attributes[field].trim() || null;
  return {
    ...{ name: name.trim(), domainId, host: host.trim(), security, filter, fullEveryHours, mostGonePercent, enabled },
    ...{ scope: source?.scope ?? 'sub', pageSize: source?.pageSize ?? 500 },
    port: port === '' ? null : port,
    ca: ca.trim() || null,
    bindDn: bindDn.trim() || null,
    ...(password !== '' && { password }),
    baseDn: baseDn.trim(),
    groups: groups
      .split('\n')
      .map((dn) => dn.trim())
      .filter(Boolean),
    attributes: {
      id: source?.attributes.id ?? null,
      login: mapped('login'),
      displayName: mapped('displayName'),
      email: mapped('email'),
      mobile: mapped('mobile'),
      language: mapped('language'),
    },
    everyMinutes: everyMinutes === '' ? null : Number(everyMinutes),
  };
}

export function sourceRules({ sources }: Texts) {
  const needed = (text: string) => (text.trim() ? null : sources.required);
  return { name: needed, domainId: needed, host: needed, filter: needed };
}
