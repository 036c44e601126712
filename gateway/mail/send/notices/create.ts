import type { BounceStore } from '../../../core/bounces.ts';
import type { Clock } from '../../../core/clock.ts';
import type { EventBus } from '../../../core/events.ts';
import type { Log } from '../../../core/log.ts';
import type { MailMeter } from '../../../core/mail-meter.ts';
import type { NoticeStore, PostmasterStore } from '../../../core/notices.ts';
import type { BodyStore, StateChange } from '../../../core/outbox-store.ts';
import type { Acceptor } from '../../../core/ports.ts';
import type { Sealer } from '../../../core/seal.ts';
import type { MailParser } from '../../parse/parser.ts';
import { BounceAddresses } from './bounce-address.ts';
import { Bounces } from './bounces.ts';
import { NoticeConfig } from './config.ts';
import { Notices } from './notices.ts';
import { PostmasterBox } from './postmaster.ts';

export interface NoticeRoomDeps {
  notices: NoticeStore;
  bounces: BounceStore;
  postmaster: PostmasterStore;
  bodies: Pick<BodyStore, 'read'>;
  /** The outbox: it exists only after this room, which it asks for wishes. */
  acceptor: Acceptor;
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
  log: Log;
  hostname: string;
  meter: MailMeter;
  parser: MailParser;
  onChange(changes: StateChange[]): void;
}

/** Notices to senders, bounces that come back, and the postmaster's box. */
export function createNotices(deps: NoticeRoomDeps) {
  const { postmaster, events, clock, log, meter, parser } = deps;
  const config = new NoticeConfig(deps.notices);
  const addresses = new BounceAddresses(deps.sealer, () => config.current.bounceDomain);
  const notices = new Notices({ ...deps, store: deps.notices, config, made: (kind) => meter.noticeMade(kind) });
  const { onChange } = deps;
  const received = (action: string) => meter.bounceReceived(action);
  return {
    settings: config,
    wishes: config,
    /** Where a bounce of this delivery is to go; null = to the sender as it is. */
    envelopeSender: (deliveryId: string) => addresses.of(deliveryId),
    sink: new Bounces({
      ...{ addresses, postmaster, events, clock, log, parser, received, onChange },
      store: deps.bounces,
    }),
    box: new PostmasterBox(postmaster),
    async start(): Promise<void> {
      await config.start();
      await notices.start();
    },
    stop: () => notices.stop(),
  };
}
