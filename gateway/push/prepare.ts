import type { Actor } from '../core/actor.ts';
import { conflict, invalid } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { MessageClass } from '../core/model/message.ts';
import type { PushPolicyInput, TemplateKind } from '../core/model/push-policy.ts';
import type { Draft } from '../core/ports.ts';
import type { PushFlowStore, PushRow, PushRules, PushTaskRow, Recipient } from '../core/push-stores.ts';
import type { ExpiryText } from './expiry.ts';
import { type PushFacts, publicFacts } from './facts.ts';
import type { OneTime } from './one-time.ts';
import { firstTasks } from './plan.ts';
import type { PushPolicies } from './policies.ts';
import { addressOf, NEVER, otherChannel, rulesFor, stricter } from './rules.ts';
import type { Compiled, TemplateLibrary, TemplateRef } from './template-library.ts';
import { valuesOf } from './values.ts';

export interface PushOrder {
  tokenId: string;
  channel: Channel;
  kind?: 'token' | 'reminder';
  origin?: PushRules['origin'];
  /** Which channel of the policy's list. */
  step?: number;
  /** The one before it failed or was not opened. */
  isNext?: boolean;
  runId?: string;
  idempotencyKey?: string;
}

export interface PrepareDeps {
  flow: Pick<PushFlowStore, 'plan'>;
  policies: PushPolicies;
  templates: TemplateLibrary;
  oneTime: OneTime;
  expiry: ExpiryText;
  /** From accept to the last attempt to send it (ms). */
  messageLifetime: Record<MessageClass, Record<Channel, number>>;
}

export interface Prepared {
  row: Omit<PushRow, 'messageId'>;
  /** The push, and behind it its code where that goes by itself. */
  drafts: Draft[];
  warnings: string[];
}
type Choose = Awaited<ReturnType<TemplateLibrary['chooser']>>;

/** Decides policy, link, code, template and expiry of a push, and writes the drafts for the outbox. */
export class Preparation {
  readonly #deps: PrepareDeps;

  constructor(deps: PrepareDeps) {
    this.#deps = deps;
  }

