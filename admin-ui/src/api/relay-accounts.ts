import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { RelayAccountInput, RelayAccountPatch } from './types.ts';

/** Logins for SMTP clients. */
export const relayAccountsQuery = queryOptions({
  queryKey: [keys.relayAccounts, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/relay-accounts'))).items,
});

export const createRelayAccount = (body: RelayAccountInput) => answer(api.POST('/api/v1/relay-accounts', { body }));
export const updateRelayAccount = (id: string, body: RelayAccountPatch) =>
  answer(api.PATCH('/api/v1/relay-accounts/{id}', { params: { path: { id } }, body }));
export const deleteRelayAccount = (id: string) =>
  answer(api.DELETE('/api/v1/relay-accounts/{id}', { params: { path: { id } } }));
