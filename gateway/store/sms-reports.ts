import type { MessageOptions } from '../core/ports.ts';
import type { SmsReportStore } from '../core/sms-reports.ts';
import type { Database } from './db.ts';

/** Who wants to hear what becomes of a text. */
export function smsReportStore(db: Database): SmsReportStore {
  return {
    async wanted(id) {
      const row: { sender: string | null; options: string } | undefined = await db
        .read('messages')
        .where({ id, channel: 'sms' })
        .first('sender', 'options');
      if (!row?.sender) return null;
      const { mailReport } = JSON.parse(row.options) as MessageOptions;
      return mailReport ? { to: row.sender, on: mailReport } : null;
    },
  };
}