  /** @throws GatewayError TOKEN_REVOKED, USER_DISABLED, NO_ADDRESS, QR_WITH_CODE */
  async prepare(recipient: Recipient, order: PushOrder, actor: Actor, now: number, choose: Choose): Promise<Prepared> {
    const { token, owner } = recipient;
    const { channel, kind = 'token', origin = 'manual', step = 0, isNext = false } = order;
    const to = requirePushable(recipient, channel);
    const policy = await this.#deps.policies.of(owner.domainId);
    const ref = await choose(kind, channel, owner);
    const compiled = await this.#deps.templates.compiled(kind, channel, owner.language, ref);
    const { words } = compiled.mail ?? compiled.sms;
    const ownLink = token.link === null && words.has('LINK');
    const { authorization, codeTo, warnings } = codeWay(recipient, channel, policy, ownLink);
    if (authorization !== 'none' && words.has('QRCODE')) warnings.push(qrWithCode(policy));
    const codeChannel = codeTo === null ? null : otherChannel(channel);
    const id = newId(now);
    const { sentMinutes } = policy.link;
    const row: Prepared['row'] = {
      id,
      tokenId: token.id,
      userId: owner.id,
      channel,
      to,
      kind,
      templateVersion: ref.version,
      templateId: ref.id,
      authorization,
      rules: JSON.stringify(rulesFor(policy, origin, step, now)),
      codeChannel,
      codeTo,
      codeMessageId: codeChannel === null ? null : newId(now),
      codeTemplateId: null,
      runId: order.runId ?? null,
      by: actor.name,
      state: 'queued',
      linkHash: ownLink ? this.#deps.oneTime.linkHash(id) : null,
      tries: 0,
      queuedAt: now,
      acceptedAt: null,
      deliveredAt: null,
      seenAt: null,
      openedAt: null,
      revealedAt: null,
      verifiedAt: null,
      endedAt: null,
      linkExpiresAt: ownLink ? (sentMinutes === 0 ? NEVER : now + sentMinutes * 60_000) : null,
    };
    // A reminder is part of what was planned with the first push, and so is the next channel.
    const isFirst = kind === 'token' && !isNext;
    const tasks: PushTaskRow[] = isFirst ? firstTasks(row, policy, this.#deps.policies.timeZoneOf(policy)) : [];
    const drafts: Draft[] = [
      {
        ...this.#draft(row, recipient, compiled, order, actor, now),
        also: this.#deps.flow.plan(row, tasks, isFirst),
      },
    ];
    if (codeChannel !== null) {
      const codeRef = await choose('code', codeChannel, owner);
      row.codeTemplateId = codeRef.id;
      const code = await this.#deps.templates.compiled('code', codeChannel, owner.language, codeRef);
      const options = { domain: owner.domainId, text: 'code' as const };
      drafts.push({
        ...this.#draft(row, recipient, code, { ...order, channel: codeChannel }, actor, now),
        ...{ id: row.codeMessageId!, recipients: [codeTo!], options },
        ...(order.idempotencyKey !== undefined && { idempotencyKey: `${order.idempotencyKey}:code` }),
      });
    }
    return { row, drafts, warnings };
  }

  /** A message about a push that is no push itself. */
  async notice(
    kind: Extract<TemplateKind, 'expiry' | 'notice'>,
    push: Pick<PushRow, 'channel' | 'to'> & PushFacts,
    recipient: Recipient,
    actor: Actor,
    now: number,
  ): Promise<Draft> {
    const choose = await this.#deps.templates.chooser();
    const ref: TemplateRef = await choose(kind, push.channel, recipient.owner);
    const compiled = await this.#deps.templates.compiled(kind, push.channel, recipient.owner.language, ref);
    return {
      ...this.#draft(push, recipient, compiled, { tokenId: '', channel: push.channel }, actor, now),
      ...{ recipients: [push.to], class: 'notice', options: { domain: recipient.owner.domainId, text: kind } },
      expiresAt: now + this.#deps.messageLifetime.notice[push.channel],
    };
  }

  #draft(
    push: PushFacts & Pick<PushRow, 'to'>,
    { token, owner }: Recipient,
    compiled: Compiled,
    { channel, origin, idempotencyKey }: PushOrder,
    actor: Actor,
    now: number,
  ): Draft {
    const lane: MessageClass = origin === 'bulk' ? 'bulk' : 'otp';
    const facts = publicFacts(push, token, owner);
    const subject =
      compiled.mail?.subject(valuesOf(facts, channel, this.#deps.expiry, null, push.linkExpiresAt !== null)) ?? null;
    return {
      id: newId(now),
      channel,
      kind: 'push',
      class: lane,
      actor,
      source: 'push',
      recipients: [push.to],
      subject,
      ref: push.id,
      // Whoever opted out of notices still gets what they sign in with.
      options: { domain: owner.domainId, ...(lane === 'bulk' && { despiteOptOut: true }) },
      expiresAt: now + this.#deps.messageLifetime[lane][channel],
      idempotencyKey,
    };
  }
}

function requirePushable({ token, owner }: Recipient, channel: Channel): string {
  if (token.state === 'revoked') {
    throw conflict('TOKEN_REVOKED', 'The token is revoked.', 'Create a new token for the user and push that one.');
  }
  if (token.seed.length === 0 && token.link === null) {
    throw conflict(
      'SEED_WIPED',
      'The secret of this token was wiped, so there is nothing to push.',
      'Create a new token.',
    );
  }
  if (owner.disabledAt !== null) {
    throw conflict('USER_DISABLED', `The user ${owner.login} is disabled.`, 'Enable the user first.');
  }
  const to = addressOf(owner, channel);
  if (to) return to;
  const missing = channel === 'email' ? 'e-mail address' : 'mobile number';
  const remedy = `Enter one for ${owner.login} under Directory, Users, or push the token by ${channel === 'email' ? 'SMS' : 'e-mail'}.`;
  throw invalid(
    'NO_ADDRESS',
    `The user ${owner.login} has no ${missing}.`,
    [{ path: 'channel', message: remedy }],
    remedy,
  );
}

/** What is asked of the person, and how the code gets to them. */
function codeWay({ token, owner }: Recipient, channel: Channel, policy: PushPolicyInput, ownLink: boolean) {
  const asked = stricter(token.authorization, policy.authorization);
  const warnings: string[] = [];
  // A link of another system asks for nothing of ours; its code is in the message, as it always was.
  if (asked !== 'send' || policy.code.sameMessage || !ownLink) return { authorization: asked, codeTo: null, warnings };
  const codeTo = addressOf(owner, otherChannel(channel));
  if (codeTo) return { authorization: asked, codeTo, warnings };
  const missing = channel === 'email' ? 'mobile number' : 'e-mail address';
  warnings.push(
    `${owner.login} has no ${missing} for the authorization code, which must not travel with its link: the help desk reads it out.`,
  );
  return { authorization: 'withhold' as const, codeTo: null, warnings };
}

function qrWithCode({ qrWithCode: policy }: PushPolicyInput): string {
  if (policy === 'warn')
    return 'The message shows the QR code, which is the secret: the authorization code protects only the link.';
  throw conflict(
    'QR_WITH_CODE',
    'The message template has [[QRCODE]], but this token asks for an authorization code, which would protect nothing.',
    'Leave [[QRCODE]] out of the template, or let the push policy warn instead of refuse.',
  );
}
