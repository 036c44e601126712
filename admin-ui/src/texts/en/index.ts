import { common } from './common.ts';
import { dashboard } from './dashboard.ts';
import { directory } from './directory.ts';
import { login, password, shell } from './shell.ts';
import { errors, stateMeanings, states } from './states.ts';

/** English, and with it the keys that every other language must have. */
export const en = {
  common,
  dashboard,
  directory,
  errors,
  login,
  password,
  shell,
  stateMeanings,
  states,
};
