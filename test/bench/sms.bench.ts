import { once } from 'node:events';
import { startBareGateway, watch } from '../process/steps.ts';
import type { RunningGateway } from '../rig/gateway.ts';
import { type ModemRig, startSimulatedModem } from '../rig/modem.ts';
import { type Client, makeTokens, openClient } from './client.ts';
import type { Figure } from './render.bench.ts';

const MESSAGES = 600;
const CLICKS = 200;
const SLOW_SUBMIT_MS = 2_000;
const SLOW_MESSAGES = 15;

/** SMS through the whole product to simulated modems on pseudo-terminals that answer at once. */
export async function bench(): Promise<Figure[]> {
  const gateway = await startBareGateway();
  const modems = [await startSimulatedModem({ transport: 'pty' })];
  try {
    const client = await openClient(gateway);
    await addModem(gateway, modems[0]!, 1);
    const idle = await onIdleModem(client, modems[0]!);
    const one = await throughput(client, modems, MESSAGES);
    modems[0]!.simulator.service.setFaults({ submitMs: SLOW_SUBMIT_MS });
    const slow = await throughput(client, modems, SLOW_MESSAGES);
    modems[0]!.simulator.service.setFaults({ submitMs: 0 });
    modems.push(await startSimulatedModem({ transport: 'pty' }));
    await addModem(gateway, modems[1]!, 2);
    const two = await throughput(client, modems, MESSAGES);
    return [
      { name: 'SMS by one modem', value: one, unit: '/s' },
      { name: 'SMS by two modems', value: two, unit: '/s' },
      { name: 'of what a modem with 2 s a submit can do', value: slow * SLOW_SUBMIT_MS * 0.1, unit: '%' },
      ...idle,
    ];
  } finally {
    await gateway.close();
    for (const modem of modems) await modem.stop();
  }
}

async function addModem(gateway: RunningGateway, { port }: ModemRig, number: number): Promise<void> {
  const live = await watch(gateway);
  const { id } = await gateway.api.post<{ id: string }>('/modems', { name: `Modem ${number}`, port });
  await live.until(async () => {
    const { state } = await gateway.api.get<{ state: string }>(`/modems/${id}`);
    return state === 'ready' ? true : null;
  });
  live.close();
}

/** All at once, measured from the first to the last at the modems. */
async function throughput(client: Client, modems: ModemRig[], count: number): Promise<number> {
  const times: number[] = [];
  const all = new Promise<void>((resolve) => {
    for (const { simulator } of modems) {
      simulator.on('submit', () => {
        times.push(performance.now());
        if (times.length === count) resolve();
      });
    }
  });
  const message = (n: number) => ({
    channel: 'sms',
    to: `+4477009${String(n).padStart(5, '0')}`,
    text: `Message ${n}`,
  });
  await Promise.all(Array.from({ length: count }, (_, n) => client.post('/messages', message(n))));
  await all;
  for (const { simulator } of modems) simulator.removeAllListeners('submit');
  return (1000 * (count - 1)) / (times.at(-1)! - times[0]!);
}

/** One push after the other, each when the modem has nothing else to do. */
async function onIdleModem(client: Client, { simulator }: ModemRig): Promise<Figure[]> {
  const tokens = await makeTokens(client, CLICKS);
  const [clicked, answered, accepted]: number[][] = [[], [], []];
  for (const id of tokens) {
    const atCommand = new Promise<number>((resolve) => {
      const hear = (command: string) => {
        if (!command.startsWith('AT+CMGS')) return;
        simulator.off('command', hear);
        resolve(now());
      };
      simulator.on('command', hear);
    });
    const reported = once(simulator, 'submit');
    const startedAt = now();
    const { messageId } = await client.post<{ messageId: string }>(`/tokens/${id}/push`, { channel: 'sms' });
    answered!.push(now() - startedAt);
    const commandAt = await atCommand;
    clicked!.push(commandAt - startedAt);
    await reported;
    const { createdAt } = await client.get<{ createdAt: string }>(`/messages/${messageId}`);
    accepted!.push(commandAt - Date.parse(createdAt));
  }
  return [
    ...median('from click to 202', answered!),
    ...median('from click to AT+CMGS', clicked!),
    ...median('from accept to AT+CMGS', accepted!),
  ];
}

const now = () => performance.timeOrigin + performance.now();

function median(name: string, values: number[]): Figure[] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return [
    { name: `${name}, median`, value: at(0.5), unit: 'ms' },
    { name: `${name}, p99`, value: at(0.99), unit: 'ms' },
  ];
}
