/**
 * First elements of the query keys, one a kind of thing. Live events invalidate by this first element, so every query
 * about users begins with `keys.users`: `[keys.users, 'list', filter]`, `[keys.users, id]`.
 */
export const keys = {
  session: 'session',
  status: 'status',
  domains: 'domains',
  users: 'users',
  tokens: 'tokens',
  sources: 'sources',
  pushes: 'pushes',
  templates: 'templates',
  messages: 'messages',
  captured: 'captured',
  inbox: 'inbox',
  forwarding: 'forwarding',
  optOuts: 'opt-outs',
  modems: 'modems',
  sims: 'sims',
  smsRoutes: 'sms-routes',
  simulator: 'simulator',
  mailRoutes: 'mail-routes',
  hosts: 'hosts',
  dkimKeys: 'dkim-keys',
  notices: 'notices',
  postmaster: 'postmaster',
  listeners: 'listeners',
  relayAccounts: 'relay-accounts',
  smtpBans: 'smtp-bans',
  legacyClients: 'legacy-clients',
  mailToSms: 'mail-to-sms',
  admins: 'admins',
  apiKeys: 'api-keys',
  audit: 'audit',
} as const;
export type KeyArea = (typeof keys)[keyof typeof keys];
