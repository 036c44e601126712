import type { CommandTable } from '../device.ts';
import { cardCommands } from './card.ts';
import { identityCommands } from './identity.ts';
import { messageMemoryCommands } from './message-memory.ts';
import { messageServiceCommands } from './message-service.ts';
import { networkCommands } from './network.ts';
import { ussdCommands } from './ussd.ts';

/** Every command that the simulated modem knows without a script. */
export const builtInCommands: CommandTable = {
  ...identityCommands,
  ...cardCommands,
  ...networkCommands,
  ...messageServiceCommands,
  ...messageMemoryCommands,
  ...ussdCommands,
};
