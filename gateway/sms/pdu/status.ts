/**
 * What a status report says of its message:
 * - `received`: the service centre is done with it and it arrived (or was passed on or replaced, see the meaning)
 * - `trying`: not yet, the service centre keeps trying and will report again
 * - `permanent`: it will not arrive, and trying again makes no sense
 * - `temporary-gave-up`: the service centre has stopped trying; another try of ours may succeed
 * - `unknown`: a value that says nothing
 */
export type StatusOutcome = 'received' | 'trying' | 'permanent' | 'temporary-gave-up' | 'unknown';

export interface StatusMeaning {
  outcome: StatusOutcome;
  /** The phone has it: only TP-Status 0 says so. */
  confirmed: boolean;
  /** For people. */
  meaning: string;
}

const COMPLETED = [
  'received by the phone',
  'passed on by the service centre, which cannot tell whether it arrived',
  'replaced by a later message at the service centre',
];
const FAULTS = [
  'congestion',
  'the phone is busy',
  'no answer from the phone',
  'service rejected',
  'quality of service not available',
  'error in the phone',
];
const PERMANENT = [
  'remote procedure error',
  'incompatible destination',
  'connection rejected by the phone',
  'not obtainable',
  'quality of service not available',
  'no interworking available',
  'the validity period expired',
  'deleted by the sender',
  'deleted by the service centre',
  'the message does not exist',
];

/** @param status TP-Status, 0…255 (23.040, 9.2.3.15) */
export function classifyStatus(status: number): StatusMeaning {
  const low = status & 0x1f;
  const confirmed = status === 0;
  if (status > 0x7f) return { outcome: 'unknown', confirmed, meaning: 'a status reserved by the standard' };
  const [outcome, known, what] = (
    [
      ['received', COMPLETED, 'completed'],
      ['trying', FAULTS, 'not delivered yet, still trying'],
      ['permanent', PERMANENT, 'failed for good'],
      ['temporary-gave-up', FAULTS, 'not delivered, the service centre has given up'],
    ] as const
  )[(status >> 5) as 0 | 1 | 2 | 3];
  const detail = known[low] ?? (low < 0x10 ? 'a reason reserved by the standard' : `reason ${status} of this network`);
  return { outcome, confirmed, meaning: outcome === 'received' ? detail : `${what}: ${detail}` };
}
