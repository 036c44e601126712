import type { Actor } from '../core/actor.ts';
import type { Scope } from '../core/model/administration.ts';

/** Who calls, and with what right. */
export interface Caller {
  kind: 'anonymous' | 'session' | 'api-key';
  actor: Actor;
  /** An administrator in person has `admin`. */
  scopes: readonly Scope[];
  /** SHA-256 of the session cookie; null without a session. */
  sessionHash: Buffer | null;
  /** Would the same call still be let in? For streams that last. */
  stillValid(): Promise<boolean>;
}
