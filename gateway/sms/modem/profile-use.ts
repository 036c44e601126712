import type { Grammar } from '../at/reply.ts';
import type { Timing } from '../at/timing.ts';
import type { Profile } from './profile.ts';
import type { ProfileLibrary } from './profile-load.ts';

const patterns = (sources: readonly string[]): RegExp[] => sources.map((source) => new RegExp(source, 'i'));

/** How the modem speaks, for the channel. */
export function grammarOf({ urc, sim }: Profile): Grammar {
  return {
    unsolicited: patterns([...urc.unsolicited, ...urc.storeFull, ...urc.restarted, ...sim.readyUrc]),
    noise: patterns(urc.noise),
    errors: patterns(urc.errors),
  };
}

/** Until it is known which modem it is, the chatter of every modem we know is taken for chatter. */
export function grammarOfAny(library: ProfileLibrary): Grammar {
  const all = library.all().map(grammarOf);
  return {
    unsolicited: all.flatMap(({ unsolicited }) => unsolicited),
    noise: all.flatMap(({ noise }) => noise),
    errors: all.flatMap(({ errors }) => errors),
  };
}

/** How long things take on this modem, for the channel. */
export function timingOf({ timeoutsMs, line }: Profile): Timing {
  return { ...timeoutsMs, gap: line.gapMs };
}

/** As `timingOf`, with patience for the modem that wants the longest pause of all we know. */
export function timingUntilKnown(library: ProfileLibrary, first: Profile): Timing {
  return { ...timingOf(first), gap: Math.max(...library.all().map(({ line }) => line.gapMs)) };
}

/** What an unsolicited line means beyond messages and registration. */
export type ProfileEvent = 'sim-ready' | 'store-full' | 'restarted';

export function eventOf({ urc, sim }: Profile, line: string): ProfileEvent | null {
  const says = (sources: readonly string[]) => patterns(sources).some((pattern) => pattern.test(line));
  if (says(urc.storeFull)) return 'store-full';
  if (says(urc.restarted)) return 'restarted';
  return says(sim.readyUrc) ? 'sim-ready' : null;
}
