import { notFound } from '../../../core/errors.ts';
import type { Page } from '../../../core/model/common.ts';
import type { PostmasterMail, PostmasterMailText, PostmasterQuery } from '../../../core/model/notices.ts';
import type { PostmasterService, PostmasterStore } from '../../../core/notices.ts';

const MOST_SHOWN = 256 * 1024;

/** The postmaster's box as an administrator sees it. */
export class PostmasterBox implements PostmasterService {
  readonly #store: PostmasterStore;

  constructor(store: PostmasterStore) {
    this.#store = store;
  }

  list(query: PostmasterQuery): Promise<Page<PostmasterMail>> {
    return this.#store.list(query);
  }

  async get(id: string): Promise<PostmasterMailText> {
    const { mail, source } = await this.#row(id);
    return { ...mail, source: source.subarray(0, MOST_SHOWN).toString('utf8') };
  }

  async source(id: string): Promise<Buffer> {
    return (await this.#row(id)).source;
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#store.delete(id))) throw notFound('mail of the postmaster', id);
  }

  clear(): Promise<number> {
    return this.#store.clear();
  }

  async #row(id: string) {
    const row = await this.#store.get(id);
    if (!row) throw notFound('mail of the postmaster', id);
    return row;
  }
}
