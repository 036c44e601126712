import { type Answer, cme, ok, refused } from '../answer.ts';
import { type Command, integer, splitArguments } from '../command-line.ts';
import type { CommandTable, Device } from '../device.ts';

/** Radio, registration, operator and time (27.007, 7 and 8). */
export const networkCommands: CommandTable = {
  '+CREG': registration,
  '+CGREG': registration,
  '+CEREG': registration,
  '+CSQ': ({ kind }, device) =>
    kind === 'test' ? ok('+CSQ: (0-31,99),(0-7,99)') : ok(`+CSQ: ${device.faults().csq},99`),
  '+CESQ': (_, device) => ok(extendedSignal(device)),
  '+CFUN': radio,
  '+COPS': operator,
  '+CCLK': ({ kind }, { clock }) => (kind === 'read' ? ok(`+CCLK: "${networkTime(clock.now())}"`) : ok()),
};

function registration({ name, kind, args }: Command, device: Device): Answer {
  const { registers, personality } = device;
  if (kind === 'test') return ok(`${name}: (0-2)`);
  if (kind === 'set') {
    const n = integer(args, 0, 2);
    if (n === null) return cme(50);
    registers.registration[name] = n;
    return ok();
  }
  if (kind !== 'read') return refused;
  const n = registers.registration[name] ?? 0;
  const stat = personality.registers.includes(name) ? device.registered() : 0;
  const where = n === 2 && (stat === 1 || stat === 5) ? `,"1A2B","01C3D4E5",${personality.access}` : '';
  return ok(`${name}: ${n},${stat}${where}`);
}

/** rxlev for GSM, rsrq and rsrp for LTE (27.007, 8.69), made from the one figure that the faults hold. */
function extendedSignal(device: Device): string {
  const { csq } = device.faults();
  if (csq > 31) return '+CESQ: 99,99,255,255,255,255';
  const dbm = -113 + 2 * csq;
  if (device.personality.access < 7) return `+CESQ: ${Math.min(Math.max(dbm + 110, 0), 63)},0,255,255,255,255`;
  // the strength of all resource blocks together is some 25 dB above that of one reference signal
  return `+CESQ: 99,99,255,255,20,${Math.min(Math.max(dbm - 25 + 141, 0), 97)}`;
}

function radio({ kind, args }: Command, device: Device): Answer {
  if (kind === 'test') return ok('+CFUN: (0,1,4),(0,1)');
  if (kind === 'read') return ok(`+CFUN: ${device.registers.cfun}`);
  const [fun, restart] = splitArguments(args);
  if (kind !== 'set' || !['0', '1', '4'].includes(fun ?? '')) return refused;
  if (restart === '1') return { ...ok(), after: () => device.restart() };
  device.registers.cfun = Number(fun);
  return { ...ok(), after: () => device.routeAgain() };
}

function operator({ kind, args }: Command, device: Device): Answer {
  const { registers, personality: p } = device;
  if (kind === 'test')
    return ok(`+COPS: (2,"${p.operator}","${p.operator}","${p.operatorCode}",${p.access}),,(0-4),(0-2)`);
  if (kind === 'set') {
    const [mode, format] = splitArguments(args);
    const wanted = integer(format, 0, 2);
    if (mode === '3' && wanted === null) return cme(50);
    if (wanted !== null) registers.copsFormat = wanted;
    return ok();
  }
  if (kind !== 'read') return refused;
  const stat = device.registered();
  if (stat !== 1 && stat !== 5) return ok('+COPS: 0');
  const name = registers.copsFormat === 2 ? p.operatorCode : p.operator;
  return ok(`+COPS: 0,${registers.copsFormat},"${name}",${p.access}`);
}

/** `yy/MM/dd,hh:mm:ss±zz` in quarters of an hour (27.007, 8.15); the simulated network lives in UTC. */
function networkTime(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T');
  return `${date.slice(2).replaceAll('-', '/')},${time.slice(0, 8)}+00`;
}
