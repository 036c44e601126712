/** Characters: a USSD text has 182 at most, in hex four times as many. */
const LONGEST_TEXT = 1_000;

/** Puts a +CUSD together whose text holds line ends: it is whole when its quote is closed. All else passes as it is. */
export class UssdJoiner {
  #unfinished: string | null = null;

  /** @returns the lines that are whole now, in order; none while more is to come */
  push(line: string): string[] {
    const begun = this.#unfinished;
    this.#unfinished = null;
    if (begun === null && !/^\+CUSD:/i.test(line)) return [line];
    if (begun !== null && (/^(OK|ERROR|\+C\w+:.*|\^\w+:.*)$/.test(line) || begun.length > LONGEST_TEXT)) {
      return [begun, line];
    }
    const text = begun === null ? line : `${begun}\n${line}`;
    if (text.split('"').length % 2 === 1) return [text];
    this.#unfinished = text;
    return [];
  }
}
