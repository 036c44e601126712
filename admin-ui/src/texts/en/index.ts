import { common } from './common.ts';
import { dashboard } from './dashboard.ts';
import { directory } from './directory.ts';
import { login, password, shell } from './shell.ts';
import { errors, stateMeanings, states } from './states.ts';
import { notice, templates } from './templates.ts';
import { push, tokens } from './tokens.ts';

/** English, and with it the keys that every other language must have. */
export const en = {
  common,
  dashboard,
  directory,
  errors,
  login,
  notice,
  password,
  push,
  shell,
  stateMeanings,
  states,
  templates,
  tokens,
};
