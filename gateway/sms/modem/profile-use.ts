import type { Timing } from '../at/channel.ts';
import type { Grammar } from '../at/reply.ts';
import type { Profile } from './profile.ts';
import type { ProfileLibrary } from './profile-load.ts';

const patterns = (sources: readonly string[]): RegExp[] => sources.map((source) => new RegExp(source, 'i'));

/** How the modem speaks, for the channel. */
export function grammarOf({ urc }: Profile): Grammar {
  return {
    unsolicited: patterns([...urc.unsolicited, ...urc.storeFull, ...urc.restarted]),
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

/** What an unsolicited line means beyond messages and registration. */
export function eventOf({ urc }: Profile, line: string): 'store-full' | 'restarted' | null {
  if (patterns(urc.storeFull).some((pattern) => pattern.test(line))) return 'store-full';
  return patterns(urc.restarted).some((pattern) => pattern.test(line)) ? 'restarted' : null;
}
