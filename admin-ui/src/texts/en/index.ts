import { admins, apiKeys, audit } from './administration.ts';
import { common } from './common.ts';
import { dashboard } from './dashboard.ts';
import { directory } from './directory.ts';
import { mailRoutes, modems, simulator } from './gateways.ts';
import { captured, inbox, messages } from './messages.ts';
import { login, password, shell } from './shell.ts';
import { errors, stateMeanings, states } from './states.ts';
import { notice, templates } from './templates.ts';
import { push, tokens } from './tokens.ts';

/** English, and with it the keys that every other language must have. */
export const en = {
  admins,
  apiKeys,
  audit,
  captured,
  common,
  dashboard,
  directory,
  errors,
  inbox,
  login,
  mailRoutes,
  messages,
  modems,
  notice,
  password,
  push,
  shell,
  simulator,
  stateMeanings,
  states,
  templates,
  tokens,
};
