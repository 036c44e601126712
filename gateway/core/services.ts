import type { Actor } from './actor.ts';
import type { Within } from './domains.ts';
import type { Status } from './model/administration.ts';
import type { Channel, ListQuery, Page } from './model/common.ts';
import type * as directory from './model/directory.ts';
import type * as gateways from './model/gateways.ts';
import type { RouteTestInput } from './model/mail-routes.ts';
import type * as messages from './model/message.ts';
import type { ModemPorts, Probe, ProbeInput } from './model/modem-ports.ts';
import type * as push from './model/push.ts';
import type { TemplateKind } from './model/push-policy.ts';
import type { Acceptor } from './ports.ts';

/* What the doors in (web, mail/receive, jobs) may ask of the rooms. Each is implemented by one room, tied in app.ts. */

export type MessageAction = messages.Message['actions'][number];

export interface OutboxService extends Acceptor {
  get(id: string): Promise<messages.Message>;
  list(query: messages.MessageQuery & Within): Promise<Page<messages.MessageSummary>>;
  /** @throws GatewayError 409 where the state forbids it */
  act(id: string, action: MessageAction, actor: Actor): Promise<messages.Message>;
  /** A message composed here (`POST /messages`). */
  submit(input: messages.MessageInput, actor: Actor, idempotencyKey?: string): Promise<string>;
}

export interface DirectoryService {
  listDomains(query: ListQuery & Within): Promise<Page<directory.Domain>>;
  getDomain(id: string): Promise<directory.Domain>;
  createDomain(input: directory.DomainInput): Promise<directory.Domain>;
  updateDomain(id: string, input: Partial<directory.DomainInput>): Promise<directory.Domain>;
  deleteDomain(id: string): Promise<void>;
  listUsers(query: directory.UserQuery & Within): Promise<Page<directory.User>>;
  getUser(id: string): Promise<directory.User>;
  createUser(input: directory.UserInput): Promise<directory.User>;
  updateUser(id: string, input: Partial<directory.UserInput>): Promise<directory.User>;
  deleteUser(id: string): Promise<void>;
  /** A disabled user gets no pushes. */
  setUserEnabled(id: string, enabled: boolean): Promise<directory.User>;
  /** What a number would be kept as; nothing is saved. @throws GatewayError 422 MOBILE_INVALID */
  checkMobile(check: directory.MobileCheck): Promise<directory.MobileKept>;
  listTokens(query: ListQuery & Within & { userId?: string }): Promise<Page<directory.Token>>;
  getToken(id: string): Promise<directory.Token>;
  createToken(userId: string, input: directory.TokenInput): Promise<directory.Token>;
  /** The warnings a token made so would carry; nothing is saved. @throws GatewayError 422 where its secret is none */
  checkToken(userId: string, input: directory.TokenInput): Promise<directory.AppWarnings>;
  updateToken(id: string, input: directory.TokenPatch): Promise<directory.Token>;
  revokeToken(id: string): Promise<directory.Token>;
  deleteToken(id: string): Promise<void>;
  /** The caller audits it. */
  showQr(id: string): Promise<directory.TokenQr>;
}

export interface PushService {
  /** @throws GatewayError 409 token revoked; 422 the user has no address for the channel */
  issue(
    request: { tokenId: string; channel: Channel; idempotencyKey?: string },
    actor: Actor,
  ): Promise<push.PushAccepted>;
  get(id: string): Promise<push.Push>;
  listByToken(tokenId: string): Promise<push.Push[]>;
  /** Only for policy `withhold`; the caller audits it. */
  authorizationCode(pushId: string): Promise<push.AuthorizationCode>;
}

export interface TemplateService {
  wildcards(): push.Wildcard[];
  getSmtp(): Promise<push.SmtpTemplate>;
  getSms(): Promise<push.SmsTemplate>;
  /** @throws GatewayError 422 TEMPLATE_INVALID with fields */
  putSmtp(input: push.SmtpTemplateInput, actor: Actor): Promise<push.SmtpTemplate>;
  putSms(input: push.SmsTemplateInput, actor: Actor): Promise<push.SmsTemplate>;
  versions(channel: Channel): Promise<push.TemplateVersion[]>;
  version(channel: 'email', version: number): Promise<push.SmtpTemplate>;
  version(channel: 'sms', version: number): Promise<push.SmsTemplate>;
  previewSmtp(input: push.SmtpTemplateInput, kind?: TemplateKind): Promise<push.SmtpPreview>;
  previewSms(input: push.SmsTemplateInput, kind?: TemplateKind): Promise<push.SmsPreview>;
  /** Sends the saved or the given template with a dummy token; returns the message id. */
  sendTest(
    channel: Channel,
    to: string,
    actor: Actor,
    draft?: push.SmtpTemplateInput | push.SmsTemplateInput,
    idempotencyKey?: string,
  ): Promise<string>;
}

