import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { ApiError } from './error.ts';
import { keys } from './keys.ts';
import type { Admin, Operation, Session } from './types.ts';

/** `mustEnrol`: nothing else may be done before a second factor is set up. */
export type SignedIn = Admin & { mustEnrol: boolean; may: May };
/** Does the role of whoever is signed in allow this call of the API? */
export type May = (operation: Operation) => boolean;

/** Who is signed in; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: [keys.session],
  queryFn: async (): Promise<SignedIn | null> => {
    try {
      return signedIn(await answer(api.GET('/api/v1/session')));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

function signedIn({ admin, mustEnrol, may }: Session): SignedIn {
  const allowed = new Set(may);
  return { ...admin, mustEnrol, may: (operation) => allowed.has(operation) };
}

/** What may be done here, out of the API's own list: `may('createUser') && <Button …>`. */
export function useMay(): May {
  return useQuery(sessionQuery).data?.may ?? nothing;
}

const nothing: May = () => false;

/** Whoever sits down next must not see what another one was shown. */
function become(queries: QueryClient, admin: SignedIn | null): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session });
  queries.setQueryData(sessionQuery.queryKey, admin);
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ code, ...body }: { username: string; password: string; code: string }) =>
      signedIn(await answer(api.POST('/api/v1/session', { body: { ...body, ...(code && { code }) } }))),
    onSuccess: (admin) => {
      become(queries, admin);
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/session')),
    // Also when the session had ended already: the outcome is what was wanted.
    onSettled: () => {
      become(queries, null);
    },
  });
}

export function changePassword(body: { current: string; next: string }) {
  return answer(api.POST('/api/v1/session/password', { body }));
}
