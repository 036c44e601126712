import type { BulkCandidate, BulkStore } from '../core/bulk-store.ts';
import type { BulkPlan, BulkSelection } from '../core/model/bulk.ts';
import type { Channel } from '../core/model/common.ts';
import { addressOf } from './rules.ts';

/** One line of a run: a token, or why there is nothing to push. */
export interface PlannedItem {
  seq: number;
  tokenId: string;
  login: string;
  channel: Channel | null;
  reason: string | null;
}

const PAGE = 1000;
/** A list is looked up so many at a time. */
const LOGINS = 500;
const UNKNOWN_SHOWN = 100;
const EXAMPLES = 20;
/** What an SMS takes a GSM modem, with its waits, while it has not been measured (ms). */
const ASSUMED_MS = 5_000;

export interface ModemAtWork {
  /** What a submit takes it on average; null = it has not sent since the start. */
  submitMs: number | null;
}

/** Whom a selection means, and what a run would do for each. */
export async function planBulk(
  store: BulkStore,
  selection: BulkSelection,
  modems: readonly ModemAtWork[],
): Promise<{ plan: BulkPlan; items: PlannedItem[] }> {
  const items: PlannedItem[] = [];
  const plan: BulkPlan = {
    ...{ users: 0, pushes: 0, byEmail: 0, bySms: 0, noEmail: 0, noMobile: 0, unreachable: 0, noToken: 0 },
    ...{ unknown: [], unknownCount: 0, examples: { noEmail: [], noMobile: [], noToken: [] } },
    ...{ smsMinutes: null, smsPace: null },
    warnings: [],
  };
  const add = (login: string, tokenId: string, channel: Channel | null, reason: string | null) =>
    items.push({ seq: items.length + 1, tokenId, login, channel, reason });
  const missing = new Map(selection.logins.map((login) => [folded(login), login]));
  for await (const candidate of found(store, selection)) {
    missing.delete(folded(candidate.login));
    count(plan, candidate);
    const channel = selection.channels.find((each) => addressOf(candidate, each)) ?? null;
    if (candidate.tokenId === null) add(candidate.login, '', null, 'The user has no active token.');
    else if (channel === null) add(candidate.login, candidate.tokenId, null, noAddress(selection.channels));
    else add(candidate.login, candidate.tokenId, channel, null);
    if (candidate.tokenId !== null && channel === null) plan.unreachable += 1;
    if (candidate.tokenId !== null && channel === 'email') plan.byEmail += 1;
    if (candidate.tokenId !== null && channel === 'sms') plan.bySms += 1;
  }
  for (const login of missing.values()) add(login, '', null, 'Nobody in this selection has this login.');
  plan.unknown = [...missing.values()].slice(0, UNKNOWN_SHOWN);
  plan.unknownCount = missing.size;
  plan.pushes = plan.byEmail + plan.bySms;
  if (modems.length > 0) {
    const perMs = modems.reduce((rate, { submitMs }) => rate + 1 / Math.max(1, submitMs ?? ASSUMED_MS), 0);
    plan.smsMinutes = Math.ceil(plan.bySms / perMs / 60_000);
    plan.smsPace = {
      modems: modems.length,
      measured: modems.filter(({ submitMs }) => submitMs !== null).length,
      secondsEach: Math.round(modems.length / perMs / 100) / 10,
    };
  }
  if (plan.users === 0 && selection.group !== null) {
    plan.warnings.push(
      'Nobody is found in this group. Only groups that an identity source names under Groups are known here, by the name they have there.',
    );
  }
  if (plan.bySms > 0 && modems.length === 0) {
    plan.warnings.push('No modem is at work: pushes by SMS wait until one is.');
  }
  if (plan.smsMinutes !== null && plan.smsMinutes > 24 * 60) {
    plan.warnings.push('The modems need more than a day; more modems help, or e-mail first.');
  }
  return { plan, items };
}

async function* found(store: BulkStore, selection: BulkSelection): AsyncGenerator<BulkCandidate> {
  const lists = selection.logins.length === 0 ? [[]] : chunks([...new Set(selection.logins)], LOGINS);
  for (const logins of lists) {
    let after: string | null = null;
    for (;;) {
      const page = await store.candidates({ ...selection, logins }, after, PAGE);
      for (const { candidate } of page) yield candidate;
      if (page.length < PAGE) break;
      after = page.at(-1)!.userId;
    }
  }
}

function count(plan: BulkPlan, { login, email, mobile, tokenId }: BulkCandidate): void {
  plan.users += 1;
  const note = (field: 'noEmail' | 'noMobile' | 'noToken') => {
    plan[field] += 1;
    if (plan.examples[field].length < EXAMPLES) plan.examples[field].push(login);
  };
  if (!email) note('noEmail');
  if (!mobile) note('noMobile');
  if (tokenId === null) note('noToken');
}

function noAddress(channels: readonly Channel[]): string {
  if (channels.length > 1) return 'The user has neither an e-mail address nor a mobile number.';
  return `The user has no ${channels[0] === 'email' ? 'e-mail address' : 'mobile number'}.`;
}

/** As the store folds logins. */
function folded(login: string): string {
  return login.normalize('NFKC').toLowerCase().trim();
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
}
