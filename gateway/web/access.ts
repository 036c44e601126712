import { SYSTEM } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { notFound } from '../core/errors.ts';
import type { AdminStore, AuditStore } from '../core/stores.ts';
import { Admins } from './admins.ts';
import { ApiKeys } from './api-keys.ts';
import { Audit } from './audit.ts';
import { Login } from './login.ts';
import { randomPassword } from './password.ts';
import { Sessions } from './sessions.ts';

/** Who may come in, and what is written down about them. */
export interface Access {
  admins: Admins;
  sessions: Sessions;
  apiKeys: ApiKeys;
  audit: Audit;
  login: Login;
}

export function createAccess(deps: { admins: AdminStore; audit: AuditStore; clock: Clock }): Access {
  const { clock } = deps;
  const admins = new Admins({ store: deps.admins, clock });
  const sessions = new Sessions({ store: deps.admins, clock });
  const audit = new Audit({ store: deps.audit, clock });
  return {
    admins,
    sessions,
    apiKeys: new ApiKeys({ store: deps.admins, clock }),
    audit,
    login: new Login({ admins, sessions, audit, clock }),
  };
}

/**
 * At the very first start makes the first administrator.
 * @returns the password if it was made here, to be printed once; null when it was given or there are administrators
 */
export async function ensureFirstAdmin(
  { admins, audit }: Access,
  first: { username: string; password: string | null },
): Promise<string | null> {
  if ((await admins.count()) > 0) return null;
  const password = first.password ?? randomPassword();
  const { username } = first;
  const admin = await admins.create({ username, password, role: 'administrator' }, first.password === null);
  await audit.record(SYSTEM, {
    action: 'admin.create',
    target: `admin/${admin.id}`,
    summary: `Made the first administrator ${username}`,
  });
  return first.password === null ? password : null;
}

/**
 * Gives an administrator a new random password and ends their sessions: `gateway admin reset-password`.
 * @throws GatewayError 404
 */
export async function resetPassword({ admins, sessions, audit }: Access, username: string): Promise<string> {
  const admin = await admins.byName(username);
  if (!admin) throw notFound('administrator', username);
  const password = randomPassword();
  await admins.setPassword(admin.id, password, true);
  await sessions.closeAll(admin.id);
  await audit.record(SYSTEM, {
    action: 'admin.reset-password',
    target: `admin/${admin.id}`,
    summary: `Gave ${admin.username} a new password on the command line`,
  });
  return password;
}
