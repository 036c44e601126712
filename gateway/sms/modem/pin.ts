import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { ModemStore } from '../../core/stores.ts';
import type { AtChannel } from '../at/channel.ts';
import { replyError } from '../at/codes.ts';
import type { Reply } from '../at/reply.ts';
import { answerOf, tryAsk } from './ask.ts';
import type { Profile } from './profile.ts';
import type { SimBell } from './sim-ready.ts';

export interface PinDeps {
  channel: AtChannel;
  profile: Profile;
  clock: Clock;
  log: Log;
  simBell: SimBell;
  store: Pick<ModemStore, 'pinOutcome' | 'recordPin'>;
  /** Keyed hash of a PIN on a SIM, for the record. */
  hash: (sim: string, pin: string) => string;
}

/** What the record remembers a SIM by: its ICCID, or the modem where the ICCID cannot be read without the PIN. */
export interface PinSubject {
  sim: string;
  pin: string | null;
}

type SimState = 'ready' | 'pin' | 'puk' | 'busy';

const POLL_MS = 500;
/** Takes the place of a hash where the record is about the SIM and any PIN. */
const ANY_PIN = 'any';

/**
 * Unlocks the SIM where it asks for its PIN, and resolves when it is ready. Three wrong PINs block a SIM, so a PIN that
 * was sent once and not found right is never sent to that SIM again, whatever restarts between; and no PIN is sent with
 * one try left, or with an unknown number left after any wrong one.
 * @throws GatewayError PIN_NEEDED, PIN_REFUSED, PIN_UNSURE, PIN_LAST_TRY, PUK_NEEDED, SIM_MISSING, SIM_BUSY
 */
export async function unlockSim(deps: PinDeps, subject: PinSubject): Promise<void> {
  const state = await settledState(deps);
  if (state === 'ready') return confirmEarlierPin(deps, subject);
  if (state === 'puk') throw pukNeeded();
  const { sim, pin } = subject;
  if (pin === null) {
    throw new GatewayError('PIN_NEEDED', 'The SIM wants a PIN and none is set for this modem.', {
      disposition: 'local',
      remedy: 'Enter the PIN in the settings of this modem.',
    });
  }
  await mayTry(deps, sim, pin);
  await enter(deps, sim, pin);
  if ((await settledState(deps)) !== 'ready') throw refused();
}

/** A crash between sending a PIN and noting its outcome is made good where the SIM turns out to be unlocked. */
async function confirmEarlierPin({ store, hash, clock }: PinDeps, { sim, pin }: PinSubject): Promise<void> {
  if (pin === null) return;
  const pinHash = hash(sim, pin);
  if ((await store.pinOutcome(sim, pinHash)) === 'entered') await store.recordPin(sim, pinHash, 'right', clock.now());
}

async function mayTry({ channel, profile, store, hash }: PinDeps, sim: string, pin: string): Promise<void> {
  const before = await store.pinOutcome(sim, hash(sim, pin));
  if (before === 'wrong') throw refused();
  if (before === 'entered') {
    throw new GatewayError(
      'PIN_UNSURE',
      'This PIN was sent to the SIM before, and nobody knows whether it was right.',
      {
        disposition: 'local',
        remedy: 'Unlock the SIM in a phone and put it back, or enter another PIN in the settings of this modem.',
      },
    );
  }
  const left = await triesLeft(channel, profile);
  const failedBefore = left === null && (await store.pinOutcome(sim, ANY_PIN)) === 'wrong';
  if (left !== null && left > 1) return;
  if (left === null && !failedBefore) return;
  if (left === 0) throw pukNeeded();
  throw new GatewayError(
    'PIN_LAST_TRY',
    left === 1
      ? 'The SIM leaves one try for its PIN; the gateway does not risk it.'
      : 'A PIN was wrong before and this modem does not tell how many tries are left; the gateway does not risk one.',
    {
      disposition: 'local',
      remedy: 'Unlock the SIM in a phone with the right PIN, put it back and restart this modem.',
    },
  );
}

