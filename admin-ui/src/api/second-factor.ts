import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { AdminChange } from './types.ts';

/** Of whoever is signed in. */
export const secondFactorQuery = queryOptions({
  queryKey: [keys.session, 'second-factor'],
  queryFn: () => answer(api.GET('/api/v1/session/second-factor')),
});

export interface Proof {
  password: string;
  code?: string;
}
const path = '/api/v1/session/second-factor';
export const beginSecondFactor = (body: Proof) => answer(api.POST(path, { body }));
export const confirmSecondFactor = (code: string) => answer(api.POST(`${path}/confirm`, { body: { code } }));
export const renewRecoveryCodes = (body: Proof) => answer(api.POST(`${path}/recovery-codes`, { body }));
export const removeSecondFactor = (body: Proof) => answer(api.POST(`${path}/remove`, { body }));

export const changeAdmin = (id: string, body: AdminChange) =>
  answer(api.PUT('/api/v1/admins/{id}', { params: { path: { id } }, body }));
export const resetSecondFactor = (id: string) =>
  answer(api.DELETE('/api/v1/admins/{id}/second-factor', { params: { path: { id } } }));

export const signInRulesQuery = queryOptions({
  queryKey: [keys.admins, 'rules'],
  queryFn: () => answer(api.GET('/api/v1/sign-in-rules')),
});
export const putSignInRules = (secondFactor: 'optional' | 'required') =>
  answer(api.PUT('/api/v1/sign-in-rules', { body: { secondFactor } }));
