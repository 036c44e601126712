/** Puts a sentence of the gateway into another language; what it does not know stays English. */
export type Says = (text: string) => string;

interface Pattern {
  /** Where the places could end sooner or later: both ways of reading it. */
  matches: RegExp[];
  into: string;
}

const PLACE = /\{(\d)\}/g;
/** Letters that tell a sentence apart. */
const FEW = 12;
/** Cause and remedy often come as one text. */
const SENTENCES = /(?<=[.?!]) (?=[A-Z"])/;
/** A sentence may hold another one, and that a word: deeper nothing goes. */
const DEEPEST = 3;

/**
 * The gateway speaks English, in its API as in its log, and its English sentence is the key of the translation:
 * `{0} refused the login: {1}`, with places for what differs. What stands in a place is translated too where it is known.
 */
export function translator(known: Readonly<Record<string, string>>): Says {
  const exact = new Map<string, string>();
  const patterns: Pattern[] = [];
  // Where two fit, the one that says more of it is meant.
  const keys = Object.keys(known).sort((a, b) => literal(b).length - literal(a).length);
  for (const key of keys) {
    if (literal(key) === key) exact.set(key, known[key]!);
    else patterns.push({ matches: [patternOf(key, '.+?'), patternOf(key, '.+')], into: known[key]! });
  }
  const said = new Map<string, string>();
  const say = (text: string, depth: number): string => {
    const whole = exact.get(text);
    if (whole !== undefined || depth > DEEPEST) return whole ?? text;
    const sentences = text.split(SENTENCES);
    if (sentences.length > 1) {
      const each = sentences.map((sentence) => say(sentence, depth + 1));
      if (each.every((said, at) => said !== sentences[at])) return each.join(' ');
    }
    for (const { matches, into } of patterns) {
      const readings = matches
        .map((match) => match.exec(text))
        .filter((found) => found !== null)
        .map(({ groups }) => translated(groups ?? {}, (place) => say(place, depth + 1)));
      const best = readings.find(({ isKnown }) => isKnown) ?? readings[0];
      if (best) return into.replace(PLACE, (_, place: string) => best.places[`p${place}`] ?? '');
    }
    return text;
  };
  return (text) => {
    const before = said.get(text);
    if (before !== undefined) return before;
    const now = say(text, 0);
    if (said.size > 1_000) said.clear();
    said.set(text, now);
    return now;
  };
}

/** What stands in the places, and whether any of it is known: "mail route" is, "mail" and "route …" are not. */
function translated(places: Record<string, string>, say: Says) {
  const entries = Object.entries(places).map(([name, text]) => [name, text, say(text)] as const);
  return {
    places: Object.fromEntries(entries.map(([name, , said]) => [name, said])),
    isKnown: entries.some(([, text, said]) => said !== text),
  };
}

function literal(key: string): string {
  return key.replace(PLACE, '');
}

function patternOf(key: string, anything: string): RegExp {
  // `{0} set up.` must not take the end of any sentence for itself: where so little is said, the place takes one word.
  const first = key.startsWith('{0}') && literal(key).length < FEW ? '\\S+' : anything;
  const source = key.split(PLACE).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return `(?<p${part}>${index === 1 ? first : anything})`;
  });
  return new RegExp(`^${source.join('')}$`, 's');
}