async function triesLeft(channel: AtChannel, profile: Profile): Promise<number | null> {
  const { tries } = profile.sim;
  if (!tries) return null;
  const lines = await tryAsk(channel, tries.command);
  const pattern = new RegExp(tries.pattern, 'i');
  const found = lines?.map((line) => pattern.exec(line)?.[1]).find((text) => text !== undefined);
  return found === undefined ? null : Number(found);
}

async function enter({ channel, store, hash, clock, log }: PinDeps, sim: string, pin: string): Promise<void> {
  const pinHash = hash(sim, pin);
  await store.recordPin(sim, pinHash, 'entered', clock.now());
  const reply = await channel.run(`AT+CPIN="${pin}"`, { timeout: 'slow' });
  if (isRefusal(reply)) {
    await store.recordPin(sim, pinHash, 'wrong', clock.now());
    await store.recordPin(sim, ANY_PIN, 'wrong', clock.now());
    throw refused();
  }
  // Without an answer, or with "busy", the outcome is not known: the record stays "entered".
  const error = replyError(reply);
  if (error) throw error;
  await store.recordPin(sim, pinHash, 'right', clock.now());
  await store.recordPin(sim, ANY_PIN, 'right', clock.now());
  log.info({ sim: `***${sim.slice(-3)}` }, 'SIM unlocked with its PIN');
}

/** CME 16 wrong password, 12 PUK, 11 PIN still required, or ERROR without a reason. */
function isRefusal({ final }: Reply): boolean {
  if (final.kind === 'error') return true;
  return final.kind === 'cme' && (final.code === null || [11, 12, 16].includes(final.code));
}

/** AT+CPIN? until the SIM is no longer busy. @throws GatewayError SIM_MISSING, SIM_BUSY or what the modem answers */
async function settledState(deps: PinDeps): Promise<Exclude<SimState, 'busy'>> {
  const { clock, profile } = deps;
  const deadline = clock.now() + profile.sim.readyMs;
  for (;;) {
    const state = await simState(deps);
    if (state !== 'busy') return state;
    if (clock.now() >= deadline) {
      throw new GatewayError('SIM_BUSY', 'The SIM does not become ready.', {
        disposition: 'local',
        remedy: 'Take the SIM out and put it back; it is tried again.',
      });
    }
    await deps.simBell.wait(POLL_MS);
  }
}

async function simState({ channel, profile }: PinDeps): Promise<SimState> {
  const endsWith = profile.quirks.includes('cpin-no-ok') ? /^\+CPIN:/i : undefined;
  const reply = await channel.run('AT+CPIN?', { endsWith });
  const { final } = reply;
  if (final.kind === 'cme' && final.code !== null) {
    if ([10, 13, 15].includes(final.code)) {
      throw new GatewayError('SIM_MISSING', replyError(reply)?.message ?? 'No SIM.', {
        disposition: 'local',
        remedy: 'Check the SIM: seated, not blocked, the right way round. It is tried again.',
      });
    }
    if (final.code === 11) return 'pin';
    if (final.code === 12) return 'puk';
    if ([14, 256, 515].includes(final.code)) return 'busy';
  }
  const error = replyError(reply);
  if (error) throw error;
  const value = answerOf(reply.lines, '+CPIN')?.replaceAll('"', '').trim().toUpperCase();
  // Some answer a mere OK, and a PIN2 hinders nobody from sending.
  if (value === undefined || value === 'READY' || value.endsWith('2')) return 'ready';
  if (value === 'SIM PIN') return 'pin';
  if (value === 'SIM PUK') return 'puk';
  if (/BUSY|NOT READY/.test(value)) return 'busy';
  throw new GatewayError('SIM_LOCKED', `The SIM or modem is locked (${value}).`, {
    disposition: 'local',
    remedy: 'Unlock it with the code of its seller.',
  });
}

function refused(): GatewayError {
  return new GatewayError('PIN_REFUSED', 'The SIM did not take this PIN; it is not tried again.', {
    disposition: 'local',
    remedy: 'Enter the right PIN in the settings of this modem.',
  });
}

function pukNeeded(): GatewayError {
  return new GatewayError('PUK_NEEDED', 'The SIM is blocked and wants its PUK.', {
    disposition: 'local',
    remedy: 'Unblock the SIM in a phone with its PUK, put it back and restart this modem.',
  });
}
