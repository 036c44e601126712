import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { AtChannel } from '../at/channel.ts';
import type { UsbId } from '../port/usb-id.ts';
import { answerOf, ask, tryAsk } from './ask.ts';
import { type Identity, readIccid, readIdentity, readImsi } from './identity.ts';
import { type MessageService, setUpMessages } from './message-service.ts';
import { type PinDeps, unlockSim } from './pin.ts';
import type { Profile } from './profile.ts';
import type { ProfileLibrary } from './profile-load.ts';
import { chooseProfile } from './profile-match.ts';
import { grammarOf, timingOf } from './profile-use.ts';
import { type SimBell, waitForSim } from './sim-ready.ts';

export interface StartDeps {
  channel: AtChannel;
  profiles: ProfileLibrary;
  clock: Clock;
  log: Log;
  simBell: SimBell;
  store: PinDeps['store'];
  hash: PinDeps['hash'];
}

/** What an administrator has set for this modem, and what the port tells. */
export interface StartSettings {
  modemId: string;
  /** Id of the profile to use; null = choose. */
  profile: string | null;
  pin: string | null;
  usb: UsbId | null;
  /** Hears who answers, before anything is asked of the SIM; throws where that is not whom it should be. */
  meet?: (identity: Identity) => void;
}

/** What is known of a modem that can send. */
export interface Session {
  identity: Identity;
  profile: Profile;
  profileWhy: string;
  iccid: string | null;
  imsi: string | null;
  service: MessageService;
}

/** As `Session`, as far as it got; for the console while a start fails. */
export type PartialSession = Partial<Session>;

/**
 * From the first byte to a modem in PDU mode with its SIM unlocked. The first command wakes it: ESC, drain, AT.
 * @param progress is filled as things become known, so that a failed start still shows whom it failed with
 * @throws GatewayError of any step
 */
export async function startModem(deps: StartDeps, settings: StartSettings, progress: PartialSession): Promise<Session> {
  const { channel } = deps;
  await ask(channel, 'ATE0');
  await tryAsk(channel, 'ATV1');
  await tryAsk(channel, 'AT+CMEE=1');
  const identity = await readIdentity(channel);
  progress.identity = identity;
  settings.meet?.(identity);

  const { profile, why } = chooseFor(deps, settings, identity);
  Object.assign(progress, { profile, profileWhy: why });
  channel.tune(grammarOf(profile), timingOf(profile));
  await runInit(channel, profile);
  await switchRadioOn(channel);

  let iccid = await readIccid(channel, profile.sim.iccid);
  progress.iccid = iccid;
  const sim = iccid ?? `modem ${identity.imei ?? settings.modemId}`;
  await unlockSim({ ...deps, profile }, { sim, pin: settings.pin });
  await waitForSim(channel, deps, profile.sim.readyMs);
  iccid ??= await readIccid(channel, profile.sim.iccid);
  const imsi = await readImsi(channel);
  Object.assign(progress, { iccid, imsi });

  await tryAsk(channel, 'AT+CSCS="GSM"');
  const service = await setUpMessages(channel, profile);
  return { identity, profile, profileWhy: why, iccid, imsi, service };
}

/** The profile that an administrator has set, else the one that fits. @throws GatewayError PROFILE_MISSING */
export function chooseFor(
  { profiles, log }: Pick<StartDeps, 'profiles' | 'log'>,
  { profile: wanted, usb }: Pick<StartSettings, 'profile' | 'usb'>,
  identity: Identity,
): { profile: Profile; why: string } {
  if (wanted !== null) {
    const profile = profiles.get(wanted);
    if (profile) return { profile, why: 'set by an administrator' };
    throw new GatewayError('PROFILE_MISSING', `There is no firmware profile "${wanted}".`, {
      disposition: 'local',
      remedy: 'Choose another profile for this modem, or let it be chosen.',
    });
  }
  const choice = chooseProfile(profiles, { ...identity, usb });
  if (choice.ties.length > 0) {
    log.warn(
      { taken: choice.profile.id, others: choice.ties },
      'several firmware profiles fit this modem equally well',
    );
  }
  return choice;
}

/** The profile's first commands. */
export async function runInit(channel: AtChannel, profile: Profile): Promise<void> {
  for (const { send, optional, slow } of profile.init) {
    const options = { timeout: slow ? 'slow' : 'command' } as const;
    if (optional) await tryAsk(channel, send, options);
    else await ask(channel, send, options);
  }
}

/** A modem left in flight mode answers everything and sends nothing. */
export async function switchRadioOn(channel: AtChannel): Promise<void> {
  const mode = answerOf(await tryAsk(channel, 'AT+CFUN?'), '+CFUN');
  if (mode !== null && !/^1\b/.test(mode)) await tryAsk(channel, 'AT+CFUN=1', { timeout: 'slow' });
}
