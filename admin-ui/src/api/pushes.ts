import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { Channel } from './types.ts';

/** @param key the same key twice sends once, so a double click or a repeated request is harmless */
export const pushToken = (tokenId: string, channel: Channel, key: string) =>
  answer(
    api.POST('/api/v1/tokens/{id}/push', {
      params: { path: { id: tokenId }, header: { 'Idempotency-Key': key } },
      body: { channel },
    }),
  );

export const pushQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.pushes, id],
    queryFn: () => answer(api.GET('/api/v1/pushes/{id}', { params: { path: { id } } })),
  });

export const tokenPushesQuery = (tokenId: string) =>
  queryOptions({
    queryKey: [keys.pushes, 'of-token', tokenId],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/tokens/{id}/pushes', { params: { path: { id: tokenId } } }))).items,
  });

/** Reads the withheld authorization code; each call is written to the audit log. */
export const readAuthorizationCode = (pushId: string) =>
  answer(api.POST('/api/v1/pushes/{id}/authorization-code', { params: { path: { id: pushId } } }));
