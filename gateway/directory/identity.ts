import { notFound } from '../core/errors.ts';
import type { ImportService, SeedService } from '../core/sources.ts';
import type { DirectoryStore, PushStore } from '../core/stores.ts';
import { TrustStore } from '../core/trust.ts';
import { exportUsers } from './import/export-users.ts';
import { importTokens } from './import/tokens.ts';
import { importUsers } from './import/users.ts';
import { type SeedDeps, seeds } from './seeds.ts';
import { Sources, type SourcesDeps } from './sources.ts';

export interface IdentityDeps extends Omit<SourcesDeps, 'directory' | 'trust'> {
  directory: DirectoryStore;
  pushes: PushStore;
  onVerified?: SeedDeps['onVerified'];
}

export interface Identity {
  sources: Sources;
  imports: ImportService;
  seeds: SeedService;
}

/** Users and tokens that come from elsewhere: identity sources, files, and what is done with seeds afterwards. */
export function createIdentity(deps: IdentityDeps): Identity {
  const { directory, users, sealer, events, clock } = deps;
  const domainOf = async (id: string) => {
    const domain = await directory.getDomain(id);
    if (!domain) throw notFound('domain', id);
    return domain;
  };
  return {
    sources: new Sources({ ...deps, trust: new TrustStore() }),
    imports: {
      importUsers: async (input) => importUsers(input, await domainOf(input.domainId), { users, events, clock }),
      exportUsers: (query) => exportUsers(query, directory),
      importTokens: async (input) => {
        await domainOf(input.domainId);
        return importTokens(input, { users, sealer, events, clock });
      },
    },
    seeds: seeds({ ...deps, store: directory }),
  };
}
