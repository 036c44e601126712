import { parentPort, workerData } from 'node:worker_threads';
import sqlite3 from 'sqlite3';
import { type BatchName, batchNamed } from './batches.ts';
import { Line, type Request } from './sqlite-line.ts';
import { prepareConnection } from './sqlite-pragmas.ts';
import type { Connection, Result } from './sqlite-statements.ts';
import { writeKins } from './sqlite-transaction.ts';
import { plainError, type ThreadError } from './thread-errors.ts';
import { Refusal } from './together.ts';

/*
 * The thread that writes to a SQLite file. Here nothing else has its turn between two statements; on the main thread
 * each would wait for whatever the sockets bring.
 */

export interface ThreadData {
  filename: string;
  pragmas: readonly string[];
}
/** Items of a batch that the thread knows. */
export interface NamedKin {
  name: BatchName;
  items: unknown[];
}
export type ThreadRequest = { id: number } & (Request | { kins: readonly NamedKin[] });
/** What is told to the thread: statements and transactions in their order, or that it is over. */
export type ThreadOrder = ThreadRequest[] | 'close';
/** What came of a transaction; an error in the place of a result is a refusal. */
export type ThreadEnd =
  | { done: true; results: unknown[][]; refused: { kin: number; item: number; error: ThreadError }[] }
  | { done: false; error: ThreadError; culprit: number | null };
export type ThreadReply = { id: number } & ({ result: Result } | { end: ThreadEnd } | { error: ThreadError });
/** The first message tells how the opening went. */
export type ThreadMessage = { opened: ThreadError | null } | ThreadReply[];

const port = parentPort!;
let underWay = 0;
let replies: ThreadReply[] = [];
let last: Promise<unknown> = Promise.resolve();

open(
  workerData as ThreadData,
  (connection) => {
    const line = new Line(connection);
    port.on('message', (order: ThreadOrder) => {
      if (order === 'close') void line.close().then(() => connection.close(() => port.close()));
      else for (const request of order) void run(line, request);
    });
    tell({ opened: null });
  },
  (error) => tell({ opened: plainError(error) }),
);

async function run(line: Line, request: ThreadRequest): Promise<void> {
  if ('kins' in request) tell([{ id: request.id, end: await together(line, request) }]);
  else await statement(line, request);
}

/** Answers go together when nothing is left to do: the main thread has its turn once. */
async function statement(line: Line, { id, ...request }: { id: number } & Request): Promise<void> {
  underWay += 1;
  try {
    replies.push({ id, result: await line.execute(request) });
  } catch (error) {
    replies.push({ id, error: plainError(error) });
  }
  underWay -= 1;
  if (underWay > 0) return;
  tell(replies);
  replies = [];
}

/** One after the other: the next ones may be here before the first has ended. */
function together(line: Line, request: { id: number; kins: readonly NamedKin[] }): Promise<ThreadEnd> {
  const end = last.then(() => writeNamed(line, request));
  last = end;
  return end;
}

async function writeNamed(line: Line, { id, kins }: { id: number; kins: readonly NamedKin[] }): Promise<ThreadEnd> {
  // Below zero: transactions of the main thread have numbers, too.
  const end = await writeKins(
    line,
    -id,
    kins.map(({ name, items }) => ({ batch: batchNamed(name), items })),
  );
  if (!end.done) return { ...end, error: plainError(end.error) };
  const refused = end.results.flatMap((results, kin) =>
    results.flatMap((one, item) => (one instanceof Refusal ? [{ kin, item, error: plainError(one.error) }] : [])),
  );
  for (const { kin, item } of refused) end.results[kin]![item] = null;
  return { ...end, refused };
}

function open({ filename, pragmas }: ThreadData, done: (made: Connection) => void, failed: (error: Error) => void) {
  const made: Connection = new sqlite3.Database(filename, (error: Error | null) => {
    if (error) failed(error);
    else prepareConnection(made, pragmas, (trouble) => (trouble ? failed(trouble) : done(made)));
  });
}

function tell(message: ThreadMessage): void {
  port.postMessage(message);
}
