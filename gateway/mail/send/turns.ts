interface Turn {
  urgent: boolean;
  take(): void;
}

export interface Place {
  /** Resolves when it is this mail's turn, or when it need not wait any more. */
  taken: Promise<void>;
  /** It waits no more. @returns false where its turn has come already */
  leave(): boolean;
}

/** Mails that wait for a connection: urgent ones before the others, each in the order in which they came. */
export class Turns {
  readonly #urgent: Turn[] = [];
  readonly #others: Turn[] = [];

  get size(): number {
    return this.#urgent.length + this.#others.length;
  }

  /** @param again it had its turn in vain */
  wait(urgent: boolean, signal: AbortSignal, again: boolean): Place {
    const line = urgent ? this.#urgent : this.#others;
    let take = () => {};
    const taken = new Promise<void>((resolve) => {
      take = () => {
        signal.removeEventListener('abort', aborted);
        resolve();
      };
    });
    const turn: Turn = { urgent, take };
    const leave = () => {
      const place = line.indexOf(turn);
      if (place >= 0) line.splice(place, 1);
      signal.removeEventListener('abort', aborted);
      return place >= 0;
    };
    const aborted = () => {
      leave();
      take();
    };
    if (again) line.unshift(turn);
    else line.push(turn);
    signal.addEventListener('abort', aborted, { once: true });
    return { taken, leave };
  }

  /** @param urgentOnly what there is room for now is kept for urgent ones */
  next(urgentOnly: boolean): void {
    const turn = this.#urgent.shift() ?? (urgentOnly ? undefined : this.#others.shift());
    turn?.take();
  }

  /** Everybody's: what they waited for is not to be had. */
  release(): void {
    for (const turn of [...this.#urgent.splice(0), ...this.#others.splice(0)]) turn.take();
  }
}
