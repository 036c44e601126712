import { ok, refused } from '../answer.ts';
import { integer } from '../command-line.ts';
import { type CommandTable, powerOnRegisters } from '../device.ts';

/** Who the modem is and how the line behaves (V.250; 27.007, 5). */
export const identityCommands: CommandTable = {
  E: ({ args }, { registers }) => {
    if (args !== '' && args !== '0' && args !== '1') return refused;
    registers.echo = args === '1';
    return ok();
  },
  V: ({ args }, { registers }) => {
    if (args !== '' && args !== '0' && args !== '1') return refused;
    registers.verbose = args === '1';
    return ok();
  },
  Q: ({ args }) => (args === '' || args === '0' ? ok() : refused),
  Z: (_, device) => {
    device.registers = powerOnRegisters(device.personality);
    return ok();
  },
  '&F': (_, device) => {
    device.registers = powerOnRegisters(device.personality);
    return ok();
  },
  I: (_, { personality: p }) => ok(p.manufacturer, p.model, `Revision: ${p.revision}`, `IMEI: ${p.imei}`),
  X: () => ok(),
  H: () => ok(),
  '&C': () => ok(),
  '&D': () => ok(),
  '&K': () => ok(),
  '&W': () => ok(),
  '\\Q': () => ok(),
  S0: ({ kind }) => (kind === 'read' ? ok('000') : ok()),
  '+CMEE': ({ kind, args }, { registers }) => {
    if (kind === 'test') return ok('+CMEE: (0-2)');
    if (kind === 'read') return ok(`+CMEE: ${registers.cmee}`);
    const level = integer(args, 0, 2);
    if (level === null) return refused;
    registers.cmee = level;
    return ok();
  },
  '+CGMI': (_, { personality }) => ok(personality.manufacturer),
  '+GMI': (_, { personality }) => ok(personality.manufacturer),
  '+CGMM': (_, { personality }) => ok(personality.model),
  '+GMM': (_, { personality }) => ok(personality.model),
  '+CGMR': (_, { personality }) => ok(personality.revision),
  '+GMR': (_, { personality }) => ok(personality.revision),
  '+CGSN': (_, { personality }) => ok(personality.imei),
  '+GSN': (_, { personality }) => ok(personality.imei),
  '+IFC': ({ kind }) => (kind === 'read' ? ok('+IFC: 0,0') : ok()),
  '+IPR': ({ kind }) => (kind === 'read' ? ok('+IPR: 0') : ok()),
  '+CLAC': (_, device) => ok(...device.commandNames().map((name) => `AT${name}`)),
};
