import type { Executor } from './sqlite-line.ts';

/*
 * Several writes as one statement: a temporary view with a trigger whose body they are, and whose columns are their values.
 * By itself each statement is a way to another thread and back, and in an open transaction SQLite copies every page that
 * it changes, to be able to undo that one alone. One statement has neither, and is a transaction of its own.
 */

/** A statement of which nobody asks how many rows it changed; `?` stands for a value. */
export interface Write {
  sql: string;
  values: readonly unknown[];
}

/** Each kind of bundle stays with the connection, and a new one has it compile all its statements anew. */
const MOST_KINDS = 64;

const madeFor = new WeakMap<Executor, Bundles>();

/** The bundles of a connection. */
export function bundlesOf(executor: Executor): Bundles {
  const bundles = madeFor.get(executor) ?? new Bundles(executor);
  madeFor.set(executor, bundles);
  return bundles;
}

class Bundles {
  readonly #executor: Executor;
  /** The statements that run them, by the statements that they are. */
  readonly #kinds = new Map<string, string>();
  #lastName = 0;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * In their order, all or none. No transaction may be open, and none of this connection is run at the same time.
   * @returns false where there are too many kinds of bundles already: nothing is written
   * @throws Error of the driver
   */
  async run(writes: readonly Write[]): Promise<boolean> {
    const [first, ...more] = writes;
    if (!first) return true;
    const sql = more.length === 0 ? first.sql : await this.#kindOf(writes);
    if (sql === null) return false;
    const values = writes.flatMap((write) => write.values);
    await this.#executor.execute({ sql, values, wants: 'nothing', group: null });
    return true;
  }

  async #kindOf(writes: readonly Write[]): Promise<string | null> {
    const text = writes.map(({ sql }) => `${sql};`).join('\n');
    const known = this.#kinds.get(text);
    if (known) return known;
    if (this.#kinds.size >= MOST_KINDS) return null;
    const sql = await this.#make(`bundle_${++this.#lastName}`, text);
    this.#kinds.set(text, sql);
    return sql;
  }

  async #make(name: string, text: string): Promise<string> {
    const columns: string[] = [];
    const body = text.replaceAll('?', () => {
      columns.push(`v${columns.length}`);
      return `NEW.${columns.at(-1)}`;
    });
    const view = columns.map((column) => `NULL AS ${column}`).join(', ');
    for (const sql of [
      `CREATE TEMP VIEW ${name} AS SELECT ${view}`,
      `CREATE TEMP TRIGGER ${name}_in INSTEAD OF INSERT ON ${name} BEGIN\n${body}\nEND`,
    ]) {
      await this.#executor.execute({ sql, values: [], wants: 'nothing', group: null });
    }
    return `INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`;
  }
}
