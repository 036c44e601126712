import type { Texts } from '../catalogue.ts';
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

/** German. */
export const de: Texts = {
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
