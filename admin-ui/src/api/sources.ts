import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useMay } from './session.ts';
import type { SourceInput, SourcePatch, SourceTestInput } from './types.ts';

export const sourcesQuery = queryOptions({
  queryKey: [keys.sources, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/sources'))).items,
});

/** The groups that are known here: those that identity sources name. None for whom sources are not there. */
export function useKnownGroups(): string[] {
  const { data } = useQuery({ ...sourcesQuery, enabled: useMay()('listSources') });
  return [...new Set(data?.flatMap(({ groups }) => groups) ?? [])].sort();
}

export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.sources, id],
    queryFn: () => answer(api.GET('/api/v1/sources/{id}', { params: { path: { id } } })),
  });

export const syncRunsQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.sources, id, 'runs'],
    queryFn: async () => (await answer(api.GET('/api/v1/sources/{id}/runs', { params: { path: { id } } }))).items,
  });

export const createSource = (body: SourceInput) => answer(api.POST('/api/v1/sources', { body }));
export const updateSource = (id: string, body: SourcePatch) =>
  answer(api.PATCH('/api/v1/sources/{id}', { params: { path: { id } }, body }));
export const deleteSource = (id: string) => answer(api.DELETE('/api/v1/sources/{id}', { params: { path: { id } } }));
export const testSource = (body: SourceTestInput) => answer(api.POST('/api/v1/sources/test', { body }));
export const testSavedSource = (id: string) =>
  answer(api.POST('/api/v1/sources/{id}/test', { params: { path: { id } } }));
export const syncSource = (id: string, full: boolean) =>
  answer(api.POST('/api/v1/sources/{id}/sync', { params: { path: { id } }, body: { full } }));
/** Answers a stopped sync: disable whom it did not find, or leave them. */
export const decideSync = (id: string, approve: boolean) =>
  approve
    ? answer(api.POST('/api/v1/sources/runs/{id}/approve', { params: { path: { id } } }))
    : answer(api.POST('/api/v1/sources/runs/{id}/reject', { params: { path: { id } } }));
