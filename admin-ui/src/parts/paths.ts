/* Addresses of pages that other pages link to. */

/** A user's tokens. */
export const tokensPath = (userId: string): string => `/directory/users/${userId}/tokens`;

/** One identity source. */
export const sourcePath = (id: string): string => `/directory/sources/${id}`;

/** One message. */
export const messagePath = (id: string): string => `/messages/${id}`;

/** One modem. */
export const modemPath = (id: string): string => `/gateways/modems/${id}`;

/** One SIM, by its serial number. */
export const simPath = (iccid: string): string => `/gateways/sims/${iccid}`;
