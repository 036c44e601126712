import type { Host, HostInput, RouteKind, TlsMode } from './model/mail-routes.ts';

/* What the mail room needs of the store for its routes and host names. Times in ms, secrets sealed. */

export interface SmarthostRow {
  id: string;
  host: string;
  port: number;
  tls: TlsMode;
  username: string | null;
  /** Sealed, context `mail-route:<id of the smarthost>`. */
  password: Buffer | null;
  /** PEM. */
  ca: string | null;
  /** SHA-256, upper-case hexadecimal with colons. */
  fingerprint: string | null;
  /** PEM. */
  clientCertificate: string | null;
  /** PEM, sealed, context `smarthost-key:<id of the smarthost>`. */
  clientKey: Buffer | null;
}

export interface MailRouteRow {
  id: string;
  match: string;
  kind: RouteKind;
  /** Kind smarthost: at least one, in order of preference; else none. */
  hosts: SmarthostRow[];
  /** Kind mx: how its exchangers are spoken to. */
  port: number;
  tls: TlsMode;
  ca: string | null;
  connections: number | null;
  perMinute: number | null;
  retrySeconds: number[] | null;
  enabled: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface MailRouteStore {
  /** Oldest first. */
  list(): Promise<MailRouteRow[]>;
  get(id: string): Promise<MailRouteRow | null>;
  insert(row: MailRouteRow): Promise<void>;
  update(id: string, patch: Partial<Omit<MailRouteRow, 'id' | 'createdAt'>>): Promise<boolean>;
  delete(id: string): Promise<boolean>;
}

export interface HostRow extends HostInput {
  id: string;
  createdAt: number;
  updatedAt: number;
}

/** Names that this gateway resolves itself, before anybody is asked. */
export interface HostStore {
  /** By name. */
  list(): Promise<HostRow[]>;
  get(id: string): Promise<HostRow | null>;
  /** @throws GatewayError 409 where the name is there already */
  insert(row: HostRow): Promise<void>;
  /** @throws GatewayError 409 where the name is there already */
  update(id: string, patch: Partial<Omit<HostRow, 'id' | 'createdAt'>>): Promise<boolean>;
  delete(id: string): Promise<boolean>;
}

/** Host names with their addresses as an administrator keeps them. */
export interface HostService {
  list(): Promise<Host[]>;
  get(id: string): Promise<Host>;
  create(input: HostInput): Promise<Host>;
  update(id: string, input: Partial<HostInput>): Promise<Host>;
  remove(id: string): Promise<void>;
}
