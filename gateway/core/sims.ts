import type {
  ClockReading,
  SignalHistory,
  SignalQuery,
  Sim,
  SimQuota,
  SimSettings,
  SmsRoute,
  SmsRouteInput,
} from './model/sims.ts';
import type { StoredProblem } from './outbox-store.ts';

/* SIMs, signal and the routes of text messages: what is kept of them, and who may be asked about them. Times in ms. */

export interface StoredBalance {
  at: number;
  text: string | null;
  amount: number | null;
  problem: StoredProblem | null;
}

export interface SimRow {
  /** ICCID, else IMSI. */
  iccid: string;
  settings: SimSettings;
  /** Name of the modem it was in last. */
  lastModem: string | null;
  operator: string | null;
  smscCurrent: string | null;
  smscOriginal: string | null;
  balance: StoredBalance | null;
  firstSeenAt: number;
  lastSeenAt: number;
}

/** The day and month a part counts for, by the clock on the wall: `2026-11-23`, `2026-11`. */
export interface UsagePeriod {
  day: string;
  month: string;
}

/** Parts handed to modems; those that were refused are taken out again, those never answered are in. */
export interface SimUsageCounts {
  day: number;
  month: number;
  recipients: number;
}

export interface SimStore {
  list(): Promise<SimRow[]>;
  get(iccid: string): Promise<SimRow | null>;
  insert(row: SimRow): Promise<void>;
  update(iccid: string, patch: Partial<Omit<SimRow, 'iccid' | 'firstSeenAt'>>): Promise<boolean>;
  /** Forgets the SIM and its counters. */
  delete(iccid: string): Promise<boolean>;
  usage(iccid: string, period: UsagePeriod): Promise<SimUsageCounts>;
  /** Numbers of the month. */
  recipients(iccid: string, month: string): Promise<string[]>;
  /** Counters of months before this one are of no use any more. */
  forgetUsage(beforeMonth: string): Promise<void>;
}

/** Samples of one modem, an hour a row. */
export interface SignalStore {
  /** @param hour begin of the hour, ms  @param samples as `packSamples` makes them; in place of what was there */
  put(modemId: string, hour: number, samples: Buffer): Promise<void>;
  read(modemId: string, fromHour: number): Promise<{ hour: number; samples: Buffer }[]>;
  forget(before: number): Promise<void>;
}

export interface SmsRouteStore {
  /** By position, then age. */
  list(): Promise<SmsRoute[]>;
  insert(route: SmsRoute, now: number): Promise<void>;
  update(id: string, patch: Partial<SmsRouteInput>, now: number): Promise<boolean>;
  delete(id: string): Promise<boolean>;
}

/** PATCH of a SIM; what is absent stays, in `quota` and `pace` too. */
export type SimPatch = Partial<Omit<SimSettings, 'quota' | 'pace'>> & {
  quota?: Partial<SimQuota>;
  pace?: Partial<SimSettings['pace']>;
};

export interface SimService {
  list(): Promise<Sim[]>;
  /** @throws GatewayError 404 */
  get(iccid: string): Promise<Sim>;
  update(iccid: string, patch: SimPatch): Promise<Sim>;
  /** @throws GatewayError 409 while it is in a modem */
  remove(iccid: string): Promise<void>;
  /** Asks the network now; the answer, or why there was none, is kept. @throws GatewayError 409 without code or modem */
  askBalance(iccid: string): Promise<Sim>;
}

export interface SmsRouteService {
  list(): Promise<SmsRoute[]>;
  get(id: string): Promise<SmsRoute>;
  create(input: SmsRouteInput): Promise<SmsRoute>;
  update(id: string, input: Partial<SmsRouteInput>): Promise<SmsRoute>;
  remove(id: string): Promise<void>;
}

/** What modems tell beyond their state. */
export interface ModemReadings {
  signal(modemId: string, query: SignalQuery): Promise<SignalHistory>;
  /** Of each modem that has told the network's time lately, by its name. */
  clocks(): { modem: string; reading: ClockReading }[];
}
