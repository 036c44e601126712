import { resetPassword } from './admin.ts';
import { auditVerify } from './audit.ts';
import { backup, restore } from './backup.ts';
import type { Command } from './command.ts';
import { configCheck, configSchema } from './config.ts';
import { demo } from './demo.ts';
import { modemProbe } from './modem-probe.ts';
import { modemScript } from './modem-script.ts';
import { push } from './push.ts';
import { start } from './start.ts';

/** Every command by its name; longer names are looked for first. */
export const commands: Record<string, Command> = {
  start,
  demo,
  push,
  'modem probe': modemProbe,
  'modem script': modemScript,
  'admin reset-password': resetPassword,
  'audit verify': auditVerify,
  backup,
  restore,
  'config check': configCheck,
  'config schema': configSchema,
};
