import { Source, SourceInput, SourceTest, SourceTestInput, SyncRequest, SyncRun } from '../../core/model/sources.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, SourcePage, SourcePatch, SyncRunPage } from '../schemas.ts';

const tag = 'Identity sources';
const path = '/api/v1/sources';
const one = `${path}/:id`;

export const sourceRoutes: Route[] = [
  route({
    name: 'listSources',
    method: 'get',
    path,
    tag,
    summary: 'LDAP directories that users come from, each with its last sync.',
    access: needs('read', 'directory'),
    answer: SourcePage,
    handler: async ({ deps }) => all(await deps.sources.list()),
  }),
  route({
    name: 'createSource',
    method: 'post',
    path,
    tag,
    summary: 'Add an identity source.',
    access: needs('admin'),
    body: SourceInput,
    status: 201,
    answer: Source,
    errors: { 409: 'The name is taken.' },
    handler: ({ deps, body }) => deps.sources.create(body),
    audit: {
      action: 'source.create',
      target: (_, source) => `source/${source.id}`,
      summary: (_, source) => `Added the identity source ${source.name} (${source.host})`,
    },
  }),
  route({
    name: 'testSource',
    method: 'post',
    path: `${path}/test`,
    tag,
    summary:
      'Try an identity source that is not saved yet, step by step, with a preview of one entry; changes nothing.',
    access: needs('admin'),
    body: SourceTestInput,
    answer: SourceTest,
    handler: ({ deps, body }) => deps.sources.test(body),
    audit: {
      action: 'source.test',
      target: ({ body }) => (body.id === undefined ? null : `source/${body.id}`),
      summary: ({ body }, { ok }) => `Tried the identity source ${body.name} (${body.host}): ${ok ? 'works' : 'fails'}`,
    },
  }),
  route({
    name: 'getSource',
    method: 'get',
    path: one,
    tag,
    summary: 'One identity source, without its password.',
    access: needs('read', 'directory'),
    params: IdParams,
    answer: Source,
    handler: ({ deps, params }) => deps.sources.get(params.id),
  }),
  route({
    name: 'updateSource',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change an identity source; absent fields stay. The next sync reads everything where it must.',
    access: needs('admin'),
    params: IdParams,
    body: SourcePatch,
    answer: Source,
    errors: { 409: 'The name is taken.' },
    before: ({ deps, params }) => deps.sources.get(params.id),
    handler: ({ deps, params, body }) => deps.sources.update(params.id, body),
    audit: {
      action: 'source.update',
      target: ({ params }) => `source/${params.id}`,
      summary: (_, source) => `Changed the identity source ${source.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteSource',
    method: 'delete',
    path: one,
    tag,
    summary: 'Delete an identity source; its users stay, as users of their domain.',
    access: needs('admin'),
    params: IdParams,
    errors: { 409: 'A sync of it is under way.' },
    before: ({ deps, params }) => deps.sources.get(params.id),
    handler: ({ deps, params }) => deps.sources.remove(params.id),
    audit: {
      action: 'source.delete',
      target: ({ params }) => `source/${params.id}`,
      summary: ({ before }) => `Deleted the identity source ${before.name}; its ${before.users} users stay`,
    },
  }),
  route({
    name: 'testSavedSource',
    method: 'post',
    path: `${one}/test`,
    tag,
    summary: 'Try a saved identity source, step by step; changes nothing.',
    access: needs('directory'),
    params: IdParams,
    answer: SourceTest,
    before: ({ deps, params }) => deps.sources.get(params.id),
    handler: ({ deps, params }) => deps.sources.testSaved(params.id),
    audit: {
      action: 'source.test',
      target: ({ params }) => `source/${params.id}`,
      summary: ({ before }, { ok }) => `Tried the identity source ${before.name}: ${ok ? 'works' : 'fails'}`,
    },
  }),
  route({
    name: 'syncSource',
    method: 'post',
    path: `${one}/sync`,
    tag,
    summary: 'Start a sync. Its progress is told by live events (`source`) and by `lastRun` of the source.',
    access: needs('directory'),
    params: IdParams,
    body: SyncRequest,
    status: 202,
    answer: SyncRun,
    errors: { 409: 'A sync of it is under way.' },
    before: ({ deps, params }) => deps.sources.get(params.id),
    handler: ({ deps, params, body, actor }) => deps.sources.sync(params.id, body, actor.name),
    audit: {
      action: 'source.sync',
      target: ({ params }) => `source/${params.id}`,
      summary: ({ before }, run) => `Started a sync of ${before.name}`.concat(run.kind === 'full' ? ' (full)' : ''),
    },
  }),
  route({
    name: 'listSyncRuns',
    method: 'get',
    path: `${one}/runs`,
    tag,
    summary: 'The latest syncs of an identity source, newest first.',
    access: needs('read', 'directory'),
    params: IdParams,
    answer: SyncRunPage,
    handler: async ({ deps, params }) => all(await deps.sources.runs(params.id)),
  }),
  ...([true, false] as const).map((approve) =>
    route({
      name: approve ? 'approveSync' : 'rejectSync',
      method: 'post',
      path: `${path}/runs/:id/${approve ? 'approve' : 'reject'}`,
      tag,
      summary: approve
        ? 'Let a stopped sync disable all users that it did not find.'
        : 'Leave all users enabled that a stopped sync did not find.',
      access: needs('admin'),
      params: IdParams,
      answer: SyncRun,
      errors: { 409: 'The sync waits for no answer.' },
      handler: ({ deps, params }) => deps.sources.decide(params.id, approve),
      audit: {
        action: approve ? 'source.approve' : 'source.reject',
        target: (_, run) => `source/${run.sourceId}`,
        summary: (_, run) =>
          approve
            ? `Approved a stopped sync: ${run.counts.disabled} users were disabled`
            : `Rejected a stopped sync: ${run.gone ?? 0} users stay enabled`,
      },
    }),
  ),
];
