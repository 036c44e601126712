import { conflict, invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { Log } from '../core/log.ts';
import { iso, isoOrNull } from '../core/model/common.ts';
import type { Source, SourceInput, SourceTest, SourceTestInput, SyncRequest, SyncRun } from '../core/model/sources.ts';
import { SourceTestInput as TestInput } from '../core/model/sources.ts';
import type { SourceRow, SourceService, SyncRunRow } from '../core/sources.ts';
import { pemFault } from '../core/trust.ts';
import { disableLeavers, LEASE_MS, Sync, type SyncDeps } from './ldap/sync.ts';
import { testSource } from './ldap/test.ts';
import { demandFilter } from './ldap/values.ts';

export interface SourcesDeps extends SyncDeps {
  log: Log;
  /** Name of this gateway, where several share a database. */
  node: string;
}

const MINUTE_MS = 60_000;
const RUNS_TOLD = 20;
/** What of a source decides who its users are: after a change of it everything is read anew. */
const MEANING = ['domainId', 'host', 'baseDn', 'scope', 'filter', 'groups', 'attributes'] as const;

/** Identity sources: LDAP directories whose users are those of a domain. */
export class Sources implements SourceService {
  readonly #deps: SourcesDeps;
  readonly #running = new Map<string, Promise<unknown>>();
  #stop = new AbortController();

  constructor(deps: SourcesDeps) {
    this.#deps = deps;
  }

  /** Syncs that were cut off by a crash are over. */
  async start(): Promise<void> {
    const { store, node, clock } = this.#deps;
    const now = clock.now();
    const message = 'The gateway ended during the sync.';
    await store.endInterrupted(node, now, { code: 'SYNC_INTERRUPTED', message, at: iso(now) });
  }

  /** Syncs under way end after their page. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
    this.#stop = new AbortController();
  }

  async list(): Promise<Source[]> {
    return this.#told(await this.#deps.store.list());
  }

  async get(id: string): Promise<Source> {
    const [source] = await this.#told([await this.#find(id)]);
    return source!;
  }

  async create({ password, ...input }: SourceInput): Promise<Source> {
    await this.#check(input);
    const { store, sealer, clock } = this.#deps;
    const now = clock.now();
    const id = newId(now);
    await store.insert({
      ...input,
      id,
      password: password ? sealer.seal(password, `source:${id}`) : null,
      cursor: null,
      nextAt: nextAt(input, now),
      createdAt: now,
      updatedAt: now,
    });
    this.#changed(id);
    return this.get(id);
  }

  async update(id: string, { password, ...input }: Partial<SourceInput>): Promise<Source> {
    const before = await this.#find(id);
    await this.#check(input);
    const { store, sealer, clock } = this.#deps;
    const now = clock.now();
    const isOther = MEANING.some(
      (key) => input[key] !== undefined && JSON.stringify(input[key]) !== JSON.stringify(before[key]),
    );
    await store.update(id, {
      ...input,
      ...(password !== undefined && { password: password ? sealer.seal(password, `source:${id}`) : null }),
      ...(isOther && { cursor: null }),
      nextAt: nextAt({ ...before, ...input }, now),
      updatedAt: now,
    });
    this.#changed(id);
    return this.get(id);
  }

  async remove(id: string): Promise<void> {
    if (this.#running.has(id)) throw running();
    if (!(await this.#deps.store.delete(id))) throw notFound('identity source', id);
    this.#changed(id);
  }

  async test(input: SourceTestInput): Promise<SourceTest> {
    await this.#check(input);
    const saved = input.id === undefined ? null : await this.#find(input.id);
    const password = input.password || this.#password(saved);
    const domain = await this.#deps.directory.getDomain(input.domainId);
    return testSource(input, password, domain?.defaultCountry ?? '', this.#deps);
  }

  async testSaved(id: string): Promise<SourceTest> {
    const { password: _sealed, cursor: _c, nextAt: _n, createdAt: _a, updatedAt: _u, ...row } = await this.#find(id);
    return this.test(TestInput.parse(row));
  }

  async sync(id: string, { full }: SyncRequest, by: string): Promise<SyncRun> {
    const source = await this.#find(id);
    return runOf(await this.#begin(source, full, by));
  }

  async runs(id: string): Promise<SyncRun[]> {
    await this.#find(id);
    return (await this.#deps.store.runs(id, RUNS_TOLD)).map(runOf);
  }

  async decide(runId: string, approve: boolean): Promise<SyncRun> {
    const { store } = this.#deps;
    const run = await store.getRun(runId);
    if (!run) throw notFound('sync', runId);
    const latest = (await store.latestRuns()).get(run.sourceId);
    if (run.state !== 'stopped' || latest?.id !== run.id || this.#running.has(run.sourceId)) {
      throw conflict(
        'SYNC_NOT_STOPPED',
        'This sync waits for no answer.',
        'Reload; a later one may have overtaken it.',
      );
    }
    const state = approve ? ('done' as const) : ('rejected' as const);
    const disabled = run.counts.disabled + (approve ? await disableLeavers(this.#deps, run) : 0);
    const counts = { ...run.counts, disabled };
    await store.updateRun(run.id, { state, counts });
    this.#changed(run.sourceId);
    return runOf({ ...run, state, counts });
  }

  async runDue(): Promise<void> {
    const { store, clock, log } = this.#deps;
    const now = clock.now();
    for (const source of await store.list()) {
      if (!source.enabled || source.nextAt === null || source.nextAt > now || this.#running.has(source.id)) continue;
      try {
        await this.#begin(source, false, 'schedule');
      } catch (error) {
        log.info({ err: error, source: source.name }, 'a sync by schedule was not started');
      }
    }
  }

  /** @throws GatewayError 409 SYNC_RUNNING */
  async #begin(source: SourceRow, full: boolean, by: string): Promise<SyncRunRow> {
    const { store, clock, node, log } = this.#deps;
    const now = clock.now();
    const isFirst = source.cursor === null;
    const run: SyncRunRow = {
      id: newId(now),
      sourceId: source.id,
      kind: full || isFirst ? 'full' : 'incremental',
      by,
      state: 'running',
      node,
      startedAt: now,
      finishedAt: null,
      counts: { seen: 0, added: 0, changed: 0, returned: 0, disabled: 0, skipped: 0 },
      expected: (await store.leavers(source.id, '', false)).enabled,
      gone: null,
      problem: null,
      notes: [],
    };
    if (this.#running.has(source.id) || !(await store.beginRun(run, now + LEASE_MS))) throw running();
    const told = structuredClone(run);
    const work = new Sync(this.#deps, source, run, this.#stop.signal)
      .work()
      .then(async ({ state, counts, problem }) => {
        const current = await store.get(source.id);
        if (current) await store.update(source.id, { nextAt: nextAt(current, clock.now()) });
        log.info({ source: source.name, state, ...counts, ...(problem && { problem: problem.message }) }, 'sync ended');
      })
      .catch((error: unknown) => log.error({ err: error, source: source.name }, 'a sync could not be written down'))
      .finally(() => this.#running.delete(source.id));
    this.#running.set(source.id, work);
    this.#changed(source.id, 'running');
    return told;
  }

  async #find(id: string): Promise<SourceRow> {
    const row = await this.#deps.store.get(id);
    if (!row) throw notFound('identity source', id);
    return row;
  }

  #password(row: SourceRow | null): string | null {
    return row?.password ? this.#deps.sealer.open(row.password, `source:${row.id}`).toString('utf8') : null;
  }

  async #check({ domainId, filter, ca }: Partial<SourceInput>): Promise<void> {
    if (filter !== undefined) demandFilter(filter);
    const fault = ca ? pemFault(ca) : null;
    if (fault) throw invalid('CA_INVALID', `The CA ${fault}.`, [{ path: 'ca', message: fault }]);
    if (domainId === undefined || (await this.#deps.directory.getDomain(domainId))) return;
    const message = 'There is no such domain.';
    throw invalid('DOMAIN_UNKNOWN', message, [{ path: 'domainId', message }], 'Choose one of the domains listed.');
  }

  async #told(rows: SourceRow[]): Promise<Source[]> {
    const { store, directory } = this.#deps;
    const [counts, runs] = await Promise.all([store.counts(), store.latestRuns()]);
    const domains = new Map<string, string>();
    for (const id of new Set(rows.map(({ domainId }) => domainId))) {
      domains.set(id, (await directory.getDomain(id))?.name ?? '');
    }
    return rows.map(({ password, cursor: _c, ...row }) => {
      const run = runs.get(row.id);
      return {
        ...row,
        ...(counts.get(row.id) ?? { users: 0, disabled: 0 }),
        domainName: domains.get(row.domainId) ?? '',
        hasPassword: password !== null,
        lastRun: run ? runOf(run) : null,
        nextAt: isoOrNull(row.nextAt),
        createdAt: iso(row.createdAt),
        updatedAt: iso(row.updatedAt),
      };
    });
  }

  #changed(id: string, state = 'changed'): void {
    this.#deps.events.emit('source', { id, state, seen: 0 });
  }
}

function nextAt({ enabled, everyMinutes }: Pick<SourceInput, 'enabled' | 'everyMinutes'>, now: number): number | null {
  return enabled && everyMinutes !== null ? now + everyMinutes * MINUTE_MS : null;
}

function running() {
  return conflict('SYNC_RUNNING', 'A sync of this source is under way.', 'Wait until it has ended.');
}

function runOf({ node: _node, ...run }: SyncRunRow): SyncRun {
  return { ...run, startedAt: iso(run.startedAt), finishedAt: isoOrNull(run.finishedAt) };
}
