import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import { newId } from '../../core/id.ts';
import type { RecordStore } from '../../core/mail-in.ts';

interface Kept {
  id: string;
  createdAt: number;
  updatedAt: number;
}

export interface RecordsDeps<Row extends Kept> {
  store: RecordStore<Row>;
  clock: Clock;
  /** For people: `relay account`. */
  what: string;
  /** The list is another from now on. */
  onChange?(rows: readonly Row[]): void;
}

/** A short list of the store, held in memory as well: mails are judged by it and must not wait for a database. */
export class Records<Row extends Kept> {
  readonly #deps: RecordsDeps<Row>;
  #rows: Row[] = [];

  constructor(deps: RecordsDeps<Row>) {
    this.#deps = deps;
  }

  async load(): Promise<void> {
    this.#became(await this.#deps.store.list());
  }

  /** Oldest first. */
  all(): readonly Row[] {
    return this.#rows;
  }

  /** @throws GatewayError 404 */
  get(id: string): Row {
    const row = this.#rows.find((one) => one.id === id);
    if (!row) throw notFound(this.#deps.what, id);
    return row;
  }

  /** @throws GatewayError 409 */
  async insert(value: Omit<Row, keyof Kept>): Promise<Row> {
    const now = this.#deps.clock.now();
    const row = { ...value, id: newId(now), createdAt: now, updatedAt: now } as Row;
    await this.#deps.store.insert(row);
    this.#became([...this.#rows, row]);
    return row;
  }

  /** What is undefined stays as it is. @throws GatewayError 404, 409 */
  async update(id: string, patch: Partial<Omit<Row, keyof Kept>>): Promise<Row> {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const row: Row = { ...this.get(id), ...given, updatedAt: this.#deps.clock.now() };
    if (!(await this.#deps.store.replace(row))) {
      await this.load();
      throw notFound(this.#deps.what, id);
    }
    this.#became(this.#rows.map((one) => (one.id === id ? row : one)));
    return row;
  }

  /** @throws GatewayError 404 */
  async remove(id: string): Promise<Row> {
    const row = this.get(id);
    await this.#deps.store.delete(id);
    this.#became(this.#rows.filter((one) => one.id !== id));
    return row;
  }

  #became(rows: Row[]): void {
    this.#rows = rows;
    this.#deps.onChange?.(rows);
  }
}
