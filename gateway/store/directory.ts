import type { DirectoryStore } from '../core/stores.ts';
import type { Database } from './db.ts';
import { domainStore } from './domains.ts';
import { tokenStore } from './tokens.ts';
import { userStore } from './users.ts';

/** Domains, their users, and the users' tokens. */
export function directoryStore(db: Database): DirectoryStore {
  const count = async (table: string) => Number((await db.read(table).count({ n: '*' }).first())?.n);
  return {
    ...domainStore(db),
    ...userStore(db),
    ...tokenStore(db),
    counts: async () => {
      const [users, tokens] = await Promise.all([count('users'), count('tokens')]);
      return { users, tokens };
    },
  };
}
