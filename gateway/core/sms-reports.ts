/** A text whose sender, who wrote it as a mail, wants to hear what becomes of it. */
export interface WantedReport {
  /** Mailbox. */
  to: string;
  on: 'failed' | 'all';
}

export interface SmsReportStore {
  /** null where nobody asked. */
  wanted(messageId: string): Promise<WantedReport | null>;
}