/** What the public link page may know. */
export interface LinkView {
  state: 'ready' | 'revealed' | 'verified' | 'expired' | 'used' | 'locked' | 'unknown';
  language: string;
  issuer: string | null;
  needsCode: boolean;
  /** The code has no letters, so that a phone may show its keypad. */
  codeIsDigits: boolean;
  /** Whose texts and logo the page has. */
  domainId: string | null;
}
export interface LinkReveal {
  issuer: string;
  account: string;
  keyUri: string;
  /** Base32 in groups of four. */
  secret: string;
  png: Buffer;
}
export interface LinkService {
  /** A look; changes nothing (mail scanners look too). */
  view(secret: string): Promise<LinkView>;
  /** The page was fetched; evidence and no more. @param who of the browser or scanner, as it calls itself */
  seen(secret: string, who: string | null): Promise<void>;
  /** @throws GatewayError LINK_CODE_WRONG, LINK_CODE_ENDED, LINK_EXPIRED, LINK_USED, LINK_LOCKED, LINK_UNKNOWN */
  reveal(secret: string, code: string | null, ip: string | null): Promise<LinkReveal>;
  /** The first code of the app. @throws GatewayError OTP_WRONG */
  verify(secret: string, otp: string, ip: string | null): Promise<void>;
}

export interface ModemService {
  list(): Promise<gateways.Modem[]>;
  get(id: string): Promise<gateways.Modem>;
  create(input: gateways.ModemInput): Promise<gateways.Modem>;
  update(id: string, input: Partial<gateways.ModemInput>): Promise<gateways.Modem>;
  remove(id: string): Promise<void>;
  /** Close, open, initialise; also leaves `parked`. */
  restart(id: string): Promise<gateways.Modem>;
  /** Takes whatever modem answers at its port for this one from now on. */
  adopt(id: string): Promise<gateways.Modem>;
  /** Serial ports of the machine; touches none. */
  ports(): Promise<ModemPorts>;
  /** Identifies the modem at a port that none uses. @throws GatewayError 409 PORT_IN_USE */
  probe(input: ProbeInput): Promise<Probe>;
  /** The last AT transcript, numbers and texts masked. */
  transcript(id: string): Promise<messages.DialogueLine[]>;
  profiles(): gateways.ProfileSummary[];
}
export interface SimulatorService {
  faults(): gateways.SimulatorFaults;
  setFaults(faults: Partial<gateways.SimulatorFaults>): gateways.SimulatorFaults;
  /** Newest first, what arrived at the simulated phones. */
  received(): gateways.SimulatedSms[];
  /** A text from a simulated phone. */
  deliver(from: string, text: string): Promise<void>;
}

export interface MailRouteService {
  list(): Promise<gateways.MailRoute[]>;
  get(id: string): Promise<gateways.MailRoute>;
  create(input: gateways.MailRouteInput): Promise<gateways.MailRoute>;
  update(id: string, input: Partial<gateways.MailRouteInput>): Promise<gateways.MailRoute>;
  remove(id: string): Promise<void>;
  /** Resolve, connect, TLS, AUTH, MAIL, RCPT, with every host of the route; sends nothing. */
  test(id: string, input?: RouteTestInput): Promise<gateways.RouteTest>;
}
export interface CapturedService {
  list(query: ListQuery): Promise<Page<gateways.CapturedSummary>>;
  get(id: string): Promise<gateways.Captured>;
  source(id: string): Promise<Buffer>;
  remove(id: string): Promise<void>;
  clear(): Promise<number>;
}
export interface InboxService {
  list(query: ListQuery): Promise<Page<gateways.InboxSms>>;
  get(id: string): Promise<gateways.InboxSms>;
  remove(id: string): Promise<void>;
}

export interface StatusService {
  status(): Promise<Status>;
  /** Empty = ready. */
  notReady(): string[];
  /** Prometheus text exposition. */
  metrics(): Promise<{ contentType: string; body: string }>;
}
