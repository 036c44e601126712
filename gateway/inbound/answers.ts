import { smsThreadId } from '../core/sms-thread.ts';
import type { StoredEmail } from '../core/stored-email.ts';

export interface AnswersDeps {
  hostname: string;
  /** The domain whose mails become texts; null while there is none. */
  replyDomain(): string | null;
}

/** How mails about texts are answered: by a mail to the number, which becomes a text; and one thread a number. */
export class Answers {
  readonly #deps: AnswersDeps;

  constructor(deps: AnswersDeps) {
    this.#deps = deps;
  }

  /** @param number E.164; a name as sender cannot be answered */
  to(number: string): Pick<StoredEmail, 'replyTo' | 'thread'> {
    const domain = this.#deps.replyDomain();
    const isNumber = /^\+\d{3,15}$/.test(number);
    return {
      thread: smsThreadId(number, this.#deps.hostname),
      ...(domain !== null && isNumber && { replyTo: `${number}@${domain}` }),
    };
  }

  isAnswerAddress(address: string): boolean {
    return address.slice(address.lastIndexOf('@') + 1).toLowerCase() === this.#deps.replyDomain()?.toLowerCase();
  }
}
