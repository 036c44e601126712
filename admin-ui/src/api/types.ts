import type { components, operations } from './schema.gen.ts';

type Schemas = components['schemas'];
type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

/* The API's own names, out of the generated document: a renamed field fails the build. */
export type Admin = Schemas['Admin'];
export type AdminInput = Schemas['AdminInput'];
export type ApiKey = Schemas['ApiKey'];
export type ApiKeyCreated = Schemas['ApiKeyCreated'];
export type ApiKeyInput = Schemas['ApiKeyInput'];
export type AppWarning = Schemas['AppWarning'];
export type Attempt = Schemas['Attempt'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuthorizationCode = Schemas['AuthorizationCode'];
export type AuthorizationPolicy = Token['authorization'];
export type Captured = Schemas['Captured'];
export type CapturedSummary = Schemas['CapturedSummary'];
export type Channel = Push['channel'];
export type Check = Status['checks'][number];
export type Delivery = Schemas['Delivery'];
export type DialogueLine = Schemas['DialogueLine'];
export type Domain = Schemas['Domain'];
export type DomainInput = Schemas['DomainInput'];
export type Forward = Schemas['Forward'];
export type ForwardState = Forward['state'];
export type ForwardTest = Schemas['ForwardTest'];
export type ForwardingRule = Schemas['ForwardingRule'];
export type ForwardingRuleInput = Schemas['ForwardingRuleInput'];
export type ForwardingRulePatch = Schemas['ForwardingRulePatch'];
export type FoundPort = Schemas['FoundPort'];
export type InboxSms = Schemas['InboxSms'];
export type LadderStep = Schemas['LadderStep'];
export type MailRoute = Schemas['MailRoute'];
export type MailRouteInput = Schemas['MailRouteInput'];
export type MailRoutePatch = Schemas['MailRoutePatch'];
export type Message = Schemas['Message'];
export type MessageAction = Message['actions'][number];
export type MessageClass = Schemas['MessageClass'];
export type MessageInput = Schemas['MessageInput'];
export type MessageSummary = Schemas['MessageSummary'];
export type Modem = Schemas['Modem'];
export type ModemInput = Schemas['ModemInput'];
export type ModemPatch = Schemas['ModemPatch'];
export type ModemPorts = Schemas['ModemPorts'];
export type OptOut = Schemas['OptOut'];
export type OptOutInput = Schemas['OptOutInput'];
export type OptOutSettings = Schemas['OptOutSettings'];
export type Part = Schemas['Part'];
export type Probe = Schemas['Probe'];
export type ProbeStep = Schemas['ProbeStep'];
export type Problem = Schemas['Problem'];
export type Push = Schemas['Push'];
export type RouteTest = Schemas['RouteTest'];
export type Scope = Schemas['Scope'];
export type SignalHistory = Schemas['SignalHistory'];
export type Sim = Schemas['Sim'];
export type SimPatch = Schemas['SimPatch'];
export type SimulatedSms = Schemas['SimulatedSms'];
export type SimulatorFaults = Schemas['SimulatorFaults'];
export type SimulatorFaultsPatch = Schemas['SimulatorFaultsPatch'];
export type SmsRoute = Schemas['SmsRoute'];
export type SmsRouteInput = Schemas['SmsRouteInput'];
export type SmsRoutePatch = Schemas['SmsRoutePatch'];
export type SmsPreview = Schemas['SmsPreview'];
export type SmsTemplate = Schemas['SmsTemplate'];
export type SmsTemplateInput = Schemas['SmsTemplateInput'];
export type SmtpPreview = Schemas['FramedSmtpPreview'];
export type SmtpTemplate = Schemas['SmtpTemplate'];
export type SmtpTemplateInput = Schemas['SmtpTemplateInput'];
export type Source = Schemas['Source'];
export type SourceInput = Schemas['SourceInput'];
export type SourcePatch = Schemas['SourcePatch'];
export type SourceTest = Schemas['SourceTest'];
export type SourceTestInput = Schemas['SourceTestInput'];
export type SyncRun = Schemas['SyncRun'];
export type Status = Schemas['Status'];
export type TemplateVersion = Schemas['TemplateVersion'];
export type Token = Schemas['Token'];
export type TokenInput = Schemas['TokenInput'];
export type TokenPatch = Schemas['TokenPatch'];
export type TokenQr = Schemas['TokenQr'];
export type TokenImportInput = Schemas['TokenImportInput'];
export type TokenImportReport = Schemas['TokenImportReport'];
export type UserImportInput = Schemas['UserImportInput'];
export type UserImportReport = Schemas['UserImportReport'];
export type User = Schemas['User'];
export type UserInput = Schemas['UserInput'];
export type Wildcard = Schemas['Wildcard'];

/** One page of a list. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** What the list of messages can be narrowed to. */
export type MessageFilter = Pick<Query<'listMessages'>, 'q' | 'channel' | 'state' | 'kind'>;
/** What the audit log can be narrowed to. */
export type AuditFilter = Pick<Query<'listAudit'>, 'q' | 'action' | 'target'>;
