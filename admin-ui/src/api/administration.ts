import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';
import type { AdminInput, ApiKeyInput, AuditFilter } from './types.ts';

export const adminsQuery = queryOptions({
  queryKey: [keys.admins, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/admins'))).items,
});

export const createAdmin = (body: AdminInput) => answer(api.POST('/api/v1/admins', { body }));
export const deleteAdmin = (id: string) => answer(api.DELETE('/api/v1/admins/{id}', { params: { path: { id } } }));

/** Revoked ones too; never the keys themselves. */
export const apiKeysQuery = queryOptions({
  queryKey: [keys.apiKeys, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/api-keys'))).items,
});

/** The answer is the only time the key is seen. */
export const createApiKey = (body: ApiKeyInput) => answer(api.POST('/api/v1/api-keys', { body }));
export const revokeApiKey = (id: string) => answer(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }));

/** Newest first. */
export function useAudit(filter: AuditFilter) {
  return useList([keys.audit, 'list', filter], (page) =>
    answer(api.GET('/api/v1/audit', { params: { query: { ...filter, ...page } } })),
  );
}

/** Address of the log as CSV, with the same filters. */
export function auditExportUrl(filter: AuditFilter): string {
  const query = new URLSearchParams(Object.entries(filter)).toString();
  return query ? `/api/v1/audit/export?${query}` : '/api/v1/audit/export';
}
