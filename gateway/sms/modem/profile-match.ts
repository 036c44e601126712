import type { UsbId } from '../port/usb-id.ts';
import type { Profile } from './profile.ts';
import type { ProfileLibrary } from './profile-load.ts';

/** What a modem says of itself; null where it said nothing. */
export interface SelfDescription {
  manufacturer: string | null;
  model: string | null;
  firmware: string | null;
  usb: UsbId | null;
}

export interface ProfileChoice {
  profile: Profile;
  /** For people: what matched. */
  why: string;
  /** Ids of others that fit equally well; a fault of the profiles. */
  ties: string[];
}

interface Score {
  points: number;
  matched: string[];
}

const MISMATCH: Score = { points: -1, matched: [] };

/** The profile that fits best: USB id 1, manufacturer 2, model 4, firmware 8 points; `generic` where none fits. */
export function chooseProfile(library: ProfileLibrary, self: SelfDescription): ProfileChoice {
  let best: { profile: Profile; score: Score }[] = [{ profile: library.generic, score: { points: 0, matched: [] } }];
  for (const profile of library.all()) {
    const score = scoreOf(profile, self);
    // A USB id alone never decides: the same bridge chip sits in front of many modems.
    if (score.points < 2) continue;
    const top = best[0]!.score.points;
    if (score.points > top) best = [{ profile, score }];
    else if (score.points === top) best.push({ profile, score });
  }
  const { profile, score } = best[0]!;
  const why = score.matched.length > 0 ? `${score.matched.join(', ')} matched` : 'nothing more special matched';
  return { profile, why, ties: best.slice(1).map((other) => other.profile.id) };
}

function scoreOf({ match, usb: devices }: Profile, self: SelfDescription): Score {
  const matched: string[] = [];
  let points = 0;
  const patterns: [string | undefined, string | null, number, string][] = [
    [match.manufacturer, self.manufacturer, 2, 'manufacturer'],
    [match.model, self.model, 4, 'model'],
    [match.firmware, self.firmware, 8, 'firmware'],
  ];
  for (const [pattern, value, worth, name] of patterns) {
    if (pattern === undefined) continue;
    if (value === null || !new RegExp(pattern, 'i').test(value)) return MISMATCH;
    points += worth;
    matched.push(`${name} ${JSON.stringify(value)}`);
  }
  const { usb } = self;
  if (usb && devices.some(({ vid, pid }) => vid === usb.vid && pid === usb.pid)) {
    points += 1;
    matched.push(`USB id ${usb.vid}:${usb.pid}`);
  }
  return { points, matched };
}
