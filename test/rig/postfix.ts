import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** Debian's Postfix is here, and we may start it: its master wants root. */
export const hasPostfix = existsSync('/usr/sbin/postfix') && process.getuid?.() === 0;

export interface PostfixOptions {
  /** Of main.cf, beyond ours or instead of them; tables as `inline:{…}`. */
  main?: Record<string, string>;
  /** A second smtpd on a port of its own, with these settings. */
  second?: Record<string, string>;
}

/** A Postfix of its own on a free port of the loopback, with a queue of its own: relays what comes from this machine to a port of it. */
export async function startPostfix(relayPort: number, options: PostfixOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'postfix-test-'));
  const [config, queue, data] = ['config', 'queue', 'data'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await chmod(folder, 0o755);
  await Promise.all([config, queue, data].map((path) => mkdir(path)));
  const { uid, gid } = await idsOf('postfix');
  await chown(data, uid, gid);
  const port = await freePort();
  const secondPort = await freePort();
  const main = {
    compatibility_level: '3.6',
    queue_directory: queue,
    data_directory: data,
    command_directory: '/usr/sbin',
    daemon_directory: '/usr/lib/postfix/sbin',
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    maillog_file: join(folder, 'log'),
    maillog_file_prefixes: folder,
    myhostname: 'postfix.test',
    mynetworks: '127.0.0.0/8',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mydestination: '',
    relayhost: `[127.0.0.1]:${relayPort}`,
    alias_maps: '',
    smtp_dns_support_level: 'disabled',
    smtp_host_lookup: 'native',
    smtpd_peername_lookup: 'no',
    smtpd_client_connection_count_limit: '0',
    ...options.main,
  };
  const second = Object.entries(options.second ?? {}).map(([name, value]) => `\n  -o ${name}=${value}`);
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    ...(options.second ? [`127.0.0.1:${secondPort} inet n - n - - smtpd${second.join('')}`] : []),
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    'smtp unix - - n - - smtp',
    'relay unix - - n - - smtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
    'showq unix n - n - - showq',
  ];
  const lines = Object.entries(main).map(([name, value]) => `${name} = ${value}`);
  await writeFile(join(config, 'main.cf'), `${lines.join('\n')}\n`);
  await writeFile(join(config, 'master.cf'), `${services.join('\n')}\n`);
  await run('/usr/sbin/postfix', ['-c', config, 'start']);
  await untilOpen(port);
  return {
    port,
    secondPort,
    /** What it has logged. */
    log: () => readFile(join(folder, 'log'), 'utf8'),
    async stop() {
      await run('/usr/sbin/postfix', ['-c', config, 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, user])).stdout)),
  );
  return { uid: uid!, gid: gid! };
}

/** Its master answers `start` before it listens. */
async function untilOpen(port: number): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.end());
    });
    if (isOpen) return;
    if (Date.now() > deadline) throw new Error('Postfix did not open its port.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Postfix's own load generator: `count` mails of `size` octets over 20 sessions. @returns when it is done */
export async function smtpSource(port: number, count: number, size: number, keep: boolean): Promise<void> {
  const options = ['-s', '20', '-m', `${count}`, '-l', `${size}`, '-f', 'a@example.com', '-t', 'b@example.net'];
  await run('/usr/sbin/smtp-source', [...(keep ? ['-d'] : []), ...options, `127.0.0.1:${port}`]);
}

/** Postfix's own sink. `count()` is how many mails it has taken; `until` resolves when there are so many. */
export async function smtpSink() {
  const port = await freePort();
  const child = spawn('/usr/sbin/smtp-sink', ['-u', 'nobody', '-c', `127.0.0.1:${port}`, '1000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let taken = 0;
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const counts = [...text.matchAll(/mesg=(\d+)/g)];
    taken = Number(counts.at(-1)?.[1] ?? taken);
    for (const look of waiting) look();
  });
  await untilOpen(port);
  return {
    port,
    count: () => taken,
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (taken < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stop: () => void child.kill(),
  };
}
