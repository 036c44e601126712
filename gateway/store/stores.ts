import { type AuditChainStore, ChainSigner } from '../core/audit-chain.ts';
import type { BounceStore } from '../core/bounces.ts';
import type { DkimStore } from '../core/dkim.ts';
import type { DomainLookup } from '../core/domains.ts';
import type * as inbound from '../core/inbound.ts';
import type * as routes from '../core/mail-routes.ts';
import type { NoticeStore, PostmasterStore } from '../core/notices.ts';
import type { PushRoomStores } from '../core/push-stores.ts';
import type { QueueActionStore } from '../core/queue-actions.ts';
import type { RepeatStore } from '../core/repeats.ts';
import type { Sealer } from '../core/seal.ts';
import type { SecondFactorStore } from '../core/second-factor.ts';
import type * as sims from '../core/sims.ts';
import type { SmsReportStore } from '../core/sms-reports.ts';
import type { SourceStore, UserBatchStore } from '../core/sources.ts';
import type * as core from '../core/stores.ts';
import type { WebhookStore } from '../core/webhooks.ts';
import { adminStore } from './admins.ts';
import { auditStore } from './audit.ts';
import { auditChainStore } from './audit-chain.ts';
import { bounceStore } from './bounces.ts';
import { bulkStore } from './bulk.ts';
import { capturedStore } from './captured.ts';
import type { Database } from './db.ts';
import { directoryStore } from './directory.ts';
import { dkimStore } from './dkim.ts';
import { domainLookup } from './domain-lookup.ts';
import { forwardingRuleStore } from './forwarding-rules.ts';
import { forwardStore } from './forwards.ts';
import { hostStore } from './hosts.ts';
import { mailRouteStore } from './mail-routes.ts';
import { modemStore } from './modems.ts';
import { noticeStore } from './notices.ts';
import { optOutStore } from './opt-outs.ts';
import { postmasterStore } from './postmaster.ts';
import { pushFlowStore } from './push-flow.ts';
import { linkPageStore, policyStore, pushTemplateStore } from './push-policies.ts';
import { pushTaskStore } from './push-tasks.ts';
import { pushStore } from './pushes.ts';
import { queueActionStore } from './queue-actions.ts';
import { repeatStore } from './repeats.ts';
import { secondFactorStore } from './second-factor.ts';
import { signalStore } from './signal.ts';
import { simStore } from './sims.ts';
import { smsReportStore } from './sms-reports.ts';
import { smsRouteStore } from './sms-routes.ts';
import { sourceStore } from './sources.ts';
import { templateStore } from './templates.ts';
import { userBatchStore } from './user-batch.ts';
import { webhookStore } from './webhooks.ts';
import { workListStore } from './work-list.ts';

export interface Stores {
  directory: core.DirectoryStore;
  sources: SourceStore;
  userBatch: UserBatchStore;
  templates: core.TemplateStore;
  pushes: core.PushStore;
  push: PushRoomStores;
  webhooks: WebhookStore;
  modems: core.ModemStore;
  sims: sims.SimStore;
  signal: sims.SignalStore;
  smsRoutes: sims.SmsRouteStore;
  mailRoutes: core.MailRouteStore;
  hosts: routes.HostStore;
  dkim: DkimStore;
  queueActions: QueueActionStore;
  notices: NoticeStore;
  postmaster: PostmasterStore;
  bounces: BounceStore;
  captured: core.CapturedStore;
  admins: core.AdminStore;
  secondFactors: SecondFactorStore;
  audit: core.AuditStore;
  auditChain: AuditChainStore;
  lookup: DomainLookup;
  repeats: RepeatStore;
  forwardingRules: inbound.ForwardingRuleStore;
  forwards: inbound.ForwardStore;
  optOuts: inbound.OptOutStore;
  smsReports: SmsReportStore;
}

/** Everything that the rooms keep, but the outbox, whose parts are made in messages.ts, bodies.ts, ledger.ts … */
export function createStores(db: Database, sealer: Sealer): Stores {
  const signer = new ChainSigner(sealer);
  return {
    directory: directoryStore(db),
    sources: sourceStore(db),
    userBatch: userBatchStore(db),
    templates: templateStore(db),
    pushes: pushStore(db),
    push: {
      flow: pushFlowStore(db),
      policies: policyStore(db),
      templates: pushTemplateStore(db),
      tasks: pushTaskStore(db),
      workList: workListStore(db),
      bulk: bulkStore(db),
      linkPages: linkPageStore(db),
    },
    webhooks: webhookStore(db),
    modems: modemStore(db),
    sims: simStore(db),
    signal: signalStore(db),
    smsRoutes: smsRouteStore(db),
    mailRoutes: mailRouteStore(db),
    hosts: hostStore(db),
    dkim: dkimStore(db),
    queueActions: queueActionStore(db),
    notices: noticeStore(db),
    postmaster: postmasterStore(db, sealer),
    bounces: bounceStore(db),
    captured: capturedStore(db, sealer),
    admins: adminStore(db),
    secondFactors: secondFactorStore(db),
    audit: auditStore(db, signer),
    auditChain: auditChainStore(db, signer),
    lookup: domainLookup(db),
    repeats: repeatStore(db),
    forwardingRules: forwardingRuleStore(db),
    forwards: forwardStore(db),
    optOuts: optOutStore(db),
    smsReports: smsReportStore(db),
  };
}
