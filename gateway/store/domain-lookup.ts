import type { DomainLookup, DomainThing } from '../core/domains.ts';
import type { Database } from './db.ts';

/** Which domain a thing belongs to, found through its user. */
export function domainLookup(db: Database): DomainLookup {
  const { read } = db;
  const users = () => read('users').select('users.domainId');
  const pushes = () => users().join('pushes', 'pushes.userId', 'users.id');
  const tokens = () => users().join('tokens', 'tokens.userId', 'users.id');
  const find: Record<DomainThing, (id: string) => Promise<{ domainId: string | null } | undefined>> = {
    domain: (id) => read('domains').select({ domainId: 'id' }).where({ id }).first(),
    user: (id) => users().where('users.id', id).first(),
    token: (id) => tokens().where('tokens.id', id).first(),
    push: (id) => pushes().where('pushes.id', id).first(),
    message: (id) =>
      pushes()
        .join('messages', 'messages.ref', 'pushes.id')
        .where({ 'messages.id': id, 'messages.kind': 'push' })
        .first(),
    bulk: (id) => read('bulk_runs').select('domainId').where({ id }).first(),
    work: (id) => tokens().join('work_list', 'work_list.tokenId', 'tokens.id').where('work_list.id', id).first(),
  };
  return {
    domainOf: async (kind, id) => (await find[kind](id))?.domainId ?? null,
  };
}
