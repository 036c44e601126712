import type { Clock } from '../core/clock.ts';
import type { Status } from '../core/model/administration.ts';
import type { OutboxCounts } from '../core/outbox-store.ts';
import type { MailRouteService, ModemService, StatusService } from '../core/services.ts';
import type { ModemReadings, SimService } from '../core/sims.ts';
import type { SourceService } from '../core/sources.ts';
import type { DirectoryStore } from '../core/stores.ts';
import { byUrgency, mailCheck, outboxCheck, securityCheck, smsCheck, storageCheck } from './checks.ts';
import type { Metrics } from './metrics.ts';
import { clockCheck, simCheck } from './modem-checks.ts';
import { sourceCheck } from './source-check.ts';

export interface HealthDeps {
  version: string;
  clock: Clock;
  dataDir: string;
  web: { isHttps: boolean; host: string; publicUrl: string | null };
  modems: ModemService;
  sims: SimService;
  readings: ModemReadings;
  mailRoutes: MailRouteService;
  directory: DirectoryStore;
  sources: Pick<SourceService, 'list'>;
  counts(since: number): Promise<OutboxCounts>;
  metrics: Metrics;
}

/** Is everything well, and if not, what to do: the dashboard, readiness and metrics. */
export class Health implements StatusService {
  readonly #deps: HealthDeps;
  readonly #startedAt: number;
  /** What start-up still waits for. */
  readonly #starting = new Set<string>(['start']);

  constructor(deps: HealthDeps) {
    this.#deps = deps;
    this.#startedAt = deps.clock.now();
  }

  /** Ready: every door is open. @param reason null = ready; else why not */
  setReady(reason: string | null): void {
    this.#starting.clear();
    if (reason !== null) this.#starting.add(reason);
  }

  notReady(): string[] {
    return [...this.#starting];
  }

  async status(): Promise<Status> {
    const { modems, sims, readings, mailRoutes, directory, sources, counts, clock, dataDir, web, version } = this.#deps;
    const now = clock.now();
    const [modemList, simList, routes, queue, people, storage, sourceList] = await Promise.all([
      modems.list(),
      sims.list(),
      mailRoutes.list(),
      counts(startOfDay(now)),
      directory.counts(),
      storageCheck(dataDir),
      sources.list(),
    ]);
    const checks = [mailCheck(routes), smsCheck(modemList), outboxCheck(queue, now), storage, securityCheck(web)];
    checks.push(
      clockCheck(readings.clocks()),
      ...[simCheck(simList) ?? []].flat(),
      ...[sourceCheck(sourceList) ?? []].flat(),
    );
    return {
      version,
      demo: isDemo(modemList, routes),
      startedAt: new Date(this.#startedAt).toISOString(),
      checks: checks.sort(byUrgency),
      counts: {
        queued: queue.queued,
        sentToday: queue.sentSince,
        deliveredToday: queue.deliveredSince,
        failedToday: queue.failedSince,
        uncertain: queue.uncertain,
        ...people,
      },
    };
  }

  metrics(): Promise<{ contentType: string; body: string }> {
    return this.#deps.metrics.exposition();
  }
}

/** Shown as a banner: nothing real can leave this gateway. */
function isDemo(modems: { port: string; enabled: boolean }[], routes: { kind: string; enabled: boolean }[]): boolean {
  const usedModems = modems.filter(({ enabled }) => enabled);
  const usedRoutes = routes.filter(({ enabled }) => enabled);
  const anySimulated =
    usedModems.some(({ port }) => port === 'simulator') || usedRoutes.some(({ kind }) => kind === 'capture');
  return (
    anySimulated &&
    usedModems.every(({ port }) => port === 'simulator') &&
    usedRoutes.every(({ kind }) => kind === 'capture')
  );
}

function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
