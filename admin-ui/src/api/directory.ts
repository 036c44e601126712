import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';
import type { DomainInput, TokenInput, TokenPatch, UserInput } from './types.ts';

/** Search text as the API wants it: absent when there is none. */
const search = (q: string) => (q.trim() ? { q: q.trim() } : {});

/** All domains; a gateway has a handful. */
export const domainsQuery = queryOptions({
  queryKey: [keys.domains, 'all'],
  queryFn: async () =>
    (await answer(api.GET('/api/v1/domains', { params: { query: { limit: 500, sort: 'name' } } }))).items,
});

export const createDomain = (body: DomainInput) => answer(api.POST('/api/v1/domains', { body }));
export const updateDomain = (id: string, body: Partial<DomainInput>) =>
  answer(api.PATCH('/api/v1/domains/{id}', { params: { path: { id } }, body }));
export const deleteDomain = (id: string) => answer(api.DELETE('/api/v1/domains/{id}', { params: { path: { id } } }));

/** @param domain id; undefined = of every domain */
export function useUsers(domain: string | undefined, q: string, enabled = true) {
  const filter = { ...(domain && { domain }), ...search(q) };
  return useList(
    [keys.users, 'list', filter],
    (page) => answer(api.GET('/api/v1/users', { params: { query: { sort: 'login', ...filter, ...page } } })),
    { enabled },
  );
}

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.users, id],
    queryFn: () => answer(api.GET('/api/v1/users/{id}', { params: { path: { id } } })),
  });

/** What a mobile number would be kept as, while it is being typed. */
export const mobileCheckQuery = (domainId: string, mobile: string) =>
  queryOptions({
    queryKey: [keys.users, 'mobile', domainId, mobile],
    queryFn: ({ signal }) => answer(api.POST('/api/v1/users/mobile', { body: { domainId, mobile }, signal })),
    enabled: domainId !== '' && mobile !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Apps that would not work with a token made so. A secret may be in it, so it is forgotten at once. */
export const tokenCheckQuery = (userId: string, body: TokenInput) =>
  queryOptions({
    queryKey: [keys.tokens, 'check', userId, body],
    queryFn: ({ signal }) =>
      answer(api.POST('/api/v1/users/{id}/tokens/check', { params: { path: { id: userId } }, body, signal })),
    enabled: body.issuer !== '',
    retry: false,
    gcTime: 0,
  });

export const createUser = (body: UserInput) => answer(api.POST('/api/v1/users', { body }));
export const updateUser = (id: string, body: Partial<UserInput>) =>
  answer(api.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body }));
export const deleteUser = (id: string) => answer(api.DELETE('/api/v1/users/{id}', { params: { path: { id } } }));

export function useUserTokens(userId: string) {
  return useList([keys.tokens, 'of-user', userId], (page) =>
    answer(api.GET('/api/v1/users/{id}/tokens', { params: { path: { id: userId }, query: page } })),
  );
}

export function useTokens(q: string) {
  const filter = search(q);
  return useList([keys.tokens, 'list', filter], (page) =>
    answer(api.GET('/api/v1/tokens', { params: { query: { ...filter, ...page } } })),
  );
}

export const createToken = (userId: string, body: TokenInput) =>
  answer(api.POST('/api/v1/users/{id}/tokens', { params: { path: { id: userId } }, body }));
export const updateToken = (id: string, body: TokenPatch) =>
  answer(api.PATCH('/api/v1/tokens/{id}', { params: { path: { id } }, body }));
export const revokeToken = (id: string) => answer(api.POST('/api/v1/tokens/{id}/revoke', { params: { path: { id } } }));
export const deleteToken = (id: string) => answer(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }));
/** The QR code and the secret; each call is written to the audit log. */
export const showTokenQr = (id: string) => answer(api.POST('/api/v1/tokens/{id}/qr', { params: { path: { id } } }));
