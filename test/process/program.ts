import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const BIN = fileURLToPath(new URL('../../gateway/bin.mjs', import.meta.url));
const LONGEST_MS = 60_000;

export interface Program {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Resolves with the match once a line of standard output fits, since when it was started. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit code; null after a signal. */
  ended: Promise<number | null>;
}

/** `npx gateway …` as a process of its own, with only these environment variables. */
export function startProgram(args: string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const err: string[] = [];
  const readers = new Set<() => void>();
  const tell = () => {
    for (const reader of readers) reader();
  };
  createInterface({ input: child.stdout! }).on('line', (line) => {
    out.push(line);
    tell();
  });
  createInterface({ input: child.stderr! }).on('line', (line) => err.push(line));
  const killer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const ended = once(child, 'close').then(([code]) => {
    clearTimeout(killer);
    tell();
    return code as number | null;
  });
  return {
    child,
    ended,
    stdout: () => out.join('\n'),
    stderr: () => err.join('\n'),
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = out.map((line) => pattern.exec(line)).find((match) => match !== null);
          if (!found && child.exitCode === null) return;
          readers.delete(look);
          if (found) resolve(found);
          else reject(new Error(`It ended with ${child.exitCode} before it said ${pattern}:\n${err.join('\n')}`));
        };
        readers.add(look);
        look();
      }),
  };
}

/** Runs one command to its end. */
export async function runProgram(args: string[], env: Record<string, string> = {}) {
  const program = startProgram(args, env);
  const code = await program.ended;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

/** A folder for the data of this file's tests; it is removed after them. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-process-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Settings of a gateway that meets no other one. */
export function privateSettings(dataDir: string): Record<string, string> {
  return {
    GATEWAY__DATADIR: dataDir,
    GATEWAY__WEB__PORT: '0',
    GATEWAY__SMTP__LISTENERS__0__PORT: '0',
  };
}
