import type { Clock } from '../../core/clock.ts';
import { AtChannel } from '../at/channel.ts';
import type { PortOpener } from '../port/port.ts';
import { Trace } from '../port/trace.ts';
import { ask, tryAsk } from './ask.ts';
import { readImei } from './identity.ts';
import type { ProfileLibrary } from './profile-load.ts';
import { grammarOfAny, timingUntilKnown } from './profile-use.ts';

export interface AskImeiDeps {
  openPort: PortOpener;
  clock: Clock;
  profiles: ProfileLibrary;
}

/** A modem that lives answers AT at once; most ports asked here are none of a modem. */
const WAKE_MS = 300;

/** Who answers at a port. null = nobody, or one who does not tell. Never throws. */
export async function askImei({ openPort, clock, profiles }: AskImeiDeps, path: string): Promise<string | null> {
  const { generic } = profiles;
  const port = await openPort(path, generic.line).catch(() => null);
  if (!port) return null;
  const channel = new AtChannel({
    ...{
      port,
      clock,
      trace: new Trace(clock),
      onUrc: () => {},
      onSync: () => {},
      onRestart: () => {},
      onDead: () => {},
    },
  });
  const timing = timingUntilKnown(profiles, generic);
  channel.tune(grammarOfAny(profiles), { ...timing, wake: Math.min(timing.wake, WAKE_MS) });
  channel.start();
  try {
    await ask(channel, 'AT');
    await tryAsk(channel, 'ATE0');
    return await readImei(channel);
  } catch {
    // It does not answer as a modem does; that is all there is to know here.
    return null;
  } finally {
    await channel.close().catch(() => {}); // it may be gone by now
  }
}
