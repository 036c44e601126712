import { resolve } from 'node:path';
import { GatewayError } from '../core/errors.ts';
import { holdSqliteLock } from './sqlite.ts';

/**
 * Makes this process the only gateway on a data folder: a second one would take messages the first is sending for
 * left over, and send them again. The lock is the operating system's, so it ends with the process, however that dies.
 * @returns the function that releases it
 * @throws GatewayError INSTANCE_RUNNING
 */
export async function lockInstance(dataDir: string): Promise<() => Promise<void>> {
  try {
    return await holdSqliteLock(resolve(dataDir, 'gateway.lock'));
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'DATABASE_LOCKED') throw error;
    throw new GatewayError('INSTANCE_RUNNING', `Another gateway is running on the data folder ${dataDir}.`, {
      disposition: 'permanent',
      remedy: 'Stop it first, or give this one a data folder of its own (dataDir).',
      cause: error,
    });
  }
}
