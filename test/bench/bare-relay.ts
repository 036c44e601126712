import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { SMTPConnection, type SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection';
import sqlite3 from 'sqlite3';
import { quickened } from '../../gateway/mail/receive/quick-data.ts';
import { Client, greeted, NO_NOTICES } from '../../gateway/mail/send/client.ts';
import { PRAGMAS, prepareConnection } from '../../gateway/store/sqlite-pragmas.ts';

/*
 * What the packages themselves can do: smtp-server, a row in SQLite that is on the disk before 250, nodemailer's client, and
 * the row gone again. It checks nothing, logs nothing, seals nothing, keeps nothing of what was said, and loses count in a
 * crash: the product cannot be faster than this, and is to come near it.
 */

export interface BareRelay {
  port: number;
  stop(): void;
}

/** In a process of its own. @param file a database that is not there yet */
export async function forkBareRelay(sinkPort: number, file: string): Promise<BareRelay> {
  const execArgv = [...process.execArgv, '--max-semi-space-size=32'];
  const child = fork(fileURLToPath(import.meta.url), [String(sinkPort), file], { execArgv });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, stop: () => void child.kill() };
}

interface Envelope {
  from: string;
  to: string[];
}
type Write = ['insert' | 'remove', values: unknown[]];

class QuickConnection extends SMTPConnection {
  override init(): void {
    this._setListeners(() => this.connectionReady());
  }

  override _createParser() {
    return quickened(super._createParser());
  }
}

class QuickServer extends SMTPServer {
  override connect(socket: Socket, options?: SMTPConnectionOptions | null): void {
    const connection = new QuickConnection(this, socket, options);
    this.connections.add(connection);
    connection.on('error', fail);
    connection.on('connect', (info) => this._onClientConnect(info));
    connection.init();
  }
}

function fail(error: unknown): never {
  throw error;
}

async function openStore(file: string): Promise<(write: Write) => Promise<void>> {
  const db = new sqlite3.Database(file);
  await new Promise<void>((resolve, reject) =>
    prepareConnection(db, PRAGMAS, (error) => (error ? reject(error) : resolve())),
  );
  await new Promise<void>((resolve, reject) =>
    db.exec('CREATE TABLE mails (id INTEGER PRIMARY KEY, envelope TEXT, body BLOB)', (error) =>
      error ? reject(error) : resolve(),
    ),
  );
  const statements = {
    insert: db.prepare('INSERT INTO mails VALUES (?, ?, ?)'),
    remove: db.prepare('DELETE FROM mails WHERE id = ?'),
  };
  const waiting: { write: Write; done: () => void }[] = [];
  let isBusy = false;
  const commit = async () => {
    isBusy = true;
    while (waiting.length > 0) {
      const some = waiting.splice(0);
      await new Promise<void>((resolve, reject) => {
        db.serialize(() => {
          db.run('BEGIN');
          for (const { write } of some) statements[write[0]].run(write[1]);
          db.run('COMMIT', (error: Error | null) => (error ? reject(error) : resolve()));
        });
      });
      for (const { done } of some) done();
    }
    isBusy = false;
  };
  return (write) =>
    new Promise((done) => {
      waiting.push({ write, done });
      if (!isBusy) commit().catch(fail);
    });
}

function sender(port: number, connections: number): (envelope: Envelope, body: Buffer) => Promise<void> {
  const idle: Client[] = [];
  const waiting: ((client: Client) => void)[] = [];
  let open = 0;
  const take = async (): Promise<Client> => {
    const kept = idle.pop();
    if (kept) return kept;
    if (open >= connections) return new Promise((resolve) => waiting.push(resolve));
    open += 1;
    const client = new Client({ host: '127.0.0.1', port, ignoreTLS: true });
    await greeted(client, 'sink');
    return client;
  };
  return async (envelope, body) => {
    const client = await take();
    client.expect({ utf8: false, notices: NO_NOTICES, isWhole: true, strictLineEnds: true, finalReplyMs: 600_000 });
    await new Promise<void>((resolve, reject) =>
      client.send(envelope, body, (error) => (error ? reject(error) : resolve())),
    );
    const next = waiting.shift();
    if (next) next(client);
    else idle.push(client);
  };
}

async function relay(sinkPort: number, file: string): Promise<void> {
  const write = await openStore(file);
  const send = sender(sinkPort, 20);
  let lastId = 0;
  const take = async (chunks: Buffer[], envelope: Envelope): Promise<void> => {
    const id = ++lastId;
    const body = Buffer.concat(chunks);
    await write(['insert', [id, JSON.stringify(envelope), body]]);
    send(envelope, body)
      .then(() => write(['remove', [id]]))
      .catch(fail);
  };
  const server = new QuickServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false },
    onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
        take(chunks, envelope).then(() => done(null, 'Taken'), fail);
      });
    },
  });
  server.listen(0, '127.0.0.1', () => process.send!({ port: (server.server.address() as AddressInfo).port }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await relay(Number(process.argv[2]), process.argv[3]!);
