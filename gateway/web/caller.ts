import type { Actor } from '../core/actor.ts';
import type { Role, Scope } from '../core/model/administration.ts';

/** Who calls, and with what right. */
export interface Caller {
  kind: 'anonymous' | 'session' | 'api-key';
  actor: Actor;
  /** Of an API key. */
  scopes: readonly Scope[];
  /** Of an administrator in person; null for everybody else. */
  role: Role | null;
  /** The only domains whose users they may see and push to; null = all. */
  domains: readonly string[] | null;
  /** Has to set up a second factor before anything else. */
  mustEnrol: boolean;
  /** SHA-256 of the session cookie; null without a session. */
  sessionHash: Buffer | null;
  /** Would the same call still be let in? For streams that last. */
  stillValid(): Promise<boolean>;
}
