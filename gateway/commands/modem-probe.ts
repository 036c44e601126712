import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { ModemPort } from '../core/model/gateways.ts';
import type { ModemPorts, Probe, ProbeStep } from '../core/model/modem-ports.ts';
import { loadSettings } from '../settings/load.ts';
import { SHIPPED_PROFILES } from '../settings/shipped.ts';
import { createPortTools } from '../sms/port-tools.ts';
import type { Command } from './command.ts';
import { createLog } from './log.ts';

const REPORT_MS = 120_000;
/** The modem answers, but could not send now; sysexits.h: temporary failure. */
const EXIT_NOT_YET = 75;

const TITLES: Record<ProbeStep['step'], string> = {
  open: 'Port',
  wake: 'Answer',
  identity: 'Identity',
  profile: 'Firmware profile',
  sim: 'SIM',
  network: 'Network',
  signal: 'Signal',
  announcements: 'Messages',
  memories: 'Memory',
  'service-centre': 'Service centre',
  send: 'Test message',
  report: 'Status report',
};

export const modemProbe: Command = {
  usage: 'PORT [--send NUMBER] [--pin PIN] [--profile ID] [--json] | --list [--config FILE]',
  summary:
    'Identifies a modem and shows every command and answer; --send sends one test SMS and waits for its report, --list shows the ports there are. Exit code 0: it can send, 75: it answers but cannot send now, 1: no modem.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        send: { type: 'string' },
        pin: { type: 'string' },
        profile: { type: 'string' },
        json: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
      },
    });
    const { dataDir } = loadSettings({ file: values.config });
    const tools = await createPortTools({
      clock: systemClock,
      log: createLog('error'),
      profiles: { shipped: SHIPPED_PROFILES, own: join(dataDir, 'firmware-profiles') },
    });
    if (values.list) {
      const ports = await tools.list();
      console.log(values.json ? JSON.stringify(ports, null, 2) : portsText(ports));
      return 0;
    }
    const probe = await tools.probe({
      port: portOf(positionals),
      profile: values.profile ?? null,
      pin: values.pin ?? null,
      ...(values.send !== undefined && { send: { to: values.send, reportMs: REPORT_MS } }),
      ...(!values.json && { onStep: (step) => console.log(stepText(step)) }),
    });
    console.log(values.json ? JSON.stringify(probe, null, 2) : verdict(probe));
    if (probe.ok) return 0;
    return probe.identity ? EXIT_NOT_YET : 1;
  },
};

function portOf(positionals: string[]): string {
  const [port] = positionals;
  if (port === undefined || positionals.length > 1) {
    throw new GatewayError('USAGE', 'Give one PORT, or --list.', {
      remedy: 'gateway modem probe --list shows the ports.',
    });
  }
  const checked = ModemPort.safeParse(port);
  if (checked.success && port !== 'simulator') return port;
  throw new GatewayError('USAGE', `${JSON.stringify(port)} is no port.`, {
    remedy: 'Give a device such as /dev/ttyUSB2, or tcp://host:port.',
  });
}

function stepText({ step, ok, text, remedy, lines }: ProbeStep): string {
  const shown = lines.map(({ ms, dir, text: line }) => `    ${String(ms).padStart(6)} ${dir} ${line}`);
  const advice = remedy === undefined ? [] : [`    → ${remedy}`];
  return [`${ok ? '✓' : '✗'} ${TITLES[step]}: ${text}`, ...advice, ...shown].join('\n');
}

function verdict({ ok, identity }: Probe): string {
  if (ok) return '\nThe modem is in order: the gateway can use it.';
  return identity ? '\nA modem, but not all is in order: see above.' : '\nNo modem was found at this port.';
}

function portsText({ items, stray }: ModemPorts): string {
  const lines = items.map(({ path, usb, interfaceNumber, role, profile, usedBy, recommended, byId }) => {
    const device = usb
      ? `${[usb.manufacturer, usb.product].filter((word) => word !== null).join(' ') || 'USB device'} (${usb.vid}:${usb.pid}, interface ${interfaceNumber ?? '?'})`
      : 'no USB device';
    const notes = [
      recommended && 'use this one',
      role === 'other' && 'not for commands',
      role === 'at-spare' && 'takes commands too',
      profile && `profile ${profile.id}`,
      usedBy && `in use by ${usedBy}`,
    ].filter((note) => typeof note === 'string');
    return [
      `${path}  ${device}${notes.length > 0 ? ` – ${notes.join(', ')}` : ''}`,
      ...(byId ? [`  ${byId}`] : []),
    ].join('\n');
  });
  if (lines.length === 0) lines.push('There are no serial ports.');
  return [...lines, ...stray.flatMap(({ text, remedy }) => ['', text, `  → ${remedy}`])].join('\n');
}
