import { iso } from '../../gateway/core/model/common.ts';
import type { ImportCounts } from '../../gateway/core/model/imports.ts';
import type { Source, SyncRun } from '../../gateway/core/model/sources.ts';
import { SourceInput } from '../../gateway/core/model/sources.ts';
import type { ImportService, SeedService, SourceService } from '../../gateway/core/sources.ts';
import { exportUsers } from '../../gateway/directory/import/export-users.ts';
import { single } from './single.ts';

const at = iso(Date.parse('2026-03-02T09:00:00Z'));
const counts: ImportCounts = { create: 1, update: 0, same: 0, skip: 0, error: 0 };

type Ids = { source: string; syncRun: string; domain: string; token: string };

export function identityOf(ids: Ids): { sources: SourceService; imports: ImportService; seeds: SeedService } {
  const run = single<SyncRun>('sync', {
    ...{ id: ids.syncRun, sourceId: ids.source, kind: 'full', by: 'admin', state: 'stopped', startedAt: at },
    counts: { seen: 1, added: 1, changed: 0, returned: 0, disabled: 0, skipped: 0 },
    ...{ finishedAt: at, expected: 10, gone: 9, problem: null, notes: [] },
  });
  const { password: _none, ...input } = SourceInput.parse({
    ...{ name: 'Head office', domainId: ids.domain, host: 'dc1.example.com', baseDn: 'dc=example,dc=com' },
  });
  const source = single<Source>('identity source', {
    ...{ ...input, id: ids.source, domainName: 'example.com', hasPassword: true, users: 10, disabled: 0 },
    ...{ lastRun: null, nextAt: at, createdAt: at, updatedAt: at },
  });
  const step = { step: 'resolve', ok: true, ms: 3, text: 'dc1.example.com: 192.0.2.1' };
  const test = { ok: true, steps: [step], entry: null, server: 'OpenLDAP', bases: ['dc=example,dc=com'] };
  const shown = ({ password, ...rest }: Partial<SourceInput>) => ({
    ...rest,
    ...(password !== undefined && { hasPassword: true }),
  });
  return {
    sources: {
      ...{ list: source.list, get: source.get, remove: source.remove },
      create: (given) => source.update(ids.source, shown(given)),
      update: (id, given) => source.update(id, shown(given)),
      test: async () => test,
      testSaved: async (id) => {
        await source.get(id);
        return test;
      },
      sync: async (id) => {
        await source.get(id);
        return run.get(ids.syncRun);
      },
      runs: async (id) => {
        await source.get(id);
        return run.list();
      },
      decide: (id, approve) => run.update(id, { state: approve ? 'done' : 'rejected' }),
      runDue: async () => {},
    },
    imports: {
      importUsers: async ({ dryRun }) => ({
        ...{ dryRun, counts, lines: [{ line: 2, outcome: 'create', name: 'bob', message: null }] },
        ...{ encoding: 'UTF-8', delimiter: ',', header: true, headings: ['login'], columns: ['login'] },
        samples: [['bob']],
      }),
      exportUsers: (query) => exportUsers(query, { listUsers: async () => ({ items: [], next: null }) }),
      importTokens: async ({ dryRun }) => ({ ...{ dryRun, counts, lines: [], format: 'pskc' }, protection: null }),
    },
    seeds: {
      verify: async () => ({ verified: true, drift: 0 }),
      wipe: async () => {},
    },
  };
}
