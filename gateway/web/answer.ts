import type { Readable } from 'node:stream';

/** A short list as one whole page. */
export function all<T>(items: T[]): { items: T[]; next: null } {
  return { items, next: null };
}

/** An answer that is no JSON. */
export class RawAnswer {
  readonly type: string;
  readonly body: string | Buffer | Readable;
  readonly headers: Record<string, string>;

  constructor(type: string, body: string | Buffer | Readable, headers: Record<string, string>) {
    this.type = type;
    this.body = body;
    this.headers = headers;
  }
}

export function raw(type: string, body: string | Buffer | Readable, headers: Record<string, string> = {}): RawAnswer {
  return new RawAnswer(type, body, headers);
}

/** Moves by itself with every change, so it says nothing. */
const BOOKKEEPING = new Set(['version', 'updatedAt', 'updatedBy']);

/** Fields inside a field that are never shown again. */
const SECRETS = new Set(['password', 'secret']);

/** For the audit entry of a change: the names of the fields that differ, and of secrets that were given. */
export function changes(context: { before: unknown; body: unknown }, after: unknown): { fields: string[] } {
  const was = new Map(entries(context.before));
  const now = entries(after);
  const differing = now
    .filter(([name, value]) => !BOOKKEEPING.has(name) && JSON.stringify(was.get(name)) !== JSON.stringify(value))
    .map(([name]) => name);
  const shown = new Set(now.map(([name]) => name));
  const secret = entries(context.body)
    .filter(([name, value]) => !shown.has(name) || entries(value).some(([inner]) => SECRETS.has(inner)))
    .map(([name]) => name);
  return { fields: [...new Set([...differing, ...secret])] };
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
