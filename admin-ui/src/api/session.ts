import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { ApiError } from './error.ts';
import { keys } from './keys.ts';
import type { Admin } from './types.ts';

/** Who is signed in; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: [keys.session],
  queryFn: async (): Promise<Admin | null> => {
    try {
      return (await answer(api.GET('/api/v1/session'))).admin;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: { username: string; password: string }) =>
      (await answer(api.POST('/api/v1/session', { body }))).admin,
    onSuccess: (admin) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, admin);
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/session')),
    // Also when the session had ended already: the outcome is what was wanted.
    onSettled: () => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
    },
  });
}

export function changePassword(body: { current: string; next: string }) {
  return answer(api.POST('/api/v1/session/password', { body }));
}
