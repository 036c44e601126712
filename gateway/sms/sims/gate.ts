import type { MessageClass } from '../../core/model/message.ts';

/** What a message wants of a SIM. */
export interface Wish {
  class: MessageClass;
  /** E.164. */
  to: string;
  /** That are still to be sent. */
  parts: number;
}

/** What the sender must know of SIMs and tell of them. `sim` is the ICCID, else the IMSI; null knows no limits. */
export interface SimGate {
  /** Why this SIM may not take it now, as a sentence; null = it may. */
  obstacle(sim: string | null, wish: Wish): string | null;
  /** Why it takes no message of this class at all; null = it takes some. */
  exhausted(sim: string | null, messageClass: MessageClass): string | null;
  /** When its next part may begin, ms; in the past = now. */
  readyAt(sim: string | null): number;
  /** A part goes to the modem now. */
  handedOver(sim: string | null, to: string): void;
  /** The modem refused it. @param at when it was handed over, ms */
  takenBack(sim: string | null, to: string, at: number): void;
  /** When limits begin anew at the latest, ms. */
  renewsAt(): number;
  /** Called when a SIM may take more than before. @returns the function that unsubscribes */
  onChange(listener: () => void): () => void;
}
