import type { Route } from '../route.ts';
import { adminRoutes } from './admins.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditRoutes } from './audit.ts';
import { bulkRoutes } from './bulk.ts';
import { capturedRoutes } from './captured.ts';
import { dkimKeyRoutes } from './dkim-keys.ts';
import { domainRoutes } from './domains.ts';
import { eventRoutes } from './events.ts';
import { forwardingRoutes } from './forwarding.ts';
import { hostRoutes } from './hosts.ts';
import { importRoutes } from './imports.ts';
import { inboxRoutes } from './inbox.ts';
import { legacyClientRoutes } from './legacy-clients.ts';
import { listenerRoutes } from './listeners.ts';
import { mailRouteRoutes } from './mail-routes.ts';
import { mailToSmsRoutes } from './mail-to-sms.ts';
import { messageTemplateRoutes } from './message-templates.ts';
import { messageRoutes } from './messages.ts';
import { modemRoutes } from './modems.ts';
import { noticeRoutes } from './notices.ts';
import { openApiRoutes } from './openapi.ts';
import { optOutRoutes } from './opt-outs.ts';
import { pushPolicyRoutes } from './push-policies.ts';
import { pushRoutes } from './pushes.ts';
import { queueActionRoutes } from './queue-actions.ts';
import { relayAccountRoutes } from './relay-accounts.ts';
import { relayAuthorityRoutes } from './relay-authority.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { sessionRoutes } from './session.ts';
import { simRoutes } from './sims.ts';
import { simulatorRoutes } from './simulator.ts';
import { smsRouteRoutes } from './sms-routes.ts';
import { smtpBanRoutes } from './smtp-bans.ts';
import { sourceRoutes } from './sources.ts';
import { statusRoutes } from './status.ts';
import { templateRoutes } from './templates.ts';
import { tokenRoutes } from './tokens.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

const DESCRIBED: readonly Route[] = [
  ...sessionRoutes,
  ...secondFactorRoutes,
  ...domainRoutes,
  ...sourceRoutes,
  ...importRoutes,
  ...userRoutes,
  ...tokenRoutes,
  ...pushRoutes,
  ...pushPolicyRoutes,
  ...bulkRoutes,
  ...templateRoutes,
  ...messageTemplateRoutes,
  ...webhookRoutes,
  // Before the messages, whose `:id` would take its name.
  ...queueActionRoutes,
  ...messageRoutes,
  // Before the inbox, whose `:id` would take their names.
  ...forwardingRoutes,
  ...inboxRoutes,
  ...optOutRoutes,
  ...capturedRoutes,
  ...modemRoutes,
  ...simRoutes,
  ...smsRouteRoutes,
  ...simulatorRoutes,
  ...mailRouteRoutes,
  ...hostRoutes,
  ...dkimKeyRoutes,
  ...noticeRoutes,
  ...listenerRoutes,
  ...relayAccountRoutes,
  ...smtpBanRoutes,
  ...legacyClientRoutes,
  ...mailToSmsRoutes,
  ...relayAuthorityRoutes,
  ...adminRoutes,
  ...apiKeyRoutes,
  ...auditRoutes,
  ...statusRoutes,
  ...eventRoutes,
];

/** Every route of the gateway but the one-time link page, which is no API. */
export const ROUTES: readonly Route[] = [...DESCRIBED, ...openApiRoutes(DESCRIBED)];
