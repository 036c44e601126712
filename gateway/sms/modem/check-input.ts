import { conflict, GatewayError } from '../../core/errors.ts';
import type { ModemInput } from '../../core/model/gateways.ts';
import type { ModemStore } from '../../core/stores.ts';
import type { ProfileLibrary } from './profile-load.ts';

/**
 * Names stand in the ledger and one line serves one modem, so both are taken once only.
 * @throws GatewayError PROFILE_MISSING, MODEM_NAME_TAKEN, MODEM_PORT_TAKEN
 */
export async function checkInput(
  { store, profiles }: { store: Pick<ModemStore, 'list'>; profiles: ProfileLibrary },
  { name, port, profile }: Partial<ModemInput>,
  exceptId: string | null,
): Promise<void> {
  if (profile && !profiles.get(profile)) {
    throw new GatewayError('PROFILE_MISSING', `There is no firmware profile ${JSON.stringify(profile)}.`, {
      status: 422,
      disposition: 'permanent',
      fields: [{ path: 'profile', message: 'no such profile' }],
    });
  }
  for (const other of await store.list()) {
    if (other.id === exceptId) continue;
    if (name !== undefined && other.name === name) {
      throw conflict(
        'MODEM_NAME_TAKEN',
        `There is a modem named ${JSON.stringify(name)} already.`,
        'Choose another name.',
      );
    }
    if (port !== undefined && other.port === port) {
      throw conflict(
        'MODEM_PORT_TAKEN',
        `${port} belongs to modem ${JSON.stringify(other.name)}.`,
        'Choose another port.',
      );
    }
  }
}
