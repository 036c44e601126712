import { parentPort, workerData } from 'node:worker_threads';
import sqlite3 from 'sqlite3';
import { Line, type Request } from './sqlite-line.ts';
import { prepareConnection } from './sqlite-pragmas.ts';
import type { Connection, Result } from './sqlite-statements.ts';

/*
 * The thread that writes to a SQLite file. Here nothing else has its turn between two statements; on the main thread
 * each would wait for whatever the sockets bring.
 */

export interface ThreadData {
  filename: string;
  pragmas: readonly string[];
}
export type ThreadRequest = Request & { id: number };
/** What is told to the thread: statements in their order, or that it is over. */
export type ThreadOrder = ThreadRequest[] | 'close';
/** An error as it travels between threads. */
export interface ThreadError {
  message: string;
  code?: unknown;
}
export type ThreadReply = { id: number } & ({ result: Result } | { error: ThreadError });
/** The first message tells how the opening went. */
export type ThreadMessage = { opened: ThreadError | null } | ThreadReply[];

const port = parentPort!;
let underWay = 0;
let replies: ThreadReply[] = [];

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
  (error) => tell({ opened: plain(error) }),
);

/** Answers go together when nothing is left to do: the main thread has its turn once. */
async function run(line: Line, { id, ...request }: ThreadRequest): Promise<void> {
  underWay += 1;
  try {
    replies.push({ id, result: await line.execute(request) });
  } catch (error) {
    replies.push({ id, error: plain(error) });
  }
  underWay -= 1;
  if (underWay > 0) return;
  tell(replies);
  replies = [];
}

function open({ filename, pragmas }: ThreadData, done: (made: Connection) => void, failed: (error: Error) => void) {
  const made: Connection = new sqlite3.Database(filename, (error: Error | null) => {
    if (error) failed(error);
    else prepareConnection(made, pragmas, (trouble) => (trouble ? failed(trouble) : done(made)));
  });
}

function plain(error: unknown): ThreadError {
  const { message, code } = error as ThreadError;
  return { message, code };
}

function tell(message: ThreadMessage): void {
  port.postMessage(message);
}
