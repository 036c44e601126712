import type { Clock } from '../../core/clock.ts';
import { conflict, GatewayError } from '../../core/errors.ts';
import type { AtChannel } from '../at/channel.ts';
import { ask, fields, tryAsk } from './ask.ts';
import type { Profile } from './profile.ts';
import { decodeUssd, encodeUssd } from './ussd-text.ts';

export interface UssdDeps {
  channel: AtChannel;
  clock: Clock;
  profile: Profile;
}

/** The network answers within seconds; some take half a minute. */
const ANSWER_MS = 45_000;
const NO_ANSWER: Record<number, string> = {
  2: 'The network ended the dialogue.',
  3: 'Another program is in a dialogue with the network.',
  4: 'The network does not know this code.',
  5: 'The network did not answer in time.',
};

interface Answer {
  mode: number;
  text: string | null;
}

/** Questions to the network by code (AT+CUSD, 3GPP TS 27.007, 7.15), one at a time. */
export class Ussd {
  readonly #deps: UssdDeps;
  #waiting: ((answer: Answer | GatewayError) => void) | null = null;

  constructor(deps: UssdDeps) {
    this.#deps = deps;
  }

  /** Takes an unsolicited line. @returns whether it was a +CUSD */
  take(line: string): boolean {
    const answer = this.#parse(line);
    if (answer) this.#waiting?.(answer);
    return answer !== null;
  }

  /** The link ended: nobody will answer. */
  lost(reason: GatewayError): void {
    this.#waiting?.(reason);
  }

  /**
   * Asks, and gives the network's words.
   * @throws GatewayError 409 USSD_BUSY, USSD_REFUSED, USSD_TIMEOUT, or what the modem answers
   */
  async ask(code: string): Promise<string> {
    if (this.#waiting) throw conflict('USSD_BUSY', 'This modem is asking the network already.', 'Try again shortly.');
    const { channel, clock, profile } = this.#deps;
    const answered = new Promise<Answer | GatewayError>((resolve) => {
      this.#waiting = resolve;
    });
    let cancel = () => {};
    try {
      for (const command of profile.ussd.setup) await tryAsk(channel, command);
      const command = `AT+CUSD=1,"${encodeUssd(code, profile.ussd.encoding)}",15`;
      for (const line of await ask(channel, command, { timeout: 'slow' })) this.take(line);
      cancel = clock.after(ANSWER_MS, () => this.#waiting?.(timedOut()));
      const answer = await answered;
      if (answer instanceof GatewayError) {
        if (answer.code === 'USSD_TIMEOUT') await tryAsk(channel, 'AT+CUSD=2');
        throw answer;
      }
      // It wants a choice from a menu: we have what we came for.
      if (answer.mode === 1) await tryAsk(channel, 'AT+CUSD=2');
      if (answer.text !== null && answer.text !== '') return answer.text;
      throw refused(answer.mode);
    } finally {
      cancel();
      this.#waiting = null;
      await this.#restoreCharset();
    }
  }

  /** Nothing else of ours minds the character set, but the next start should find it as it left it. */
  async #restoreCharset(): Promise<void> {
    const changed = this.#deps.profile.ussd.setup.some((command) => /CSCS="(?!GSM)/i.test(command));
    if (changed) await tryAsk(this.#deps.channel, 'AT+CSCS="GSM"').catch(() => null); // a lost link tells itself
  }

  #parse(line: string): Answer | null {
    const match = /^\+CUSD:\s*([\s\S]*)$/i.exec(line);
    if (!match) return null;
    const quoted = /^(\d+)\s*,\s*"([\s\S]*)"\s*(?:,\s*(\d+)?\s*)?$/.exec(match[1]!);
    const [mode = '', text, dcs] = quoted ? quoted.slice(1) : fields(match[1]!);
    if (!/^\d+$/.test(mode)) return null;
    const scheme = dcs && /^\d+$/.test(dcs) ? Number(dcs) : null;
    return {
      mode: Number(mode),
      text: text === undefined ? null : decodeUssd(text, scheme, this.#deps.profile.ussd.encoding),
    };
  }
}

function timedOut(): GatewayError {
  return new GatewayError('USSD_TIMEOUT', 'The network did not answer the code.', {
    status: 504,
    disposition: 'temporary',
    remedy: 'Try the code in a phone with this SIM; some networks answer by SMS instead.',
  });
}

function refused(mode: number): GatewayError {
  return new GatewayError('USSD_REFUSED', NO_ANSWER[mode] ?? 'The network gave no text.', {
    status: 502,
    disposition: 'temporary',
    remedy: "Check the code with the operator; codes differ between an operator's brands.",
  });
}
