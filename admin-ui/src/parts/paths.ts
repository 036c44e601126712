/* Addresses of pages that other pages link to. */

/** A user's tokens. */
export const tokensPath = (userId: string): string => `/directory/users/${userId}/tokens`;

/** One message. */
export const messagePath = (id: string): string => `/messages/${id}`;
