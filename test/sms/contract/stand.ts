import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SimulatorFaults } from '../../../gateway/core/model/gateways.ts';
import type { Outcome, SendJob } from '../../../gateway/core/ports.ts';
import type { Profile } from '../../../gateway/sms/modem/profile.ts';
import type { Personality } from '../../../gateway/sms/simulator/personality.ts';
import type { Simulator } from '../../../gateway/sms/simulator/simulator.ts';
import { loadScript, type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, SHIPPED_PROFILES, type SmsStage } from '../../rig/sms.ts';

/** Ids of all shipped profiles. */
export const PROFILES = readdirSync(SHIPPED_PROFILES)
  .filter((file) => file.endsWith('.json') && file !== 'schema.json')
  .map((file) => basename(file, '.json'))
  .sort();
/** Ids of all simulator scripts. */
export const SCRIPTS = readdirSync(fileURLToPath(new URL('../../modems', import.meta.url)))
  .filter((file) => file.endsWith('.chat'))
  .map((file) => basename(file, '.chat'))
  .sort();

export const PIN = '1234';
/** Long enough for a machine that plays many modems at once; `prompt` and `submit` are waited for once each. */
const TIMEOUTS = { command: 5_000, slow: 5_000, prompt: 1_500, submit: 2_000, quiet: 15, wake: 1_000 };
/** What our store takes to make something durable. */
const STORE_MS = 3;

/** One simulated modem on a pseudo-terminal, the room of SMS before it, and all that is seen of either. */
export class Stand {
  readonly script: Personality;
  readonly profile: Profile;
  readonly simulator: Simulator;
  readonly stage: SmsStage;
  /** Every command that the modem ever got. */
  readonly commands: string[] = [];
  /** Deletions that came while a message was not safe yet. */
  readonly rash: string[] = [];
  /** The modem's id. */
  id = '';
  readonly #rig: ModemRig;
  readonly #folder: string;
  readonly #store: FaultyStore;

  private constructor(script: string, rig: ModemRig, stage: SmsStage, store: FaultyStore) {
    this.#rig = rig;
    this.#store = store;
    this.stage = stage;
    this.simulator = rig.simulator;
    this.script = loadScript(script).personality;
    this.profile = stage.profiles.get(script)!;
    this.#folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'by-id-'));
    this.simulator.on('plug', () => this.#link());
    this.simulator.on('unplug', () => rmSync(this.port));
    this.#link();
    this.simulator.on('command', (text) => {
      this.commands.push(text);
      if (text.startsWith('AT+CMGD=') && store.busy > 0) this.rash.push(text);
    });
  }

  /** The modem is up and asks for its PIN; nobody speaks with it yet. */
  static async open(script: string, faults: Partial<SimulatorFaults> = {}): Promise<Stand> {
    const store = new FaultyStore();
    const rig = await startSimulatedModem({
      transport: 'pty',
      renames: true,
      script,
      faults: { pin: PIN, noise: true, ...faults },
    });
    const stage = await openSmsStage({ timeoutsMs: TIMEOUTS, onInbound: () => store.take() });
    return new Stand(script, rig, stage, store);
  }

  /** A name that stays, as /dev/serial/by-id has them, while the device behind it is another one after each unplug. */
  get port(): string {
    return join(this.#folder, 'usb-modem-if02');
  }

  /** The device itself. */
  get device(): string {
    return this.#rig.port;
  }

  /** Sets the modem up. */
  async begin(): Promise<void> {
    this.id = await this.stage.addModem(this.port, { name: 'M', pin: PIN });
  }

  /** While true nothing that arrives can be stored. */
  set storeDown(down: boolean) {
    this.#store.down = down;
  }

  /** How often something was brought to a store that was down. */
  get turnedAway(): number {
    return this.#store.refused;
  }

  job(text: string): Promise<SendJob> {
    return this.stage.job(PHONE, text);
  }

  async send(text: string): Promise<Outcome> {
    return this.stage.send(await this.job(text));
  }

  faults(faults: Partial<SimulatorFaults>): void {
    this.simulator.service.setFaults(faults);
  }

  /** Texts that reached a phone, oldest first. */
  arrived(): string[] {
    return this.simulator.service
      .received()
      .map(({ text }) => text)
      .reverse();
  }

  /** Texts of inbound parts from one sender, in the order they were stored. */
  inboundFrom(from: string): string[] {
    return this.stage.inbound.filter((sms) => sms.from === from).map(({ text }) => text);
  }

  until(state: string): Promise<void> {
    return this.stage.until(this.id, state);
  }

  async state(): Promise<string> {
    return (await this.stage.pool.get(this.id)).state;
  }

  async close(): Promise<void> {
    await this.stage.close();
    await this.#rig.stop();
    rmSync(this.#folder, { recursive: true });
  }

  #link(): void {
    symlinkSync(this.#rig.port, this.port);
  }
}

export const PHONE = '+491701234567';

/** Takes its time, and refuses while it is down. */
class FaultyStore {
  down = false;
  refused = 0;
  busy = 0;

  async take(): Promise<void> {
    this.busy += 1;
    await new Promise((resolve) => setTimeout(resolve, STORE_MS));
    this.busy -= 1;
    if (!this.down) return;
    this.refused += 1;
    throw new Error('the database is down');
  }
}
