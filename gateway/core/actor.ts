/** Who asked for something: the audit log and every message carry one. */
export interface Actor {
  kind: 'admin' | 'api-key' | 'smtp' | 'schedule' | 'system' | 'link';
  /** Admin or key id; null for the gateway itself. */
  id: string | null;
  /** What a person reads: the login, the key's name, "gateway". */
  name: string;
  /** Client address, null where there is none. */
  ip: string | null;
}

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'gateway', ip: null };
