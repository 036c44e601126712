import { type Answer, cme, cms, ok, refused } from '../answer.ts';
import { type Command, integer, splitArguments } from '../command-line.ts';
import type { CommandTable, Device } from '../device.ts';

/** Settings of the message service and the submit (27.005, 3). */
export const messageServiceCommands: CommandTable = {
  '+CMGF': ({ kind, args }, { registers }) => {
    if (kind === 'test') return ok('+CMGF: (0)');
    if (kind === 'read') return ok(`+CMGF: ${registers.textMode ? 1 : 0}`);
    // it may begin in text mode, but is not taken back there
    if (args !== '0' && args !== '') return cms(303);
    registers.textMode = false;
    return ok();
  },
  '+CSMS': (command, device) => {
    const { kind, args } = command;
    if (kind === 'test') return ok('+CSMS: (0,1)');
    if (kind === 'read') return ok(`+CSMS: ${device.registers.csms},1,1,1`);
    const service = integer(args, 0, 1);
    if (service === null) return cms(303);
    device.registers.csms = service;
    return { ...ok('+CSMS: 1,1,1'), after: () => device.routeAgain() };
  },
  '+CSCA': (command, device) => guarded(device) ?? serviceCentre(command, device),
  '+CSCS': ({ kind, args }, { registers }) => {
    if (kind === 'test') return ok('+CSCS: ("GSM","IRA","UCS2")');
    if (kind === 'read') return ok(`+CSCS: "${registers.charset}"`);
    const [charset = ''] = splitArguments(args);
    if (!['GSM', 'IRA', 'UCS2'].includes(charset)) return cme(50);
    registers.charset = charset;
    return ok();
  },
  '+CMMS': ({ kind, args }, { registers }) => {
    if (kind === 'test') return ok('+CMMS: (0-2)');
    if (kind === 'read') return ok(`+CMMS: ${registers.cmms}`);
    const mode = integer(args, 0, 2);
    if (mode === null) return refused;
    registers.cmms = mode;
    return ok();
  },
  '+CNMI': (command, device) => guarded(device) ?? indications(command, device),
  '+CNMA': ({ kind, args }, device) => {
    if (kind === 'test') return ok('+CNMA: (0-2)');
    if (kind === 'set' && integer(splitArguments(args)[0], 0, 2) === null) return cms(303);
    return device.acknowledge() ? { ...ok(), after: () => device.routeAgain() } : cms(340);
  },
  '+CMGS': (command, device) => guarded(device) ?? submit(command, device),
};

/** The message service needs the SIM; its errors are CMS numbers (27.005, 3.2.5). */
export function guarded(device: Device): Answer | null {
  const obstacle = device.card.obstacle();
  if (obstacle === null) return null;
  return cms({ 11: 311, 12: 316, 13: 313, 14: 314 }[obstacle] ?? 310);
}

function serviceCentre({ kind, args }: Command, device: Device): Answer {
  if (kind === 'test') return ok();
  if (kind === 'read') return ok(`+CSCA: "${device.smsc}",${device.smsc.startsWith('+') ? 145 : 129}`);
  const [number = '', type] = splitArguments(args);
  if (!/^\+?\d{0,20}$/.test(number)) return cms(304);
  device.smsc = type === '145' && number !== '' && !number.startsWith('+') ? `+${number}` : number;
  return ok();
}

function indications({ kind, args }: Command, device: Device): Answer {
  const { registers, personality } = device;
  if (kind === 'test') return ok(`+CNMI: ${personality.cnmi}`);
  if (kind === 'read') return ok(`+CNMI: ${registers.cnmi.join(',')}`);
  const given = splitArguments(args);
  const allowed = ranges(personality.cnmiTakes || personality.cnmi);
  const values = registers.cnmi.map((now, i) => (given[i] ? integer(given[i], 0, 9) : now));
  if (given.length > 5 || values.some((value, i) => value === null || !allowed[i]?.has(value))) return cms(303);
  registers.cnmi = values as Device['registers']['cnmi'];
  return { ...ok(), after: () => device.routeAgain() };
}

/** `(0-2),(0,1)` as sets of numbers. */
function ranges(text: string): Set<number>[] {
  return [...text.matchAll(/\(([\d,-]*)\)/g)].map(([, list = '']) => {
    const values = new Set<number>();
    for (const item of list.split(',')) {
      const [from = 0, to = from] = item.split('-').map(Number);
      for (let value = from; value <= to; value++) values.add(value);
    }
    return values;
  });
}

function submit({ kind, args }: Command, device: Device): Answer {
  if (kind === 'test') return ok();
  if (kind === 'set' && device.registers.textMode) return device.submitTextPrompt();
  const length = integer(args, 1, 175);
  if (kind !== 'set' || length === null) return cms(304);
  return device.submitPrompt(length);
}
