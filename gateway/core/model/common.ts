import { z } from 'zod';

export const Id = z.uuid().describe('UUIDv7');
/** Stored as integer milliseconds, spoken as ISO 8601 UTC. Models carry the spoken form. */
export const Time = z.iso.datetime().describe('ISO 8601, UTC');
export const Channel = z.enum(['email', 'sms']);
export type Channel = z.infer<typeof Channel>;

export const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(2000).optional().describe('`next` of the page before'),
  q: z.string().max(200).optional().describe('Search text'),
  sort: z.string().max(60).optional().describe('Field name, with a leading - for descending'),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** One page of a list. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** What went wrong, as it is stored with a delivery or a modem and shown to an admin. */
export const Problem = z.object({
  code: z.string(),
  message: z.string().describe('The cause, in plain words'),
  remedy: z.string().optional(),
  at: Time,
});
export type Problem = z.infer<typeof Problem>;

/** Text for one line: no control characters, so that it cannot break a header or a log line. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), 'must not contain line breaks or control characters');
}

export const iso = (ms: number): string => new Date(ms).toISOString();
export const isoOrNull = (ms: number | null | undefined): string | null => (ms == null ? null : iso(ms));
