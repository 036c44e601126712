import type { Clock } from '../../core/clock.ts';
import type { MailInStores, MailToSmsRow, MailToSmsService } from '../../core/mail-in.ts';
import { iso } from '../../core/model/common.ts';
import type { MailToSms, MailToSmsInput } from '../../core/model/mail-to-sms.ts';
import { AddressFilter } from './address-rules.ts';
import { RefusalCounts } from './counters.ts';
import { Records } from './records.ts';
import { readSmsAddress, type SmsWishes } from './sms-address.ts';
import { SmtpReply } from './smtp-reply.ts';

export interface SmsRulesDeps {
  store: MailInStores['mailToSms'];
  clock: Clock;
  /** Any usual notation → E.164. @throws GatewayError 422 */
  normalizeMobile(text: string): string;
}

/** A domain whose mails become texts, ready to judge them by. */
export interface SmsRule {
  row: MailToSmsRow;
  senders: AddressFilter;
  tally: { accepted: number; refused: RefusalCounts };
}

/** One recipient by number. */
export interface SmsTarget {
  rule: SmsRule;
  /** E.164. */
  number: string;
  wishes: SmsWishes;
}

/** Who asks for a text to be sent. */
export interface SmsClient {
  from: string;
  /** Its address is on the allow list of a listener that takes it without a login. */
  isListed: boolean;
  /** Id of the account or API key it has logged in with. */
  userId: string | null;
}

/** Domains whose local parts are phone numbers, and who may use them. */
export class SmsRules implements MailToSmsService {
  readonly #deps: SmsRulesDeps;
  readonly #records: Records<MailToSmsRow>;
  #byDomain = new Map<string, SmsRule>();
  readonly #tallies = new Map<string, SmsRule['tally']>();

  constructor(deps: SmsRulesDeps) {
    this.#deps = deps;
    this.#records = new Records({
      ...{ store: deps.store, clock: deps.clock, what: 'SMS domain' },
      onChange: (rows) => {
        const active = rows.filter(({ enabled }) => enabled);
        this.#byDomain = new Map(active.map((row) => [row.domain.toLowerCase(), this.#ready(row)]));
      },
    });
  }

  load(): Promise<void> {
    return this.#records.load();
  }

  /** The domain that answers to texts are addressed to; null while there is none. */
  replyDomain(): string | null {
    return this.#byDomain.keys().next().value ?? null;
  }

  /** The rule that an address falls under; null = it is mail. */
  of(address: string): SmsRule | null {
    return this.#byDomain.get(address.slice(address.lastIndexOf('@') + 1).toLowerCase()) ?? null;
  }

  /** @throws SmtpReply 550 with the reason */
  target(rule: SmsRule, address: string, client: SmsClient): SmsTarget {
    try {
      this.#admit(rule, client);
      const local = address.slice(0, address.lastIndexOf('@'));
      return { rule, ...readSmsAddress(local, this.#deps.normalizeMobile) };
    } catch (error) {
      if (error instanceof SmtpReply) rule.tally.refused.add(error.reason);
      throw error;
    }
  }

  async list(): Promise<MailToSms[]> {
    return this.#records.all().map(this.#shown);
  }

  async get(id: string): Promise<MailToSms> {
    return this.#shown(this.#records.get(id));
  }

  async create(input: MailToSmsInput): Promise<MailToSms> {
    return this.#shown(await this.#records.insert(input));
  }

  async update(id: string, input: Partial<MailToSmsInput>): Promise<MailToSms> {
    return this.#shown(await this.#records.update(id, input));
  }

  async remove(id: string): Promise<void> {
    await this.#records.remove(id);
    this.#tallies.delete(id);
  }

  #admit({ row, senders }: SmsRule, { from, isListed, userId }: SmsClient): void {
    const isAllowed =
      userId === null ? row.allowListed && isListed : row.accounts === null || row.accounts.includes(userId);
    if (!isAllowed) {
      const who = userId === null ? 'Your address' : 'Your account';
      throw new SmtpReply(550, '5.7.1', `${who} may not send text messages here`, 'sms-denied');
    }
    if (!senders.passes(from)) {
      throw new SmtpReply(550, '5.7.1', 'This sender may not send text messages here', 'sms-denied');
    }
  }

  #ready(row: MailToSmsRow): SmsRule {
    return { row, senders: new AddressFilter(row.senders), tally: this.#tally(row.id) };
  }

  #tally(id: string): SmsRule['tally'] {
    const known = this.#tallies.get(id) ?? { accepted: 0, refused: new RefusalCounts() };
    this.#tallies.set(id, known);
    return known;
  }

  readonly #shown = (row: MailToSmsRow): MailToSms => {
    const { accepted, refused } = this.#tally(row.id);
    return {
      ...row,
      counters: { accepted, refused: refused.shown() },
      ...{ createdAt: iso(row.createdAt), updatedAt: iso(row.updatedAt) },
    };
  };
}
