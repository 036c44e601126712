import { answer, api } from './client.ts';
import type { TokenImportInput, UserImportInput } from './types.ts';

export const importUsers = (body: UserImportInput) => answer(api.POST('/api/v1/users/import', { body }));
export const importTokens = (body: TokenImportInput) => answer(api.POST('/api/v1/tokens/import', { body }));
export const setUserEnabled = (id: string, enabled: boolean) =>
  enabled
    ? answer(api.POST('/api/v1/users/{id}/enable', { params: { path: { id } } }))
    : answer(api.POST('/api/v1/users/{id}/disable', { params: { path: { id } } }));
export const verifyToken = (id: string, code: string) =>
  answer(api.POST('/api/v1/tokens/{id}/verify', { params: { path: { id } }, body: { code } }));
/** @param elsewhere the MFA server has verified the token, though this gateway never did */
export const wipeSeed = (id: string, elsewhere: boolean) =>
  answer(
    api.DELETE('/api/v1/tokens/{id}/seed', {
      params: { path: { id }, query: { elsewhere: elsewhere ? 'true' : 'false' } },
    }),
  );

/** Where the browser fetches all users, or those of one domain, as CSV. */
export const usersCsvUrl = (domain: string | undefined) =>
  `/api/v1/users/export${domain ? `?domain=${encodeURIComponent(domain)}` : ''}`;

/** The bytes of a file as base64, as the gateway wants them. */
export function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
}
