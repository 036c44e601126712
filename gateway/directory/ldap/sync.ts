import type { Entry } from 'ldapts';
import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import { iso } from '../../core/model/common.ts';
import type { Sealer } from '../../core/seal.ts';
import type { SourceRow, SourceStore, SyncCursor, SyncRunRow, UserBatchStore } from '../../core/sources.ts';
import type { DirectoryStore } from '../../core/stores.ts';
import type { TrustStore } from '../../core/trust.ts';
import { LdapConnection } from './connection.ts';
import { type FoundUser, type ReadMap, readMap, userOf, wantedAttributes } from './entry.ts';
import { type GroupSearch, groupSearch, groupsChanged } from './groups.ts';
import { planBatch } from './plan.ts';
import { type ServerFacts, serverFacts } from './server.ts';
import { allOf, idFilter } from './values.ts';

export interface SyncDeps {
  store: SourceStore;
  users: UserBatchStore;
  directory: Pick<DirectoryStore, 'getDomain'>;
  sealer: Sealer;
  trust: TrustStore;
  events: EventBus;
  clock: Clock;
}

/** So long after its last sign of life a sync counts as dead. */
export const LEASE_MS = 5 * 60_000;
/** Fewer leavers than this never stop a sync. */
const FEW = 5;
const MOST_NOTES = 100;
/** Users whose login is taken, kept for a second look. */
const MOST_DEFERRED = 2000;
/** Of those who seem to be gone, so many are looked for once more. */
const SAMPLE = 20;
const AT_ONCE = 500;
/** The servers' clocks may be off by this much; what changed within it is read again. */
const CLOCK_SLACK_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

/** One sync of one source, from connecting to the last user disabled. */
export class Sync {
  readonly #deps: SyncDeps;
  readonly #source: SourceRow;
  readonly #run: SyncRunRow;
  readonly #signal: AbortSignal;
  readonly #groups: GroupSearch[] = [];
  #deferred: FoundUser[] = [];
  #country = '';
  #map!: ReadMap;

  constructor(deps: SyncDeps, source: SourceRow, run: SyncRunRow, signal: AbortSignal) {
    this.#deps = deps;
    this.#source = source;
    this.#run = run;
    this.#signal = signal;
  }

