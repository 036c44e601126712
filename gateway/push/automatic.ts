import type { Clock } from '../core/clock.ts';
import { asGatewayError } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import type { Log } from '../core/log.ts';
import type { Acceptor } from '../core/ports.ts';
import type {
  PushFlowStore,
  PushMoved,
  PushRow,
  PushStore,
  PushTaskRow,
  PushTaskStore,
  Recipient,
  WorkListStore,
} from '../core/push-stores.ts';
import type { DirectoryStore } from '../core/stores.ts';
import { DAY, remindersOf } from './plan.ts';
import type { PushPolicies } from './policies.ts';
import type { Preparation, PushOrder } from './prepare.ts';
import type { Pushes } from './push.ts';
import { outsideQuiet } from './quiet.ts';
import { addressOf, rulesOf } from './rules.ts';
import { POLICY } from './schedule.ts';

export interface AutomaticDeps {
  flow: PushFlowStore;
  pushes: PushStore;
  tasks: PushTaskStore;
  workList: WorkListStore;
  directory: Pick<DirectoryStore, 'listDomains'>;
  policies: PushPolicies;
  preparation: Preparation;
  service: Pick<Pushes, 'issueMany'>;
  acceptor: Acceptor;
  onPlanned(): void;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

const SWEPT_AT_ONCE = 200;
const DOMAINS = 500;

/** What the policy does by itself: first pushes, the next channel, reminders, and the end of waiting. */
export class Automatic {
  readonly #deps: AutomaticDeps;

  constructor(deps: AutomaticDeps) {
    this.#deps = deps;
  }

