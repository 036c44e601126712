import { type Answer, cms, ok, refused, silent } from '../answer.ts';
import { type Command, integer, splitArguments } from '../command-line.ts';
import type { CommandTable, Device } from '../device.ts';
import type { MessageMemory, StoredMessage } from '../message-memory.ts';
import { guarded } from './message-service.ts';

/** The message memories (27.005, 3.2.2 and 4.1 to 4.4), PDU mode. */
export const messageMemoryCommands: CommandTable = {
  '+CPMS': (command, device) => guarded(device) ?? preferred(command, device),
  '+CMGL': (command, device) => guarded(device) ?? list(command, device),
  '+CMGR': (command, device) => guarded(device) ?? read(command, device),
  '+CMGD': (command, device) => guarded(device) ?? remove(command, device),
};

function preferred({ kind, args }: Command, device: Device): Answer {
  const { memories, personality, registers } = device;
  if (kind === 'test') {
    const names = `(${[...memories.keys()].map((name) => `"${name}"`).join(',')})`;
    return ok(`+CPMS: ${Array.from({ length: personality.cpms }, () => names).join(',')}`);
  }
  const figures = (name: string): string => `${memories.get(name)?.used ?? 0},${memories.get(name)?.capacity ?? 0}`;
  const shown = registers.memories.slice(0, personality.cpms);
  if (kind === 'read') return ok(`+CPMS: ${shown.map((name) => `"${name}",${figures(name)}`).join(',')}`);
  const names = splitArguments(args);
  if (kind !== 'set' || names.length === 0 || names.length > personality.cpms) return cms(303);
  if (names.some((name) => !memories.has(name))) return cms(302);
  names.forEach((name, i) => {
    registers.memories[i as 0 | 1 | 2] = name;
  });
  const now = registers.memories.slice(0, personality.cpms);
  return { ...ok(`+CPMS: ${now.map(figures).join(',')}`), after: () => device.routeAgain() };
}

function reading(device: Device): MessageMemory {
  return device.memories.get(device.registers.memories[0])!;
}

function list({ kind, args }: Command, device: Device): Answer {
  if (kind === 'test') return ok('+CMGL: (0-4)');
  if (device.personality.cmgl !== 'ok') return device.personality.cmgl === 'silent' ? silent : refused;
  const wanted = args === '' ? 0 : integer(args, 0, 4);
  if (wanted === null) return cms(303);
  const memory = reading(device);
  const now = device.clock.now();
  const found = memory.list().filter(({ stat, readableAt }) => readableAt <= now && (wanted === 4 || stat === wanted));
  for (const { index } of found) memory.read(index, now);
  return ok(...found.flatMap((message) => [`+CMGL: ${message.index},${shape(message)}`, message.pdu]));
}

function read({ kind, args }: Command, device: Device): Answer {
  if (kind === 'test') return ok();
  const index = integer(args, 0, 9999);
  const memory = reading(device);
  if (index === null || !memory.holds(index)) return cms(321);
  const message = memory.read(index, device.clock.now());
  return message ? ok(`+CMGR: ${shape(message)}`, message.pdu) : cms(321);
}

/** `<stat>,[<alpha>],<length>` */
function shape({ stat, length }: StoredMessage): string {
  return `${stat},,${length}`;
}

/** `CMGD=<index>[,<flag>]`: flag 1 all read, 2 and 3 the sent and unsent too (there are none), 4 all. */
function remove({ kind, args }: Command, device: Device): Answer {
  const memory = reading(device);
  if (kind === 'test') {
    const indexes = memory.list().map(({ index }) => index);
    return ok(`+CMGD: (${indexes.join(',')}),(0-4)`);
  }
  const [at, flagText = '0'] = splitArguments(args);
  const index = integer(at, 0, 9999);
  const flag = integer(flagText, 0, 4);
  if (kind !== 'set' || index === null || flag === null) return cms(303);
  if (flag === 0 && !memory.holds(index)) return cms(321);
  if (flag === 0) memory.remove(index);
  else for (const message of memory.list()) if (flag === 4 || message.stat === 1) memory.remove(message.index);
  return { ...ok(), after: () => device.routeAgain() };
}
