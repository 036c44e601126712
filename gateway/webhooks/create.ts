import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { Sealer } from '../core/seal.ts';
import type { PushService } from '../core/services.ts';
import type { WebhookStore } from '../core/webhooks.ts';
import { Caller } from './caller.ts';
import { CallQueue } from './queue.ts';
import { Webhooks } from './webhooks.ts';

/** The room in one piece. */
export function createWebhooks(deps: {
  store: WebhookStore;
  pushes: Pick<PushService, 'get'>;
  sealer: Sealer;
  clock: Clock;
  bus: EventBus;
  log: Log;
}) {
  const caller = new Caller(deps);
  const queue = new CallQueue({ ...deps, caller });
  return {
    webhooks: new Webhooks({ ...deps, caller, wake: () => queue.wake() }),
    name: 'webhooks',
    start: () => queue.start(),
    stop: () => queue.stop(),
  };
}
