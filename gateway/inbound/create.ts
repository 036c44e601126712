import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type {
  ForwardingRuleStore,
  ForwardingService,
  ForwardStore,
  InboxQueue,
  OptOutService,
  OptOutStore,
} from '../core/inbound.ts';
import type { Log } from '../core/log.ts';
import type { Sealer } from '../core/seal.ts';
import type { OutboxService } from '../core/services.ts';
import type { SmsReportStore } from '../core/sms-reports.ts';
import type { AuditStore, ModemStore } from '../core/stores.ts';
import { Answers } from './answers.ts';
import { Carrier } from './carrier.ts';
import { ForwardQueue } from './forward-queue.ts';
import { InboundHandler } from './handler.ts';
import { OptOuts } from './opt-outs.ts';
import { ForwardingRules } from './rules.ts';
import { SmsReports } from './sms-reports.ts';

export interface InboundRoomDeps {
  inbox: InboxQueue;
  stores: {
    forwardingRules: ForwardingRuleStore;
    forwards: ForwardStore;
    optOuts: OptOutStore;
    modems: Pick<ModemStore, 'get'>;
    audit: AuditStore;
    smsReports: SmsReportStore;
  };
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
  log: Log;
  outbox: Pick<OutboxService, 'get' | 'accept'>;
  hostname: string;
  /** The domain whose mails become texts; null while there is none. */
  replyDomain(): string | null;
  /** Any usual notation → E.164. @throws GatewayError 422 */
  normalizeMobile(text: string): string;
}

/** The room in one piece. */
export interface InboundRoom {
  forwarding: ForwardingService;
  optOuts: OptOutService;
  start(): void;
  stop(): Promise<void>;
}

export function createInbound(deps: InboundRoomDeps): InboundRoom {
  const { inbox, stores, outbox: acceptor, sealer, events, clock, log, normalizeMobile } = deps;
  const { forwardingRules: rules, forwards, modems, audit } = stores;
  const answers = new Answers(deps);
  const carrier = new Carrier({ acceptor, sealer, clock, answers });
  const queue = new ForwardQueue({ rules, forwards, inbox, carrier, events, clock, log });
  const wake = () => queue.wake();
  const optOuts = new OptOuts({ store: stores.optOuts, audit, acceptor, events, clock, log, normalizeMobile });
  const reports = new SmsReports({ store: stores.smsReports, outbox: acceptor, answers, events, clock, log });
  const handler = new InboundHandler({ inbox, optOuts, rules, forwards, modems, events, clock, log, wake });
  return {
    forwarding: new ForwardingRules({ rules, forwards, modems, carrier, sealer, clock, wake }),
    optOuts,
    start() {
      queue.start();
      handler.start();
      reports.start();
    },
    async stop() {
      await reports.stop();
      await handler.stop();
      await queue.stop();
    },
  };
}
