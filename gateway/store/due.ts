import type { Knex } from 'knex';
import { Channel } from '../core/model/common.ts';
import { LANES, QUEUED } from './claim.ts';
import { rowsOf } from './direct.ts';

/** When the next queued delivery of these channels and lanes is due (ms); it may be due already. */
export function nextDue(
  read: Knex,
  channels: readonly Channel[] = Channel.options,
  lanes: readonly number[] = LANES,
): Promise<number | null> {
  const places = channels.flatMap((channel) => lanes.map((lane) => [channel, lane]));
  return earliest(
    read,
    places.map(() => `SELECT MIN("nextAttemptAt") FROM deliveries WHERE channel = ? AND lane = ? AND ${QUEUED}`),
    places.flat(),
  );
}

/** When the next delivery expires, or an uncertain one may be sent once more (ms). */
export function nextSweep(read: Knex): Promise<number | null> {
  const soonest = (state: string, column: string) => `SELECT MIN("${column}") FROM deliveries WHERE state = '${state}'`;
  return earliest(read, [
    soonest('queued', 'expiresAt'),
    soonest('held', 'expiresAt'),
    soonest('uncertain', 'nextAttemptAt'),
  ]);
}

/** The least of what these queries find, each by its own index, in one statement. */
async function earliest(read: Knex, queries: string[], values: unknown[] = []): Promise<number | null> {
  if (queries.length === 0) return null;
  const columns = queries.map((query, index) => `(${query}) AS at${index}`);
  const [row] = await rowsOf<Record<string, unknown>>(read, `SELECT ${columns.join(', ')}`, values);
  const times = Object.values(row!).flatMap((at) => (at === null ? [] : [Number(at)]));
  return times.length === 0 ? null : Math.min(...times);
}
