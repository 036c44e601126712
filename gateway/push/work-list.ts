import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import type { Within } from '../core/domains.ts';
import { conflict, notFound } from '../core/errors.ts';
import type { Page } from '../core/model/common.ts';
import type { WorkItem, WorkQuery } from '../core/model/push-policy.ts';
import type { WorkListService } from '../core/push-services.ts';
import type { WorkListStore } from '../core/push-stores.ts';

/** Tokens whose push failed for good, for somebody to look after. */
export class WorkList implements WorkListService {
  readonly #store: WorkListStore;
  readonly #clock: Clock;

  constructor(deps: { store: WorkListStore; clock: Clock }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
  }

  list(query: WorkQuery & Within): Promise<Page<WorkItem>> {
    return this.#store.list(query);
  }

  async get(id: string): Promise<WorkItem> {
    const item = await this.#store.get(id);
    if (!item) throw notFound('entry of the work list', id);
    return item;
  }

  async done(id: string, actor: Actor): Promise<WorkItem> {
    await this.get(id);
    if (!(await this.#store.done(id, actor.name, this.#clock.now()))) {
      throw conflict('WORK_DONE', 'Somebody has done this already.');
    }
    return this.get(id);
  }
}
