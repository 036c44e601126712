import type { OptOutSettings } from '../core/model/inbound.ts';

/** What holds until an administrator says otherwise. */
export const DEFAULT_OPT_OUT: OptOutSettings = {
  enabled: true,
  stopWords: [
    ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
    ...['STOPP', 'ABMELDEN', 'ABBESTELLEN', 'AUSTRAGEN', 'BEENDEN'],
  ],
  startWords: ['START', 'UNSTOP', 'SUBSCRIBE', 'ANMELDEN', 'EINTRAGEN'],
  firstWord: false,
  stopReply: null,
  startReply: null,
};

/** A word whatever its case and width, without the dots and quotes around it. */
export function fold(word: string): string {
  const plain = word.normalize('NFKC').toLowerCase();
  return plain.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || plain;
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/u).filter(Boolean).map(fold);
}

/**
 * Does a text opt out or in? It does when it consists of nothing but such words ("Stop!", "STOP STOP"), or begins with
 * one where the settings say so: "Stop by later" is then one too.
 * @returns the word as the settings have it; null where it says neither
 */
export function wishOf(text: string, settings: OptOutSettings): { wish: 'stop' | 'start'; keyword: string } | null {
  const words = wordsOf(text);
  const judged = settings.firstWord ? words.slice(0, 1) : words;
  if (judged.length === 0) return null;
  for (const wish of ['stop', 'start'] as const) {
    const listed = wish === 'stop' ? settings.stopWords : settings.startWords;
    const known = new Map(listed.map((keyword) => [fold(keyword), keyword]));
    if (judged.every((word) => known.has(word))) return { wish, keyword: known.get(judged[0]!)! };
  }
  return null;
}
