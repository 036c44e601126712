import { z } from 'zod';
import * as administration from '../core/model/administration.ts';
import * as common from '../core/model/common.ts';
import * as directory from '../core/model/directory.ts';
import * as dkim from '../core/model/dkim.ts';
import * as gateways from '../core/model/gateways.ts';
import * as imports from '../core/model/imports.ts';
import * as inbound from '../core/model/inbound.ts';
import * as mailIn from '../core/model/mail-in.ts';
import * as mailRoutes from '../core/model/mail-routes.ts';
import * as mailToSms from '../core/model/mail-to-sms.ts';
import * as message from '../core/model/message.ts';
import * as modemPorts from '../core/model/modem-ports.ts';
import * as notices from '../core/model/notices.ts';
import * as push from '../core/model/push.ts';
import * as pushRoom from '../core/model/push-room.ts';
import * as queueActions from '../core/model/queue-actions.ts';
import * as sims from '../core/model/sims.ts';
import * as sources from '../core/model/sources.ts';
import { patchOf } from './patch.ts';

/** Body of every error. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.string().describe('Stable, UPPER_SNAKE'),
    message: z.string().describe('The cause, in plain words'),
    remedy: z.string().optional().describe('What to do about it'),
    fields: z
      .array(z.object({ path: z.string().describe('`auth.username`'), message: z.string() }))
      .optional()
      .describe('Where the input is wrong'),
    requestId: z.string().optional().describe('Of an unexpected error: find it in the log'),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

export const IdParams = z.object({ id: common.Id });
export const SimParams = z.object({
  iccid: z.string().min(1).max(40).describe('ICCID; the IMSI where that is not known'),
});
export const VersionParams = z.object({ version: z.coerce.number().int().min(1) });
export const PreviewParams = z.object({ preview: z.string().regex(/^[\w-]{22}$/) });

export const DomainPatch = patchOf(directory.DomainInput);
export const UserPatch = patchOf(directory.UserInput);
export const TokenPatch = patchOf(directory.TokenPatch);
export const SourcePatch = patchOf(sources.SourceInput);
export const ModemPatch = patchOf(gateways.ModemInput);
export const MailRoutePatch = patchOf(mailRoutes.MailRouteInput);
export const NoticeSettingsPatch = patchOf(notices.NoticeSettings);
export const HostPatch = patchOf(mailRoutes.HostInput);
export const SmsRoutePatch = patchOf(sims.SmsRouteInput);
export const SimPatch = patchOf(
  sims.SimSettings.extend({ quota: patchOf(sims.SimQuota), pace: patchOf(sims.SimPace) }),
);
export const ForwardingRulePatch = patchOf(inbound.ForwardingRuleInput);
export const ListenerPatch = patchOf(mailIn.ListenerInput.extend({ limits: patchOf(mailIn.ListenerLimitsInput) }));
export const RelayAccountPatch = patchOf(mailIn.RelayAccountInput);
export const LegacyClientPatch = patchOf(mailIn.LegacyClientInput);
export const MailToSmsPatch = patchOf(mailToSms.MailToSmsInput);
export const SimulatorFaultsPatch = patchOf(gateways.SimulatorFaults);

export const AdminPage = common.page(administration.Admin);
export const ApiKeyPage = common.page(administration.ApiKey);
export const AuditPage = common.page(administration.AuditEntry);
export const DomainPage = common.page(directory.Domain);
export const UserPage = common.page(directory.User);
export const SourcePage = common.page(sources.Source);
export const SyncRunPage = common.page(sources.SyncRun);
export const TokenPage = common.page(directory.Token);
export const PushPage = common.page(push.Push);
export const WildcardPage = common.page(push.Wildcard);
export const TemplateVersionPage = common.page(push.TemplateVersion);
export const MessagePage = common.page(message.MessageSummary);
export const DialoguePage = common.page(message.DialogueLine);
export const ModemPage = common.page(gateways.Modem);
export const ProfilePage = common.page(gateways.ProfileSummary);
export const SimulatedSmsPage = common.page(gateways.SimulatedSms);
export const MailRoutePage = common.page(mailRoutes.MailRoute);
export const DkimKeyPage = common.page(dkim.DkimKey);
export const PostmasterPage = common.page(notices.PostmasterMail);
export const QueueRunPage = common.page(queueActions.QueueRun);
export const HostPage = common.page(mailRoutes.Host);
export const ListenerPage = common.page(mailIn.Listener);
export const RelayAccountPage = common.page(mailIn.RelayAccount);
export const SmtpBanPage = common.page(mailIn.SmtpBan);
export const LegacyClientPage = common.page(mailIn.LegacyClient);
export const MailToSmsPage = common.page(mailToSms.MailToSms);
export const CapturedPage = common.page(gateways.CapturedSummary);
export const InboxPage = common.page(gateways.InboxSms);
export const SimPage = common.page(sims.Sim);
export const SmsRoutePage = common.page(sims.SmsRoute);
export const ForwardingRulePage = common.page(inbound.ForwardingRule);
export const ForwardPage = common.page(inbound.Forward);
export const OptOutPage = common.page(inbound.OptOut);

export const MessageAccepted = z.object({ id: common.Id });
export const TestAccepted = z.object({ messageId: common.Id });
export const SmtpTestInput = push.TestSend.extend({
  template: push.SmtpTemplateInput.optional().describe('Unsaved template to send; absent = the saved one'),
});
export const SmsTestInput = push.TestSend.extend({
  template: push.SmsTemplateInput.optional().describe('Unsaved template to send; absent = the saved one'),
});
export const FramedSmtpPreview = push.SmtpPreview.extend({
  frameUrl: z
    .string()
    .nullable()
    .describe('The HTML part as a page of its own for a sandboxed frame, for a few minutes; null without HTML'),
});
export const ResolveInput = z.object({
  as: z.enum(['sent', 'resend']).describe('It has arrived; or it has not, and is sent again'),
});
export const SimulatedReply = z.object({
  from: common.line(40).min(1).describe('Number of the simulated phone'),
  text: z.string().min(1).max(2000),
});
export const Readiness = z.object({ ready: z.boolean(), reasons: z.array(z.string()) });
export const Liveness = z.object({ alive: z.literal(true) });
export const Removed = z.object({ removed: z.number().int() });

const own = {
  ErrorBody,
  DomainPatch,
  UserPatch,
  TokenPatch,
  SourcePatch,
  ModemPatch,
  MailRoutePatch,
  NoticeSettingsPatch,
  DkimKeyPage,
  PostmasterPage,
  QueueRunPage,
  HostPatch,
  HostPage,
  ForwardingRulePatch,
  SimulatorFaultsPatch,
  AdminPage,
  ApiKeyPage,
  AuditPage,
  DomainPage,
  UserPage,
  TokenPage,
  SourcePage,
  SyncRunPage,
  PushPage,
  WildcardPage,
  TemplateVersionPage,
  MessagePage,
  DialoguePage,
  ModemPage,
  ProfilePage,
  SimulatedSmsPage,
  MailRoutePage,
  ListenerPage,
  ListenerPatch,
  RelayAccountPage,
  RelayAccountPatch,
  SmtpBanPage,
  LegacyClientPage,
  LegacyClientPatch,
  MailToSmsPage,
  MailToSmsPatch,
  CapturedPage,
  InboxPage,
  SimPage,
  SimPatch,
  SmsRoutePage,
  SmsRoutePatch,
  ForwardingRulePage,
  ForwardPage,
  OptOutPage,
  MessageAccepted,
  TestAccepted,
  SmtpTestInput,
  SmsTestInput,
  FramedSmtpPreview,
  ResolveInput,
  SimulatedReply,
  Readiness,
  Liveness,
  Removed,
};

/** Schemas that stand in the OpenAPI document under their own name: all objects, unions and word lists of the models. */
export function namedSchemas(): Map<string, z.ZodType> {
  const named = new Map<string, z.ZodType>();
  const seen = new Set<unknown>();
  for (const group of [
    common,
    administration,
    directory,
    sources,
    imports,
    push,
    pushRoom,
    message,
    gateways,
    mailRoutes,
    dkim,
    notices,
    queueActions,
    modemPorts,
    sims,
    inbound,
    mailIn,
    mailToSms,
    own,
  ]) {
    for (const [name, value] of Object.entries(group)) {
      const nameable = value instanceof z.ZodObject || value instanceof z.ZodEnum || value instanceof z.ZodUnion;
      if (!nameable || seen.has(value) || /Query$/.test(name)) continue;
      seen.add(value);
      named.set(name, value);
    }
  }
  return named;
}
