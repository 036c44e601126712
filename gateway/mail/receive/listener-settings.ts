/** One SMTP door in, as the settings describe it. */
export interface ListenerSettings {
  host: string;
  /** 0 = any free port. */
  port: number;
  tls: 'none' | 'starttls' | 'implicit';
  requireAuth: boolean;
  /** Clients that may relay without AUTH. */
  allow: readonly string[];
  /** PEM files. */
  cert: { cert: string; key: string } | null;
  maxSizeMb: number;
}

/** What one listener bears at once. */
export interface ListenerLimits {
  connections: number;
  connectionsPerAddress: number;
  recipients: number;
  /** Milliseconds a client may be silent. */
  idleMs: number;
}
