import type { Clock } from '../../core/clock.ts';
import { asGatewayError } from '../../core/errors.ts';
import { AtChannel } from '../at/channel.ts';
import type { Port, PortOpener } from '../port/port.ts';
import type { Trace } from '../port/trace.ts';
import { resetUsb } from '../port/usb-reset.ts';
import type { Berth } from './port-desk.ts';
import type { Profile } from './profile.ts';
import { grammarOf, timingOf } from './profile-use.ts';

export interface ResetDeps {
  openPort: PortOpener;
  clock: Clock;
  trace: Trace;
}

export interface ResetPlace {
  berth: Berth;
  /** Other ports of the device that take commands, for when its own is deaf. */
  siblings: readonly string[];
  profile: Profile;
}

/** `done`: something was set in motion, so the modem may take a while. */
export interface ResetOutcome {
  done: boolean;
  text: string;
}

const ESC = '\x1b';

/** One rung of the ladder. Never throws: what cannot be done is said, and the next rung is tried in its time. */
export function resetModem(deps: ResetDeps, step: 'soft' | 'vendor' | 'usb', place: ResetPlace): Promise<ResetOutcome> {
  const { reset } = place.profile;
  if (step === 'usb') return offAndOn(deps, place);
  return step === 'soft' ? byCommands(deps, place, reset.soft, 'all') : byCommands(deps, place, reset.vendor, 'one');
}

async function offAndOn({ clock }: ResetDeps, { berth }: ResetPlace): Promise<ResetOutcome> {
  const device = berth.found?.usb;
  if (!device) return { done: false, text: 'No USB reset: this is no USB device, or the system does not tell which' };
  try {
    await resetUsb(device, clock);
    return { done: true, text: `USB device ${device.place} was switched off and on` };
  } catch (error) {
    const { message, remedy } = asGatewayError(error);
    return { done: false, text: `No USB reset: ${message} ${remedy ?? ''}`.trim() };
  }
}

/** @param how `all`: one after the other; `one`: the first that is not refused */
async function byCommands(
  deps: ResetDeps,
  { berth, siblings, profile }: ResetPlace,
  commands: readonly string[],
  how: 'all' | 'one',
): Promise<ResetOutcome> {
  let text = '';
  for (const path of [berth.path, ...siblings]) {
    let port: Port;
    try {
      port = await deps.openPort(path, profile.line);
    } catch (error) {
      text ||= asGatewayError(error).message;
      continue;
    }
    const outcome = await say(deps, port, profile, commands, how);
    if (outcome.done) return path === berth.path ? outcome : { done: true, text: `${outcome.text} (at ${path})` };
    text = outcome.text;
  }
  return { done: false, text };
}

async function say(
  { clock, trace }: ResetDeps,
  port: Port,
  profile: Profile,
  commands: readonly string[],
  how: 'all' | 'one',
): Promise<ResetOutcome> {
  trace.remark(`reset at ${port.name}`);
  let deaf = false;
  const channel = new AtChannel({
    ...{ port, clock, trace, onUrc: () => {}, onSync: () => {}, onRestart: () => {} },
    onDead: ({ code }) => {
      deaf = code === 'AT_DEAD';
    },
  });
  channel.tune(grammarOf(profile), timingOf(profile));
  channel.start();
  const taken: string[] = [];
  try {
    for (const command of commands) {
      const { final } = await channel.run(command, { timeout: 'slow' });
      // A modem that goes down at once has no time for its OK.
      const gone = final.kind === 'lost' && !deaf;
      if (final.kind === 'ok' || final.kind === 'timeout' || gone) taken.push(command);
      if (deaf || gone || (how === 'one' && taken.length > 0)) break;
    }
    if (!deaf) {
      const text = taken.length > 0 ? `${taken.join(', ')} was taken` : `${commands.join(', ')} was refused`;
      return { done: taken.length > 0, text };
    }
    // It may hear although it does not speak. ESC first: nothing half-written may go out.
    for (const command of how === 'one' ? commands.slice(0, 1) : commands) {
      trace.sent(command);
      await port.write(Buffer.from(`${ESC}\r${command}\r`, 'latin1'));
    }
    return { done: false, text: `${commands[0]} was written, and nobody answered` };
  } catch (error) {
    return { done: taken.length > 0, text: asGatewayError(error).message };
  } finally {
    await channel.close().catch(() => {}); // it may have gone down already
  }
}
