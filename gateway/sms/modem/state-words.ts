import type { ModemState } from '../../core/model/gateways.ts';
import type { RegistrationStatus } from './registration.ts';

/** A state and how a person reads it. */
export interface StateWords {
  state: ModemState;
  text: string;
}

/** What the state of a link that is set up depends on. */
export interface LinkFacts {
  over: boolean;
  inSync: boolean;
  inFlight: boolean;
  registration: { registered: boolean; status: RegistrationStatus };
  /** Why it must not send although it could. */
  obstacle: string | null;
}

const NETWORK_TEXT: Record<RegistrationStatus, string> = {
  home: 'Ready',
  roaming: 'Ready, roaming',
  searching: 'Waiting for the network: searching',
  denied: 'Waiting for the network: it denies this SIM',
  'not-registered': 'Waiting for the network: not registered',
  unknown: 'Waiting for the network',
};

export function stateOfLink({ over, inSync, inFlight, registration, obstacle }: LinkFacts): StateWords {
  if (over) return { state: 'recovering', text: 'Setting the modem up anew' };
  if (!inSync) return { state: 'recovering', text: 'An answer stayed away; finding the place again' };
  if (!registration.registered) return { state: 'waiting', text: NETWORK_TEXT[registration.status] };
  if (obstacle !== null) return { state: 'waiting', text: obstacle };
  if (inFlight) return { state: 'busy', text: 'Sending' };
  return { state: 'ready', text: registration.status === 'roaming' ? NETWORK_TEXT.roaming : NETWORK_TEXT.home };
}
