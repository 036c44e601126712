import type { Copy, OnAir } from './air.ts';
import type { Sent } from './load.ts';

/** A message as the API tells it. */
export interface Told {
  id: string;
  state: string;
  error: { code: string } | null;
}

const SETTLED = new Set(['sent', 'delivered', 'failed', 'expired', 'uncertain']);

/**
 * What is wrong with one message, in words. Delivered means: every part on the air once, a second time only with
 * reject-duplicates, and never an OTP. Anything else must be told as what it is.
 */
export function judge(sent: Sent, told: Told | undefined, onAir: OnAir | undefined): string[] {
  const what = `message ${sent.number} (${sent.class}, ${sent.parts} parts, ${sent.id})`;
  if (!told) return [`${what} was accepted and is lost`];
  const copies = Array.from({ length: sent.parts }, (_, index) => onAir?.get(index + 1) ?? []);
  const all = copies.flat();
  const whole = copies.every((part) => part.length > 0);
  const wrong: string[] = [];
  const note = (text: string) => wrong.push(`${what}, told ${told.state}: ${text} – on the air: ${spelled(copies)}`);

  if (!SETTLED.has(told.state)) note('is not settled');
  if ([...(onAir?.keys() ?? [])].some((part) => part > sent.parts)) note('has more parts on the air than it should');
  for (const [index, part] of copies.entries()) {
    if (part.length > 1 && sent.class === 'otp') note('an OTP went out twice');
    else if (part.length > 2) note(`part ${index + 1} went out ${part.length} times`);
    else if (part.slice(1).some((copy) => !copy.rejectDuplicates)) note(`a second part ${index + 1} without TP-RD`);
  }
  if (new Set(all.map(({ concatRef }) => concatRef)).size > 1) note('its parts have different references');
  if (new Set(all.map(({ modem }) => modem)).size > 1 && sent.parts > 1) note('its parts came from different numbers');
  if ((told.state === 'delivered' || told.state === 'sent') && !whole) note('it never was on the air whole');
  if ((told.state === 'failed' || told.state === 'expired') && whole) note('it arrived');
  return wrong;
}

function spelled(copies: readonly Copy[][]): string {
  const text = (copy: Copy) =>
    `modem ${copy.modem}${copy.rejectDuplicates ? ' RD' : ''} ${new Date(copy.at).toISOString()}`;
  return copies.map((part, index) => `${index + 1}: [${part.map(text).join(', ')}]`).join(' ') || 'nothing';
}

export interface Counts {
  total: number;
  byClass: Map<string, Map<string, number>>;
  resent: number;
}

/** How many messages of each class came to each state. */
export function countStates(
  sent: readonly Sent[],
  told: ReadonlyMap<string, Told>,
  air: ReadonlyMap<number, OnAir>,
): Counts {
  const byClass = new Map<string, Map<string, number>>();
  let resent = 0;
  for (const { id, number, class: name } of sent) {
    const states = byClass.get(name) ?? new Map<string, number>();
    byClass.set(name, states);
    const state = told.get(id)?.state ?? 'lost';
    states.set(state, (states.get(state) ?? 0) + 1);
    if ([...(air.get(number)?.values() ?? [])].some((copies) => copies.length > 1)) resent += 1;
  }
  return { total: sent.length, byClass, resent };
}

/** Each text that a phone sent is in the inbox once, and whole. */
export function judgeInbox(texts: ReadonlySet<string>, inbox: readonly { text: string; state: string }[]): string[] {
  const found = new Map<string, number>();
  for (const { text } of inbox) found.set(text, (found.get(text) ?? 0) + 1);
  return [
    ...[...texts].filter((text) => !found.has(text)).map((text) => `inbound ${text.slice(0, 12)} is lost`),
    ...[...found].filter(([, n]) => n > 1).map(([text, n]) => `inbound ${text.slice(0, 12)} is stored ${n} times`),
    ...inbox.filter(({ state }) => state !== 'complete').map(({ text }) => `inbound ${text.slice(0, 12)} is in pieces`),
    ...[...found.keys()].filter((text) => !texts.has(text)).map((text) => `inbound ${text} was sent by nobody`),
  ];
}
