/** A call that was made under an idempotency key. */
export interface RepeatableCall {
  /** Whose key it is: two callers may choose the same. */
  scope: string;
  key: string;
  /** What was asked for, as a keyed hash: it may hold codes. */
  print: string;
}

/** Answers to calls under idempotency keys, so that a repeated call is answered the same. */
export interface RepeatStore {
  get(scope: string, key: string): Promise<{ print: string; answer: string } | null>;
  /** The first one stays. Older ones than `forgetBefore` (ms) are forgotten. */
  put(call: RepeatableCall & { answer: string; at: number }, forgetBefore: number): Promise<void>;
}
