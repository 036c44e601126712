/** What the mail room tells of itself for the metrics. Labels are few: routes, not recipients. */
export interface MailMeter {
  /** One recipient's attempt came to an end. @param route its match, or `none` */
  attempt(route: string, outcome: 'sent' | 'temporary' | 'permanent' | 'local' | 'uncertain'): void;
  /** From acceptance to the server's yes. */
  queued(messageClass: string, ms: number): void;
  /** A connection has ended. @param carried mails */
  session(ms: number, carried: number): void;
  /** From the first command of a transaction to its last answer. */
  transaction(ms: number): void;
  noticeMade(kind: string): void;
  bounceReceived(action: string): void;
}

export const silentMeter: MailMeter = {
  attempt() {},
  queued() {},
  session() {},
  transaction() {},
  noticeMade() {},
  bounceReceived() {},
};
