import { newId } from '../../core/id.ts';
import type { KnownUser, UserBatch } from '../../core/sources.ts';
import type { FoundUser } from './entry.ts';

/** What the users of one batch come to. */
export interface Plan {
  batch: UserBatch;
  added: string[];
  changed: string[];
  returned: string[];
  /** Their login is held by another user; later it may be free. */
  deferred: FoundUser[];
}

export interface PlanContext {
  sourceId: string;
  domainId: string;
  run: string;
  now: number;
  byId: Map<string, KnownUser>;
  byLogin: Map<string, KnownUser>;
}

/**
 * Decides for each found user: new, changed, returned or as before. A user is known by the source's unchanging id, so a
 * rename keeps the tokens. A user of the domain without a source is taken over by login; the login of one who is gone
 * is given free, with the tokens staying where they are: a namesake does not inherit them.
 */
export function planBatch(found: FoundUser[], context: PlanContext): Plan {
  const plan: Plan = {
    batch: { insert: [], update: [], seen: { ids: [], run: context.run } },
    added: [],
    changed: [],
    returned: [],
    deferred: [],
  };
  const done = new Set<string>();
  const logins = new Set<string>();
  for (const user of found) {
    if (done.has(user.externalId)) continue;
    done.add(user.externalId);
    const key = user.login.toLowerCase();
    const holder = context.byLogin.get(user.login);
    const mine = context.byId.get(user.externalId) ?? (holder?.sourceId === null ? holder : undefined);
    const isHeld = holder !== undefined && holder.id !== mine?.id;
    if (logins.has(key) || (isHeld && holder.disabledWhy !== 'gone')) {
      plan.deferred.push(user);
      continue;
    }
    logins.add(key);
    if (isHeld) plan.batch.update.push({ id: holder.id, patch: { login: freed(holder), updatedAt: context.now } });
    if (mine) change(plan, user, mine, context);
    else add(plan, user, context);
  }
  return plan;
}

/** Short enough for any login, and told apart from all others. */
function freed({ id, login }: KnownUser): string {
  return `${login.slice(0, 180)} (gone ${id.slice(-6)})`;
}

function add(plan: Plan, user: FoundUser, { sourceId, domainId, run, now }: PlanContext): void {
  const id = newId(now);
  plan.batch.insert.push({
    id,
    domainId,
    login: user.login,
    displayName: user.displayName ?? '',
    email: user.email ?? null,
    mobile: user.mobile ?? null,
    language: user.language ?? null,
    createdAt: now,
    updatedAt: now,
    sourceId,
    externalId: user.externalId,
    syncRun: run,
    sourceDisabled: user.disabled,
    disabledAt: user.disabled ? now : null,
    disabledWhy: user.disabled ? 'source' : null,
  });
  plan.added.push(id);
}

function change(plan: Plan, user: FoundUser, mine: KnownUser, { sourceId, domainId, run, now }: PlanContext): void {
  const fields = differing(user, mine);
  const moved = {
    ...(mine.domainId !== domainId && { domainId }),
    ...((mine.sourceId !== sourceId || mine.externalId !== user.externalId) && {
      sourceId,
      externalId: user.externalId,
    }),
  };
  const isBack = mine.disabledAt !== null && mine.disabledWhy !== 'admin' && !user.disabled;
  const patch = { ...fields, ...moved, ...(isBack && { disabledAt: null, disabledWhy: null }) };
  const differs = Object.keys(patch).length > 0;
  if (!differs && !user.disabled) {
    plan.batch.seen!.ids.push(mine.id);
    return;
  }
  plan.batch.update.push({
    id: mine.id,
    patch: { ...patch, syncRun: run, sourceDisabled: user.disabled, ...(differs && { updatedAt: now }) },
  });
  if (isBack) plan.returned.push(mine.id);
  else if (differs) plan.changed.push(mine.id);
}

function differing(user: FoundUser, mine: KnownUser) {
  return {
    ...(user.login !== mine.login && { login: user.login }),
    ...(user.displayName !== undefined && user.displayName !== mine.displayName && { displayName: user.displayName }),
    ...(user.email !== undefined && user.email !== mine.email && { email: user.email }),
    ...(user.mobile !== undefined && user.mobile !== mine.mobile && { mobile: user.mobile }),
    ...(user.language !== undefined && user.language !== mine.language && { language: user.language }),
  };
}
