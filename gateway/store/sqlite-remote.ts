import { Worker } from 'node:worker_threads';
import type { Executor, Request } from './sqlite-line.ts';
import type { Result } from './sqlite-statements.ts';
import type {
  NamedKin,
  ThreadData,
  ThreadEnd,
  ThreadMessage,
  ThreadOrder,
  ThreadReply,
  ThreadRequest,
} from './sqlite-thread.ts';
import { errorFrom } from './thread-errors.ts';
import { type End, Refusal } from './together.ts';

/** The thread is compiled JavaScript; from source (tests, tsx) there is none, and connections stay on this one. */
const THREAD = import.meta.url.endsWith('.js') ? new URL('./sqlite-thread.js', import.meta.url) : null;

export const hasThread = THREAD !== null;

interface Waiting {
  resolve(answer: Result | End): void;
  reject(error: Error): void;
}

type Order = Request | { kins: readonly NamedKin[] };

/** A connection on a thread of its own. Statements of one turn travel together. */
export class RemoteConnection implements Executor {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #outgoing: ThreadRequest[] = [];
  #lastId = 0;
  #end: Error | null = null;

  /** @throws Error of the driver */
  static open(data: ThreadData): Promise<RemoteConnection> {
    const worker = new Worker(THREAD!, { workerData: data, name: 'sqlite' });
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', ({ opened }: Exclude<ThreadMessage, ThreadReply[]>) => {
        worker.off('error', reject);
        if (opened === null) resolve(new RemoteConnection(worker));
        else void worker.terminate().then(() => reject(errorFrom(opened)));
      });
    });
  }

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.unref(); // a process that has nothing else to do may end, as it may with a connection of its own
    worker.on('message', (replies: ThreadReply[]) => this.#settle(replies));
    worker.on('error', (error) => this.#ended(error));
    worker.on('exit', () => this.#ended(new Error('The thread that writes the database has ended.')));
  }

  /** It can take statements. */
  get isAlive(): boolean {
    return this.#end === null;
  }

  execute(request: Request): Promise<Result> {
    return this.#ask(request) as Promise<Result>;
  }

  /** A whole transaction on the thread: one message there, one back. @throws Error where the thread has ended */
  together(kins: readonly NamedKin[]): Promise<End> {
    return this.#ask({ kins }) as Promise<End>;
  }

  #ask(order: Order): Promise<Result | End> {
    if (this.#end) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      if (this.#waiting.size === 0) this.#worker.ref();
      this.#waiting.set(id, { resolve, reject });
      if (this.#outgoing.length === 0) queueMicrotask(() => this.#flush());
      this.#outgoing.push({ ...order, id });
    });
  }

  close(): Promise<void> {
    if (this.#end) return Promise.resolve();
    return new Promise((resolve) => {
      this.#worker.ref();
      this.#worker.once('exit', () => resolve());
      this.#tell('close');
    });
  }

  #flush(): void {
    const requests = this.#outgoing;
    this.#outgoing = [];
    this.#tell(requests);
  }

  #tell(order: ThreadOrder): void {
    this.#worker.postMessage(order);
  }

  #settle(replies: ThreadReply[]): void {
    for (const reply of replies) {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('error' in reply) waiting?.reject(errorFrom(reply.error));
      else if ('end' in reply) waiting?.resolve(endOf(reply.end));
      else waiting?.resolve({ ...reply.result, rows: reply.result.rows.map(withBuffers) });
    }
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #ended(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}

function endOf(end: ThreadEnd): End {
  if (!end.done) return { ...end, error: errorFrom(end.error) };
  for (const { kin, item, error } of end.refused) end.results[kin]![item] = new Refusal(errorFrom(error));
  return { done: true, results: end.results };
}

/** Between threads a Buffer becomes a plain array of octets. */
function withBuffers(row: unknown): unknown {
  const columns = row as Record<string, unknown>;
  for (const name in columns) {
    const value = columns[name];
    if (value instanceof Uint8Array) columns[name] = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return columns;
}