  /** Never throws: how it ended is written with the run. */
  async work(): Promise<SyncRunRow> {
    const { store, clock, sealer, trust } = this.#deps;
    const run = this.#run;
    let connection: LdapConnection | null = null;
    try {
      const { password, id } = this.#source;
      connection = await LdapConnection.prepare(this.#source, trust);
      await connection.open(password && sealer.open(password, `source:${id}`).toString('utf8'));
      const cursor = await this.#read(connection);
      await this.#demandComplete(connection);
      run.state = (await this.#settleLeavers()) ? 'done' : 'stopped';
      // Settings that were changed meanwhile want a full pass.
      const isSame = (await store.get(id))?.updatedAt === this.#source.updatedAt;
      if (run.state === 'done' && isSame) await store.update(id, { cursor });
    } catch (error) {
      const { code, message, remedy } = asGatewayError(error);
      run.state = 'failed';
      run.problem = { code, message, ...(remedy && { remedy }), at: iso(clock.now()) };
    } finally {
      await connection?.close();
    }
    run.finishedAt = clock.now();
    await store.updateRun(run.id, run, null);
    this.#tell();
    return run;
  }

  /** @returns where the next incremental sync goes on */
  async #read(connection: LdapConnection): Promise<SyncCursor> {
    const { directory } = this.#deps;
    this.#country = (await directory.getDomain(this.#source.domainId))?.defaultCountry ?? '';
    const facts = await serverFacts(connection);
    this.#map = readMap(this.#source.attributes, facts);
    for (const group of this.#source.groups) this.#groups.push(await groupSearch(group, connection, facts));
    const groups = this.#groups;
    const since = await this.#since(facts, groups, connection);
    this.#run.kind = since === null ? 'full' : 'incremental';
    await this.#alive();
    if (groups.length === 0) await this.#search(connection, null, '', since);
    for (const group of groups) {
      for (const filter of group.filters) await this.#search(connection, group, filter, since);
    }
    return this.#cursorAfter(facts);
  }

  /** The filter of what changed since the last sync; null = everything must be read. */
  async #since(facts: ServerFacts, groups: GroupSearch[], connection: LdapConnection): Promise<string | null> {
    const { cursor, fullEveryHours } = this.#source;
    if (this.#run.kind === 'full' || !cursor) return null;
    if (this.#run.startedAt - cursor.fullAt >= fullEveryHours * HOUR_MS) return null;
    const isUsn = facts.usn !== null;
    if (isUsn !== (cursor.kind === 'usn') || (facts.usn && facts.usn.server !== cursor.server)) return null;
    const since = isUsn
      ? `(uSNChanged>=${(BigInt(cursor.value) + 1n).toString()})`
      : `(modifyTimestamp>=${cursor.value})`;
    // Who comes into a group or leaves it is not changed thereby, only the group is.
    return (await groupsChanged(groups, since, connection)) ? null : since;
  }

  #cursorAfter({ usn }: ServerFacts): SyncCursor {
    const { startedAt, kind } = this.#run;
    const fullAt = kind === 'full' ? startedAt : this.#source.cursor!.fullAt;
    if (usn) return { kind: 'usn', value: usn.highest, server: usn.server, fullAt };
    const time = iso(startedAt - CLOCK_SLACK_MS)
      .replace(/[-:T]/g, '')
      .replace(/\..*/, 'Z');
    return { kind: 'time', value: time, server: null, fullAt };
  }

  async #search(connection: LdapConnection, group: GroupSearch | null, filter: string, since: string | null) {
    const { baseDn, scope, pageSize } = this.#source;
    const options = {
      scope,
      filter: allOf(this.#source.filter, filter, since),
      attributes: wantedAttributes(this.#map),
      explicitBufferAttributes: [this.#map.id, 'objectGUID'],
    };
    for await (const page of connection.pages(baseDn, options, pageSize)) {
      if (this.#signal.aborted) throw stopped();
      await this.#take(group ? page.filter((entry) => group.isMember(entry)) : page, group?.group ?? null);
    }
  }

  /**
   * Looks for some of those who were not seen: where one is there after all, the server left out pages without saying so.
   * @throws GatewayError LDAP_INCOMPLETE
   */
  async #demandComplete(connection: LdapConnection): Promise<void> {
    if (this.#run.kind !== 'full') return;
    const { store } = this.#deps;
    const { id, baseDn, scope, filter } = this.#source;
    for (const externalId of await store.unseen(id, this.#run.id, SAMPLE)) {
      const own = idFilter(this.#map.id, externalId);
      for (const group of this.#groups.length > 0 ? this.#groups : [null]) {
        for (const part of group?.filters ?? ['']) {
          if (own === null) return;
          const options = { scope, filter: allOf(filter, own, part), attributes: wantedAttributes(this.#map) };
          const found = await connection.search(baseDn, { ...options, explicitBufferAttributes: [this.#map.id] });
          const known = found.filter((entry) => group?.isMember(entry) ?? true);
          // One that cannot be a user any more was seen, and left out.
          const isThere = known.some((entry) => !('problem' in userOf(entry, this.#map, this.#country)));
          if (isThere && !this.#deferred.some((user) => user.externalId === externalId)) throw incomplete();
        }
      }
    }
  }

  async #take(entries: Entry[], group: string | null): Promise<void> {
    const { counts } = this.#run;
    const users: FoundUser[] = [];
    for (const entry of entries) {
      const user = userOf(entry, this.#map, this.#country);
      counts.seen += 1;
      if ('problem' in user) {
        counts.skipped += 1;
        this.#note(entry.dn, user.problem);
        continue;
      }
      for (const text of user.notes) this.#note(entry.dn, text);
      users.push(user);
    }
    for (const user of await this.#write(users)) {
      if (this.#deferred.length < MOST_DEFERRED) this.#deferred.push(user);
      else this.#skipTaken(user);
    }
    if (group !== null) await this.#join(group, users);
    await this.#alive();
  }

  /** @returns those whose login is taken */
  async #write(found: FoundUser[]): Promise<FoundUser[]> {
    const { users, clock, events } = this.#deps;
    const { id: sourceId, domainId } = this.#source;
    if (found.length === 0) return [];
    const [byId, byLogin] = await Promise.all([
      users.byExternalId(
        sourceId,
        found.map(({ externalId }) => externalId),
      ),
      users.byLogin(
        domainId,
        found.map(({ login }) => login),
      ),
    ]);
    const plan = planBatch(found, { sourceId, domainId, run: this.#run.id, now: clock.now(), byId, byLogin });
    await users.apply(plan.batch);
    const { counts } = this.#run;
    counts.added += plan.added.length;
    counts.changed += plan.changed.length;
    counts.returned += plan.returned.length;
    for (const id of [...plan.added, ...plan.changed, ...plan.returned]) events.emit('directory', { kind: 'user', id });
    return plan.deferred;
  }

  async #join(group: string, users: FoundUser[]): Promise<void> {
    const { store, events } = this.#deps;
    const ids = users.map(({ externalId }) => externalId);
    for (const id of await store.join(this.#source.id, this.#run.id, group, ids)) {
      events.emit('membership', { id, sourceId: this.#source.id, group, what: 'joined' });
    }
  }

  /** Disables who is gone. @returns false where there are too many of them, and nobody was */
  async #settleLeavers(): Promise<boolean> {
    const { store, events } = this.#deps;
    const { id, mostGonePercent } = this.#source;
    const full = this.#run.kind === 'full';
    const { leaving } = await store.leavers(id, this.#run.id, full);
    const before = this.#run.expected ?? 0;
    const most = Math.max(FEW, Math.floor((before * mostGonePercent) / 100));
    const nothingLeft = full && this.#run.counts.seen === 0 && leaving > 0;
    if (leaving > most || nothingLeft) {
      this.#run.gone = leaving;
      for (const user of this.#deferred) this.#skipTaken(user);
      return false;
    }
    this.#run.counts.disabled += await disableLeavers(this.#deps, this.#run);
    if (full) {
      for (const { userId, group } of await store.leave(id, this.#run.id)) {
        events.emit('membership', { id: userId, sourceId: id, group, what: 'left' });
      }
    }
    for (const user of await this.#write(this.#deferred)) this.#skipTaken(user);
    return true;
  }

  #skipTaken(user: FoundUser): void {
    this.#run.counts.skipped += 1;
    this.#note(user.dn, `The login ${user.login} belongs to another user of the domain.`);
  }

  #note(entry: string, message: string): void {
    if (this.#run.notes.length < MOST_NOTES) this.#run.notes.push({ entry, message });
  }

  /** Renews the claim, and tells how far it is. @throws GatewayError where the gateway stops */
  async #alive(): Promise<void> {
    if (this.#signal.aborted) throw stopped();
    const { kind, counts, notes } = this.#run;
    await this.#deps.store.updateRun(this.#run.id, { kind, counts, notes }, this.#deps.clock.now() + LEASE_MS);
    this.#tell();
  }

  #tell(): void {
    const { state, counts } = this.#run;
    this.#deps.events.emit('source', { id: this.#source.id, state, seen: counts.seen });
  }
}

function stopped(): GatewayError {
  return new GatewayError('SYNC_INTERRUPTED', 'The gateway was stopped during the sync.', {
    remedy: 'It goes on by schedule, or when it is started again.',
  });
}

function incomplete(): GatewayError {
  return new GatewayError('LDAP_INCOMPLETE', 'The server left out users who are there.', {
    remedy: 'Nobody was disabled. Try again; use smaller pages or a narrower filter where it happens again.',
  });
}

/** Disables all whom the run would. @returns how many */
export async function disableLeavers(
  { store, events, clock }: Pick<SyncDeps, 'store' | 'events' | 'clock'>,
  run: Pick<SyncRunRow, 'id' | 'sourceId' | 'kind'>,
): Promise<number> {
  const leavers = { sourceId: run.sourceId, run: run.id, full: run.kind === 'full', limit: AT_ONCE };
  for (let total = 0; ; ) {
    const ids = await store.disableLeavers({ ...leavers, now: clock.now() });
    for (const id of ids) events.emit('directory', { kind: 'user', id });
    total += ids.length;
    if (ids.length < AT_ONCE) return total;
  }
}
