import { notFound } from '../../gateway/core/errors.ts';

/** One thing by its id, changed in place; 404 for every other id. */
export function single<T extends { id: string }>(what: string, thing: T) {
  let now = thing;
  return {
    get: async (id: string): Promise<T> => {
      if (id !== now.id) throw notFound(what, id);
      return now;
    },
    list: async () => [now],
    page: async () => ({ items: [now], next: null }),
    update: async (id: string, patch: Partial<T>): Promise<T> => {
      if (id !== now.id) throw notFound(what, id);
      now = { ...now, ...patch };
      return now;
    },
    remove: async (id: string): Promise<void> => {
      if (id !== now.id) throw notFound(what, id);
    },
  };
}
