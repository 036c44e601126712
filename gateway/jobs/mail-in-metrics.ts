import { Counter, Gauge, type Registry } from 'prom-client';
import type { MailInCounts } from '../core/mail-in.ts';

/** What the SMTP listeners count by themselves, read when it is asked for: a mail costs nothing here. */
export function mailInMetrics(registry: Registry, counts: () => MailInCounts): void {
  const registers = [registry];
  const plain: [name: string, help: string, of: (counts: MailInCounts) => number][] = [
    ['gateway_smtp_connections_total', 'SMTP connections taken', ({ connections }) => connections],
    ['gateway_smtp_accepted_total', 'Mails accepted by SMTP', ({ accepted }) => accepted],
    ['gateway_smtp_accepted_octets_total', 'Octets of mails accepted by SMTP', ({ octets }) => octets],
    ['gateway_smtp_logins_total', 'SMTP logins that went well', ({ logins }) => logins],
    ['gateway_smtp_login_failures_total', 'SMTP logins with a wrong name or password', (all) => all.loginFailures],
    ['gateway_smtp_bans_total', 'Bans that wrong passwords led to', ({ bans }) => bans],
  ];
  for (const [name, help, of] of plain) {
    new Counter({
      ...{ name, help, registers },
      collect() {
        this.reset();
        this.inc(of(counts()));
      },
    });
  }
  new Counter({
    name: 'gateway_smtp_refused_total',
    help: 'What was refused by SMTP, by reason',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const [reason, count] of counts().refused) this.inc({ reason }, count);
    },
  });
  new Gauge({
    name: 'gateway_smtp_open_connections',
    help: 'SMTP connections open now',
    registers,
    collect() {
      this.set(counts().open);
    },
  });
}
