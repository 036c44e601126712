import type { MailToSms, MailToSmsInput } from '../../api/types.ts';

/** The form's values; named as the API's fields, so that the server's field errors find their place. */
export interface SmsValues extends Record<string, unknown> {
  domain: string;
  enabled: boolean;
  allowListed: boolean;
  /** Every account and API key, or only `accounts`. */
  logins: 'all' | 'some';
  accounts: string[];
  senders: { allow: string[]; deny: string[] };
  text: MailToSms['text'];
  cutQuotes: boolean;
  maxLength: number | string;
  tooLong: MailToSms['tooLong'];
  flash: boolean;
  expiresInMinutes: number | string;
  reports: MailToSms['reports'];
}

export function valuesOf(rule: MailToSms | null): SmsValues {
  return {
    domain: rule?.domain ?? '',
    enabled: rule?.enabled ?? true,
    allowListed: rule?.allowListed ?? true,
    logins: rule && rule.accounts !== null ? 'some' : 'all',
    accounts: rule?.accounts ?? [],
    senders: rule?.senders ?? { allow: [], deny: [] },
    text: rule?.text ?? 'body',
    cutQuotes: rule?.cutQuotes ?? true,
    maxLength: rule?.maxLength ?? 2000,
    tooLong: rule?.tooLong ?? 'refuse',
    flash: rule?.flash ?? false,
    expiresInMinutes: rule?.expiresInMinutes ?? '',
    reports: rule?.reports ?? 'none',
  };
}

export function bodyOf({ logins, accounts, expiresInMinutes, ...values }: SmsValues): MailToSmsInput {
  return {
    ...values,
    domain: values.domain.trim(),
    accounts: logins === 'all' ? null : accounts,
    maxLength: Number(values.maxLength),
    expiresInMinutes: expiresInMinutes === '' ? null : Number(expiresInMinutes),
  };
}
