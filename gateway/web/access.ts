import { SYSTEM } from '../core/actor.ts';
import { type AuditChainStore, ChainSigner } from '../core/audit-chain.ts';
import type { Clock } from '../core/clock.ts';
import type { DomainLookup } from '../core/domains.ts';
import { notFound } from '../core/errors.ts';
import type { RepeatStore } from '../core/repeats.ts';
import type { Sealer } from '../core/seal.ts';
import type { SecondFactorStore } from '../core/second-factor.ts';
import type { AdminStore, AuditStore } from '../core/stores.ts';
import { Admins } from './admins.ts';
import { ApiKeys } from './api-keys.ts';
import { Audit } from './audit.ts';
import { Login } from './login.ts';
import { randomPassword } from './password.ts';
import { Repeats } from './repeats.ts';
import { SecondFactor } from './second-factor.ts';
import { Sessions } from './sessions.ts';

/** Who may come in, and what is written down about them. */
export interface Access {
  admins: Admins;
  sessions: Sessions;
  apiKeys: ApiKeys;
  audit: Audit;
  login: Login;
  secondFactor: SecondFactor;
  /** Which domain a thing belongs to, for help desks. */
  lookup: DomainLookup;
  /** Calls with an Idempotency-Key. */
  repeats: Repeats;
}

export interface AccessDeps {
  admins: AdminStore;
  secondFactors: SecondFactorStore;
  audit: AuditStore;
  auditChain: AuditChainStore;
  lookup: DomainLookup;
  repeats: RepeatStore;
  sealer: Sealer;
  clock: Clock;
}

export function createAccess(deps: AccessDeps): Access {
  const { clock, sealer } = deps;
  const secondFactor = new SecondFactor({ store: deps.secondFactors, admins: deps.admins, sealer, clock });
  const admins = new Admins({ store: deps.admins, clock });
  const sessions = new Sessions({ store: deps.admins, clock });
  const audit = new Audit({ store: deps.audit, chain: deps.auditChain, signer: new ChainSigner(sealer), clock });
  return {
    admins,
    sessions,
    apiKeys: new ApiKeys({ store: deps.admins, clock }),
    audit,
    login: new Login({ admins, sessions, audit, secondFactor, clock }),
    secondFactor,
    lookup: deps.lookup,
    repeats: new Repeats({ store: deps.repeats, sealer, clock }),
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
  const admin = await admins.create(
    { username, password, role: 'administrator', domains: [] },
    first.password === null,
  );
  await audit.record(SYSTEM, {
    action: 'admin.create',
    target: `admin/${admin.id}`,
    summary: `Made the first administrator ${username}`,
  });
  return first.password === null ? password : null;
}

/**
 * Gives an administrator a new random password and ends their sessions: `gateway admin reset-password`.
 * @param also takes the second factor away, too: whoever has the machine may come in
 * @throws GatewayError 404
 */
export async function resetPassword(
  { admins, sessions, audit, secondFactor }: Access,
  username: string,
  also: { secondFactor: boolean } = { secondFactor: false },
): Promise<string> {
  const admin = await admins.byName(username);
  if (!admin) throw notFound('administrator', username);
  const password = randomPassword();
  await admins.setPassword(admin.id, password, true);
  if (also.secondFactor) await secondFactor.remove(admin.id);
  await sessions.closeAll(admin.id);
  await audit.record(SYSTEM, {
    action: 'admin.reset-password',
    target: `admin/${admin.id}`,
    summary: `Gave ${admin.username} a new password on the command line${also.secondFactor ? ' and took the second factor away' : ''}`,
  });
  return password;
}
