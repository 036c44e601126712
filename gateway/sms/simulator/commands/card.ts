import { type Answer, cme, ok, refused } from '../answer.ts';
import { type Command, splitArguments } from '../command-line.ts';
import type { CommandTable, Device } from '../device.ts';

/** The SIM: PIN, its numbers (27.007, 8.3 and 5.6). */
export const cardCommands: CommandTable = {
  '+CPIN': (command, device) => (command.kind === 'read' ? readPin(device) : enterPin(command, device)),
  '+CPINR': (command, { card, personality }) => {
    const pin = `+CPINR: SIM PIN,${card.pinTries},${personality.pinTries}`;
    const puk = `+CPINR: SIM PUK,${card.pukTries},${personality.pukTries}`;
    if (command.kind === 'test') return ok();
    const [code] = splitArguments(command.args);
    if (code === undefined) return ok(pin, puk);
    return code === 'SIM PIN' ? ok(pin) : code === 'SIM PUK' ? ok(puk) : cme(50);
  },
  '+CIMI': (command, device) => {
    if (command.kind === 'test') return ok();
    const obstacle = device.card.obstacle();
    return obstacle === null ? ok(device.personality.imsi) : cme(obstacle);
  },
  // the card's number can be read while it is locked
  '+CCID': (_, { personality }) => ok(`+CCID: ${personality.iccid}`),
  '+ICCID': (_, { personality }) => ok(`+ICCID: ${personality.iccid}`),
  '+QCCID': (_, { personality }) => ok(`+QCCID: ${personality.iccid}`),
};

function readPin({ card, personality }: Device): Answer {
  const state = card.state();
  if (state === 'BLOCKED') return cme(13);
  const line = personality.cpinQuoted ? `+CPIN: "${state}"` : `+CPIN: ${state}`;
  return personality.cpinOk ? ok(line) : { kind: 'bare', lines: [line] };
}

function enterPin({ kind, args }: Command, device: Device): Answer {
  if (kind === 'test') return ok();
  const [first, second] = splitArguments(args);
  if (kind !== 'set' || !first) return refused;
  const error = second === undefined ? device.card.enterPin(first) : device.card.enterPuk(first, second);
  if (error !== null) return cme(error);
  return { ...ok(), after: () => device.simUnlocked() };
}
