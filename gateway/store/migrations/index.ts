import type { Migration } from '../migrate.ts';
import { directory } from './0001-directory.ts';
import { pushes } from './0002-pushes.ts';
import { outbox } from './0003-outbox.ts';
import { gateways } from './0004-gateways.ts';
import { administration } from './0005-administration.ts';
import { sims } from './0006-sims.ts';
import { inbound } from './0007-inbound.ts';
import { modemIdentity } from './0008-modem-identity.ts';
import { mailIn } from './0010-mail-in.ts';
import { mailRelay } from './0011-mail-relay.ts';
import { sources } from './0012-sources.ts';
import { pushPolicy } from './0013-push-policy.ts';
import { roles } from './0014-roles.ts';
import { queueIndexes } from './0020-queue-indexes.ts';
import { repeatableCalls } from './0021-repeatable-calls.ts';
import { afterAttempt } from './0022-after-attempt.ts';

/** In order; append only. */
export const MIGRATIONS: readonly Migration[] = [
  directory,
  pushes,
  outbox,
  gateways,
  administration,
  sims,
  inbound,
  modemIdentity,
  mailIn,
  mailRelay,
  sources,
  pushPolicy,
  roles,
  queueIndexes,
  repeatableCalls,
  afterAttempt,
];
