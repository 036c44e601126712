import type { Identity } from './identity.ts';
import type { PortDesk } from './port-desk.ts';
import { foundFor, otherModem } from './sightings.ts';

export interface RecogniseDeps {
  ports: Pick<PortDesk, 'met'>;
  /** Name of the modem that looks for this IMEI. */
  ownerOf: (imei: string, exceptId: string) => string | null;
}

/**
 * Whether the modem that answers is the one that was meant. Somebody else's SIM must not be asked for anything, and
 * never gets our PIN. @throws GatewayError PORT_OTHER_MODEM
 */
export function recognise(
  { ports, ownerOf }: RecogniseDeps,
  { id, name, imei: wanted }: { id: string; name: string; imei: string | null },
  { imei }: Identity,
  path: string,
): void {
  if (imei === null || path === 'simulator') return;
  ports.met(path, imei);
  if (wanted !== null && wanted !== imei) throw otherModem(name, path, imei);
  const owner = wanted === null ? ownerOf(imei, id) : null;
  if (owner !== null) throw foundFor(owner, path);
}

/**
 * What `work` gives, or null when `interrupted` comes first.
 * @param undo what is done with a result that comes after that
 */
export async function unless<T extends object>(
  interrupted: Promise<null>,
  work: Promise<T>,
  undo: (late: T) => unknown,
): Promise<T | null> {
  const first = await Promise.race([work, interrupted]);
  if (first === null) work.then(undo).catch(() => {}); // nobody waits for it any more
  return first;
}
