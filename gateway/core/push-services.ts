import type { Actor } from './actor.ts';
import type { Within } from './domains.ts';
import type { BulkInput, BulkItem, BulkPlan, BulkRun, BulkSelection } from './model/bulk.ts';
import type { ListQuery, Page } from './model/common.ts';
import type { Enrolled, Enrolment } from './model/enrolment.ts';
import type { LinkPageInput, LinkPageTextsView } from './model/link-pages.ts';
import type { MessageTemplate, MessageTemplateInput, MessageTemplateKey } from './model/message-templates.ts';
import type { PushPolicy, PushPolicyInput, WorkItem, WorkQuery } from './model/push-policy.ts';

/* What the web may ask of the push room, besides services.ts. */

export interface PushPolicyService {
  /** @param domainId null = the general one */
  get(domainId: string | null): Promise<PushPolicy>;
  put(domainId: string | null, input: PushPolicyInput, actor: Actor): Promise<PushPolicy>;
  /** The domain goes by the general one again. */
  remove(domainId: string): Promise<void>;
}

export interface WorkListService {
  list(query: WorkQuery & Within): Promise<Page<WorkItem>>;
  get(id: string): Promise<WorkItem>;
  /** @throws GatewayError 409 WORK_DONE */
  done(id: string, actor: Actor): Promise<WorkItem>;
}

export interface BulkService {
  plan(selection: BulkSelection): Promise<BulkPlan>;
  /** @throws GatewayError 422 NOTHING_TO_PUSH */
  start(input: BulkInput, actor: Actor): Promise<BulkRun>;
  list(query: ListQuery & Within): Promise<Page<BulkRun>>;
  get(id: string): Promise<BulkRun>;
  /** @throws GatewayError 409 where its state forbids it */
  act(id: string, action: 'pause' | 'resume' | 'cancel'): Promise<BulkRun>;
  items(id: string, after: number, limit: number): Promise<BulkItem[]>;
  /** CSV, piece by piece. */
  report(id: string): AsyncIterable<string>;
}

export interface MessageTemplateService {
  list(): Promise<MessageTemplate[]>;
  /** What goes out for this domain and language: the one of exactly this place, or the one that stands in for it. */
  applied(key: MessageTemplateKey): Promise<MessageTemplate>;
  /** @throws GatewayError 422 TEMPLATE_INVALID */
  put(input: MessageTemplateInput, actor: Actor): Promise<MessageTemplate>;
  /** From now on the next more general one is used. */
  remove(key: MessageTemplateKey, actor: Actor): Promise<void>;
}

export interface LinkPageService {
  get(domainId: string | null, language: string): Promise<LinkPageTextsView>;
  put(domainId: string | null, language: string, input: LinkPageInput, actor: Actor): Promise<LinkPageTextsView>;
  /** @param base64 null = none  @throws GatewayError 422 LOGO_INVALID */
  putLogo(domainId: string | null, base64: string | null): Promise<void>;
  /** What a person of this domain sees. */
  shown(domainId: string | null, language: string): Promise<{ texts: Record<string, string>; logo: Logo | null }>;
}
export interface Logo {
  type: 'image/png' | 'image/jpeg';
  bytes: Buffer;
}

/** A user and a token made or found, and pushed, in one call. */
export interface EnrolService {
  enrol(input: Enrolment, actor: Actor, idempotencyKey?: string): Promise<Enrolled>;
}

/** What admins and MFA servers may do about pushes. */
export interface PushDesk {
  policies: PushPolicyService;
  workList: WorkListService;
  bulk: BulkService;
  messageTemplates: MessageTemplateService;
  linkPages: LinkPageService;
}
