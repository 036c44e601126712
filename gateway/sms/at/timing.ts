/** How long a modem is waited for; milliseconds. */
export interface Timing {
  /** A command that asks the modem itself. */
  command: number;
  /** A command that asks SIM or network. */
  slow: number;
  /** From AT+CMGS to `> `. */
  prompt: number;
  /** From Ctrl-Z to the answer; makers allow the network 120 s. */
  submit: number;
  /** Silence that counts as drained. */
  quiet: number;
  /** For `AT` to be answered when waking or recovering; doubles with each of the three tries. */
  wake: number;
  /** Pause between a final result and the next command. */
  gap: number;
}

export const DEFAULT_TIMING: Timing = {
  command: 5_000,
  slow: 30_000,
  prompt: 10_000,
  submit: 180_000,
  quiet: 100,
  wake: 1_000,
  gap: 0,
};
