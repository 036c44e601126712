import { chain, profile, roles } from './access.ts';
import { admins, apiKeys, audit } from './administration.ts';
import { common } from './common.ts';
import { dashboard } from './dashboard.ts';
import { directory } from './directory.ts';
import { forwarding, inboxTabs, optOuts } from './forwarding.ts';
import { modems, simulator } from './gateways.ts';
import { listeners, mailIn } from './mail-in.ts';
import { bans, legacy, mailToSms, relayAccounts } from './mail-in-lists.ts';
import { dkim, hosts, mailOut, mailRoutes, notices } from './mail-out.ts';
import { captured, inbox, messages } from './messages.ts';
import { modemPage, wizard } from './modem-page.ts';
import { bulk, linkPages, policy, pushEvents, webhooks, work } from './push-room.ts';
import { postmaster, queue } from './queue.ts';
import { login, password, shell } from './shell.ts';
import { sims } from './sims.ts';
import { smsRoutes } from './sms-routes.ts';
import { imports, sources } from './sources.ts';
import { errors, stateMeanings, states } from './states.ts';
import { notice, otherTemplates, templates } from './templates.ts';
import { push, tokens } from './tokens.ts';

/** English, and with it the keys that every other language must have. */
export const en = {
  admins,
  apiKeys,
  audit,
  bans,
  bulk,
  captured,
  common,
  dashboard,
  directory,
  dkim,
  errors,
  forwarding,
  hosts,
  imports,
  inbox,
  inboxTabs,
  linkPages,
  otherTemplates,
  legacy,
  listeners,
  login,
  mailOut,
  mailIn,
  mailRoutes,
  mailToSms,
  messages,
  modemPage,
  modems,
  notice,
  notices,
  optOuts,
  password,
  postmaster,
  policy,
  profile,
  roles,
  /** What the gateway itself says, in the language of this catalogue where that is known: `t.says(problem.message)`. */
  says: (sentence: string): string => sentence,
  chain,
  push,
  queue,
  relayAccounts,
  pushEvents,
  shell,
  sims,
  simulator,
  smsRoutes,
  sources,
  stateMeanings,
  states,
  templates,
  tokens,
  webhooks,
  wizard,
  work,
};
