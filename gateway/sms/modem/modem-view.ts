import type { GatewayError } from '../../core/errors.ts';
import { iso, type Problem } from '../../core/model/common.ts';
import type { Modem } from '../../core/model/gateways.ts';
import type { Link } from './link.ts';
import type { PartialSession } from './start.ts';

/** What the modem knows of itself, as the API tells it. */
export type ModemView = Pick<
  Modem,
  | 'state'
  | 'stateText'
  | 'identity'
  | 'signal'
  | 'registration'
  | 'smsc'
  | 'queue'
  | 'lastError'
  | 'since'
  | 'currentPort'
  | 'ladder'
>;

/** Whom a modem has turned out to be, as the API tells it. */
export function identityOf({ identity, iccid, imsi, profile, profileWhy }: PartialSession): Modem['identity'] {
  if (!identity) return null;
  return {
    ...identity,
    iccid: iccid ?? null,
    imsi: imsi ?? null,
    profile: profile?.id ?? null,
    profileWhy: profileWhy ?? null,
  };
}

export function problemOf({ code, message, remedy }: GatewayError, now: number): Problem {
  return { code, message, ...(remedy !== undefined && { remedy }), at: iso(now) };
}

/** What the log says of a modem that was set up. */
export function loggedOf({ known, origin, registration }: Pick<Link, 'known' | 'origin' | 'registration'>): object {
  const { identity, profile, service } = known;
  return {
    model: identity?.model,
    firmware: identity?.firmware,
    profile: profile?.id,
    sim: `***${origin.sim?.slice(-3) ?? ''}`,
    registration: registration.status,
    cnmi: service?.cnmi,
  };
}
