import { afterEach } from 'vitest';
import type { Clock } from '../../../gateway/core/clock.ts';
import type { SimulatorFaults } from '../../../gateway/core/model/gateways.ts';
import { parseScript } from '../../../gateway/sms/simulator/script.ts';
import type { Simulator } from '../../../gateway/sms/simulator/simulator.ts';
import { startSimulatedModem } from '../../rig/modem.ts';
import { Terminal } from './terminal.ts';

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.stop();
});

export interface StageOptions {
  /** Text of a `.chat` script. */
  script?: string;
  faults?: Partial<SimulatorFaults>;
  clock?: Clock;
  keep?: { submissions?: number; texts?: number };
}

/** A simulated modem and a terminal at its wire, echo off; stopped after the test. */
export async function stage(options: StageOptions = {}): Promise<{ simulator: Simulator; terminal: Terminal }> {
  const { script, ...rest } = options;
  const rig = await startSimulatedModem({
    transport: 'direct',
    ...rest,
    ...(script === undefined ? {} : { script: parseScript(script) }),
  });
  open.push(rig);
  const terminal = new Terminal(rig.simulator.connect());
  await terminal.command('ATE0');
  return { simulator: rig.simulator, terminal };
}

/** To +49172345678, GSM-7 "Test SM", report wanted; written by hand from 23.040. */
export const PDU = '0031000B919471325476F80000AA07D4F29C0E9A36A7';