  /** New and newly assigned tokens get their first push planned. */
  async sweep(): Promise<boolean> {
    const { directory, policies, tasks, clock } = this.#deps;
    const automatic: { domainId: string; groups: string[] }[] = [];
    if (await policies.isAutomatic()) {
      let cursor: string | undefined;
      do {
        const page = await directory.listDomains({ limit: DOMAINS, ...(cursor !== undefined && { cursor }) });
        for (const { id } of page.items) {
          const { enabled, groups } = (await policies.of(id)).automatic;
          if (enabled) automatic.push({ domainId: id, groups });
        }
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
    }
    await tasks.considerOthers(automatic.map(({ domainId }) => domainId));
    if (automatic.length === 0) return false;
    const found = await tasks.unpushed(automatic, SWEPT_AT_ONCE);
    const now = clock.now();
    const planned = await Promise.all(
      found.map(async ({ tokenId, domainId }): Promise<PushTaskRow> => {
        const policy = await policies.of(domainId);
        const at = now + policy.automatic.delayMinutes * 60_000;
        const dueAt = outsideQuiet(at, policy.quietHours, policies.timeZoneOf(policy));
        return { id: newId(now), kind: 'automatic', tokenId, pushId: null, step: 0, dueAt };
      }),
    );
    if (found.length > 0) await tasks.considered(found, planned);
    return found.length === SWEPT_AT_ONCE;
  }

  async run(task: PushTaskRow): Promise<PushTaskRow[]> {
    const { flow, pushes } = this.#deps;
    const recipient = (await flow.recipients([task.tokenId])).get(task.tokenId);
    if (!recipient || recipient.token.state === 'revoked' || recipient.owner.disabledAt !== null) return [];
    // What was planned for an hour that is not quiet may be done late: after a stop, or at a second try.
    const dueAt = await this.#quietUntil(recipient);
    if (dueAt !== null) return [{ ...task, id: newId(this.#deps.clock.now()), dueAt }];
    if (task.kind === 'automatic') return this.#push(recipient, 0);
    const [latest] = await pushes.listByToken(task.tokenId, 1);
    if (!latest || isSetUp(latest, recipient)) return [];
    if (task.kind === 'fallback') {
      const isOpen = latest.revealedAt === null && rulesOf(latest).step < task.step;
      return isOpen ? this.#push(recipient, task.step) : [];
    }
    return task.kind === 'remind' ? this.#remind(task, recipient, latest) : this.#giveUp(recipient, latest);
  }

  /** A message came to its end: the next channel, or somebody has to look. */
  async onMoved(moved: readonly PushMoved[]): Promise<void> {
    const { pushes, flow } = this.#deps;
    for (const { id, tokenId, state } of moved) {
      if (state !== 'failed' && state !== 'expired') continue;
      const push = await pushes.get(id);
      const recipient = (await flow.recipients([tokenId])).get(tokenId);
      if (!push || !recipient || push.state !== state) continue;
      const { origin, step } = rulesOf(push);
      if (origin === 'automatic' && (await this.#hasNext(recipient, step + 1))) {
        await this.#next(recipient, push.id, step + 1);
      } else {
        await this.#report(recipient, push.id, 'PUSH_FAILED', 'The push did not reach its owner.');
      }
    }
  }

  /** The token works: nothing more is due, and its owner may hear of it. @param push null = by no push */
  async onVerified(tokenId: string, push: PushRow | null): Promise<void> {
    const { tasks, workList, clock, flow, policies } = this.#deps;
    await tasks.forget([tokenId]);
    await workList.settle([tokenId], 'verified', clock.now());
    if (!push) return;
    const recipient = (await flow.recipients([tokenId])).get(tokenId);
    if (recipient && (await policies.of(recipient.owner.domainId)).tellVerified) {
      await this.#tell('notice', push, recipient);
    }
  }

  /** At once, or as soon as the quiet hours are over. */
  async #next(recipient: Recipient, pushId: string, step: number): Promise<void> {
    const { tasks, clock, onPlanned } = this.#deps;
    const dueAt = await this.#quietUntil(recipient);
    if (dueAt === null) return void (await this.#push(recipient, step));
    const tokenId = recipient.token.id;
    await tasks.add([{ id: newId(clock.now()), kind: 'fallback', tokenId, pushId, step, dueAt }]);
    onPlanned();
  }

  /** When the person may be disturbed again; null = now. */
  async #quietUntil({ owner }: Recipient): Promise<number | null> {
    const { policies, clock } = this.#deps;
    const policy = await policies.of(owner.domainId);
    const now = clock.now();
    const at = outsideQuiet(now, policy.quietHours, policies.timeZoneOf(policy));
    return at > now ? at : null;
  }

  async #hasNext({ owner }: Recipient, step: number): Promise<boolean> {
    const { channels } = (await this.#deps.policies.of(owner.domainId)).automatic;
    return channels.slice(step).some((channel) => addressOf(owner, channel));
  }

  /** By the first channel from `step` on that the person has. */
  async #push(recipient: Recipient, step: number): Promise<PushTaskRow[]> {
    const { owner, token } = recipient;
    const { channels } = (await this.#deps.policies.of(owner.domainId)).automatic;
    const at = channels.findIndex((channel, index) => index >= step && addressOf(owner, channel));
    if (at < 0) {
      if (step === 0) {
        const remedy = `Enter an address for ${owner.login} under Directory, Users, and push the token.`;
        await this.#report(recipient, null, 'NO_ADDRESS', `${owner.login} has no address for a push.`, remedy);
      }
      return [];
    }
    const order = { tokenId: token.id, channel: channels[at]!, origin: 'automatic' as const };
    await this.#issue(recipient, { ...order, step: at, isNext: step > 0 });
    return [];
  }

  async #remind(task: PushTaskRow, recipient: Recipient, latest: PushRow): Promise<PushTaskRow[]> {
    const { policies } = this.#deps;
    const { owner, token } = recipient;
    const policy = await policies.of(owner.domainId);
    const channel = addressOf(owner, latest.channel) ? latest.channel : null;
    if (channel) {
      const { origin, step } = rulesOf(latest);
      await this.#issue(recipient, { tokenId: token.id, channel, kind: 'reminder', origin, step });
    }
    const days = remindersOf(policy);
    const [this_, next] = [days[task.step], days[task.step + 1]];
    if (this_ === undefined || next === undefined) return [];
    const dueAt = outsideQuiet(task.dueAt + (next - this_) * DAY, policy.quietHours, policies.timeZoneOf(policy));
    return [{ ...task, id: newId(this.#deps.clock.now()), step: task.step + 1, dueAt }];
  }

  async #giveUp(recipient: Recipient, latest: PushRow): Promise<PushTaskRow[]> {
    const policy = await this.#deps.policies.of(recipient.owner.domainId);
    await this.#report(
      recipient,
      latest.id,
      'NOT_VERIFIED',
      `The token was not set up within ${policy.giveUpDays} days.`,
      `Ask ${recipient.owner.login} what is wrong, and push the token again.`,
    );
    if (policy.tellExpiry) await this.#tell('expiry', latest, recipient);
    return [];
  }

  /** @throws where trying again later may help; else it is put on the work list */
  async #issue(recipient: Recipient, order: PushOrder): Promise<void> {
    const [issued] = await this.#deps.service.issueMany([order], POLICY);
    if (!issued || !('error' in issued)) return;
    const { error } = issued;
    if (error.disposition !== 'permanent') throw error;
    await this.#report(recipient, null, error.code, error.message, error.remedy ?? null);
  }

  /**
   * From here on it is a person's turn: nothing more goes out by itself, as it would take the token off the list. Whoever
   * works with the token already keeps it, even if the policy suspends.
   */
  async #report(
    { owner, token }: Recipient,
    pushId: string | null,
    reason: string,
    message: string,
    remedy: string | null = 'Look at the message of the push for the cause, and push the token again.',
  ): Promise<void> {
    const { workList, tasks, policies, clock, bus, log } = this.#deps;
    const suspend = (await policies.of(owner.domainId)).suspend && token.verifiedAt === null;
    const at = clock.now();
    await tasks.forget([token.id]);
    await workList.add({ id: newId(at), tokenId: token.id, pushId, reason, message, remedy, suspend, at });
    log.warn({ tokenId: token.id, reason, suspend }, 'a token was put on the work list');
    bus.emit('directory', { kind: 'token', id: token.id });
  }

  async #tell(kind: 'expiry' | 'notice', push: PushRow, recipient: Recipient): Promise<void> {
    const { preparation, acceptor, clock, log } = this.#deps;
    try {
      await acceptor.accept([await preparation.notice(kind, push, recipient, POLICY, clock.now())]);
    } catch (error) {
      // Whoever opted out of notices, or has lost the address, is not told; all else went well.
      log.warn({ err: asGatewayError(error), pushId: push.id, kind }, 'the owner of a token could not be told');
    }
  }
}

function isSetUp(push: PushRow, { token }: Recipient): boolean {
  return push.state === 'verified' || token.verifiedAt !== null;
}
