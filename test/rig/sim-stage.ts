import type { SimulatorFaults } from '../../gateway/core/model/gateways.ts';
import { StreamPort } from '../../gateway/sms/port/port.ts';
import { parseScript } from '../../gateway/sms/simulator/script.ts';
import { type ModemRig, type ModemRigOptions, startSimulatedModem } from './modem.ts';
import { openSmsStage, type SmsStage, type SmsStageOptions } from './sms.ts';

export const ICCIDS = ['8988211000000000000', '8988211000000000001', '8988211000000000002'] as const;

/** What one of the simulated modems is like. */
export interface SimModem {
  faults?: Partial<SimulatorFaults>;
  /** Lines for the top of its script. */
  script?: string;
  clock?: ModemRigOptions['clock'];
  /** It comes up in another state than ready. */
  state?: string;
}

/** Simulated modems with a SIM each, under `/dev/modem0` …, and the whole room of SMS over them. */
export async function openSimStage(modems: SimModem[] = [{}], options: SmsStageOptions = {}) {
  const rigs: ModemRig[] = await Promise.all(
    modems.map(({ faults = {}, script = '', clock }, i) =>
      startSimulatedModem({
        transport: 'direct',
        faults,
        script: parseScript(`iccid: ${ICCIDS[i]}\nimei: 49015420323751${i}\n${script}`),
        ...(clock && { clock }),
      }),
    ),
  );
  const ports = Object.fromEntries(
    rigs.map(({ simulator }, i) => [
      `/dev/modem${i}`,
      async () => {
        const wire = simulator.connect();
        return new StreamPort(`/dev/modem${i}`, wire, async () => void wire.destroy());
      },
    ]),
  );
  const stage: SmsStage = await openSmsStage({ ports, ...options });
  const ids: string[] = [];
  for (let i = 0; i < rigs.length; i++) {
    ids.push(await stage.addModem(`/dev/modem${i}`, { name: `M${i}` }, modems[i]!.state));
  }
  return {
    stage,
    ids,
    simulators: rigs.map(({ simulator }) => simulator),
    async close() {
      await stage.close();
      for (const rig of rigs) await rig.stop();
    },
  };
}
