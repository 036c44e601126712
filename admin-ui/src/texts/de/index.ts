import type { Texts } from '../texts.tsx';
import { common } from './common.ts';
import { dashboard } from './dashboard.ts';
import { directory } from './directory.ts';
import { login, password, shell } from './shell.ts';
import { errors, stateMeanings, states } from './states.ts';
import { notice, templates } from './templates.ts';
import { push, tokens } from './tokens.ts';

/** German. */
export const de: Texts = {
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
