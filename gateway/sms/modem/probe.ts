import type { Clock } from '../../core/clock.ts';
import { asGatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Probe, ProbeStep } from '../../core/model/modem-ports.ts';
import { AtChannel, type Urc } from '../at/channel.ts';
import type { Port, PortOpener } from '../port/port.ts';
import { maskNumber, Trace } from '../port/trace.ts';
import type { UsbId } from '../port/usb-id.ts';
import { answerOf, ask, fields, tryAsk } from './ask.ts';
import { type Identity, readIccid, readIdentity } from './identity.ts';
import { type MessageService, setUpMessages } from './message-service.ts';
import { unlockSim } from './pin.ts';
import { sendTest } from './probe-send.ts';
import type { Profile } from './profile.ts';
import type { ProfileLibrary } from './profile-load.ts';
import { eventOf, grammarOf, grammarOfAny, timingOf, timingUntilKnown } from './profile-use.ts';
import { Registration } from './registration.ts';
import { parseSignal } from './signal.ts';
import { SimBell, waitForSim } from './sim-ready.ts';
import { chooseFor, runInit, switchRadioOn } from './start.ts';

export interface ProbeDeps {
  openPort: PortOpener;
  clock: Clock;
  log: Log;
  profiles: ProfileLibrary;
}

export interface ProbeRequest {
  port: string;
  usb: UsbId | null;
  /** Id of a profile; null = choose. */
  profile: string | null;
  /** Sent to the SIM once, and only where it leaves more than one try. */
  pin?: string | null;
  /** A test SMS: to whom, and how long its report may take. */
  send?: { to: string; reportMs: number };
  onStep?: (step: ProbeStep) => void;
}

type StepName = ProbeStep['step'];

/** A step's finding; a warning lets the others go on. */
interface Finding {
  text: string;
  warning?: { remedy: string };
}

/** Identifies a modem step by step, with every command and answer. Leaves messages on the SIM as they are. Never throws. */
export async function probeModem(deps: ProbeDeps, request: ProbeRequest): Promise<Probe> {
  const session = new ProbeSession(deps, request);
  return session.run();
}

class ProbeSession {
  readonly #deps: ProbeDeps;
  readonly #request: ProbeRequest;
  readonly #trace: Trace;
  readonly #bell: SimBell;
  readonly #registration = new Registration();
  readonly #steps: ProbeStep[] = [];
  readonly #urcs = new Set<(urc: Urc) => void>();
  #port: Port | null = null;
  #channel: AtChannel | null = null;
  #identity: Identity | null = null;
  #profile: Profile | null = null;
  #why = '';

  constructor(deps: ProbeDeps, request: ProbeRequest) {
    this.#deps = deps;
    this.#request = request;
    this.#trace = new Trace(deps.clock);
    this.#bell = new SimBell(deps.clock);
  }

  async run(): Promise<Probe> {
    try {
      const complete = await this.#walk();
      return this.#result(complete && this.#steps.every(({ ok }) => ok));
    } finally {
      await (this.#channel ?? this.#port)?.close().catch(() => {}); // what was found is found
    }
  }

  /** @returns false when a step ended it */
  async #walk(): Promise<boolean> {
    const { send } = this.#request;
    let service: MessageService | null = null;
    const steps: [StepName, () => Promise<Finding>][] = [
      ['open', () => this.#open()],
      ['wake', () => this.#wake()],
      ['identity', () => this.#identify()],
      ['profile', async () => this.#choose()],
      ['sim', () => this.#sim()],
      ['network', () => this.#network()],
      ['signal', () => this.#signal()],
      [
        'announcements',
        async () => {
          service = await setUpMessages(this.#at, this.#chosen);
          return announced(service);
        },
      ],
      ['memories', () => this.#memories()],
      ['service-centre', async () => centre(service?.smsc ?? null)],
    ];
    for (const [name, work] of steps) if (!(await this.#step(name, work))) return false;
    if (!send || !service) return true;
    const test = sendTest({ ...this.#deps, channel: this.#at, profile: this.#chosen, service, urcs: this.#urcs }, send);
    return (await this.#step('send', test.submit)) && (await this.#step('report', test.report));
  }

  async #step(name: StepName, work: () => Promise<Finding>): Promise<boolean> {
    const { clock } = this.#deps;
    const [startedAt, mark] = [clock.now(), this.#trace.mark()];
    let finding: Finding;
    let ended = false;
    try {
      finding = await work();
    } catch (error) {
      const { message, remedy = 'Look at the commands and answers.' } = asGatewayError(error);
      finding = { text: message, warning: { remedy } };
      ended = true;
    }
    const { text, warning } = finding;
    const step: ProbeStep = {
      ...{ step: name, ok: !warning, ms: clock.now() - startedAt, text, ...warning },
      lines: this.#trace.since(mark, startedAt),
    };
    this.#steps.push(step);
    this.#request.onStep?.(step);
    return !ended;
  }

  async #open(): Promise<Finding> {
    const { profiles, openPort } = this.#deps;
    const { port: path, profile } = this.#request;
    const first = (profile && profiles.get(profile)) || profiles.generic;
    this.#port = await openPort(path, first.line);
    return { text: `${path} is open (${first.line.baudRate} baud${first.line.rtscts ? ', RTS/CTS' : ''}).` };
  }

  async #wake(): Promise<Finding> {
    const { profiles, clock } = this.#deps;
    this.#channel = new AtChannel({
      ...{ port: this.#port!, clock, trace: this.#trace, onSync: () => {}, onRestart: () => {}, onDead: () => {} },
      onUrc: (urc) => this.#onUrc(urc),
    });
    this.#channel.tune(grammarOfAny(profiles), timingUntilKnown(profiles, profiles.generic));
    this.#channel.start();
    await ask(this.#at, 'ATE0');
    await tryAsk(this.#at, 'ATV1');
    await tryAsk(this.#at, 'AT+CMEE=1');
    return { text: 'A modem answers.' };
  }

  async #identify(): Promise<Finding> {
    const identity = await readIdentity(this.#at);
    this.#identity = identity;
    const { manufacturer, model, firmware, imei } = identity;
    const words = [manufacturer, model, firmware && `firmware ${firmware}`, imei && `IMEI ${imei}`];
    return { text: words.filter((word) => word !== null).join(', ') || 'It says nothing of itself.' };
  }

  #choose(): Finding {
    const { profile, why } = chooseFor(this.#deps, this.#request, this.#identity!);
    this.#profile = profile;
    this.#why = why;
    this.#at.tune(grammarOf(profile), timingOf(profile));
    return { text: `${profile.label} (${profile.id}): ${why}.` };
  }

  async #sim(): Promise<Finding> {
    const { clock, log } = this.#deps;
    const profile = this.#chosen;
    await runInit(this.#at, profile);
    await switchRadioOn(this.#at);
    const iccid = await readIccid(this.#at, profile.sim.iccid);
    // A PIN given here is used here and not remembered.
    const store = { pinOutcome: async () => null, recordPin: async () => {} };
    const deps = { channel: this.#at, profile, clock, log, simBell: this.#bell, store, hash: () => '' };
    await unlockSim(deps, { sim: iccid ?? 'probe', pin: this.#request.pin ?? null });
    await waitForSim(this.#at, { clock, simBell: this.#bell }, profile.sim.readyMs);
    const known = iccid ?? (await readIccid(this.#at, profile.sim.iccid));
    return { text: `The SIM is ready${known ? `, ICCID ${known}` : ''}.` };
  }

  async #network(): Promise<Finding> {
    await this.#registration.begin(this.#at);
    if (!this.#registration.registered) {
      const text = `Not in a network: ${this.#registration.status}.`;
      return {
        text,
        warning: { remedy: 'Check antenna, signal and SIM; right after power-on it takes up to a minute.' },
      };
    }
    await this.#registration.readOperator(this.#at);
    const { status, operator } = this.#registration;
    return { text: `Registered${status === 'roaming' ? ', roaming' : ''}${operator ? ` with ${operator}` : ''}.` };
  }

  async #signal(): Promise<Finding> {
    const signal = (await tryAsk(this.#at, 'AT+CSQ'))?.map(parseSignal).find((found) => found !== null);
    if (!signal || signal.dbm === null) {
      return { text: 'No signal is told.', warning: { remedy: 'Check the antenna and its plug.' } };
    }
    const text = `${signal.dbm} dBm, ${signal.quality}.`;
    const poor = signal.quality === 'none' || signal.quality === 'weak';
    return poor ? { text, warning: { remedy: 'Move the antenna, or use a better one.' } } : { text };
  }

  async #memories(): Promise<Finding> {
    const value = answerOf(await tryAsk(this.#at, 'AT+CPMS?', { timeout: 'slow' }), '+CPMS');
    const [name, used, total] = value === null ? [] : fields(value);
    if (!name || !total) return { text: 'It does not tell of its message memories.' };
    const text = `${used} of ${total} places in ${name} are taken.`;
    return Number(used) < Number(total)
      ? { text }
      : { text, warning: { remedy: 'The gateway empties it, once it uses the modem.' } };
  }

  #onUrc(urc: Urc): void {
    this.#registration.take(urc.line);
    if (this.#profile && eventOf(this.#profile, urc.line) === 'sim-ready') this.#bell.ring();
    for (const listener of this.#urcs) listener(urc);
  }

  get #at(): AtChannel {
    return this.#channel!;
  }

  get #chosen(): Profile {
    return this.#profile!;
  }

  #result(ok: boolean): Probe {
    const profile = this.#profile && { id: this.#profile.id, label: this.#profile.label, why: this.#why };
    return { port: this.#request.port, ok, identity: this.#identity, profile, knownAs: null, steps: this.#steps };
  }
}

function announced({ memories, cnmi, acknowledge }: MessageService): Finding {
  const where = memories.length > 0 ? `Messages lie in ${memories.join(', ')}` : 'It names no message memory';
  if (cnmi === null) return { text: `${where}; it announces nothing (no AT+CNMI works), so they are looked for.` };
  const reports = cnmi.split(',')[3] === '0' ? 'no status reports' : 'status reports';
  return { text: `${where}; AT+CNMI=${cnmi} works${acknowledge ? `, confirmed by ${acknowledge}` : ''}: ${reports}.` };
}

function centre(smsc: string | null): Finding {
  if (smsc !== null) return { text: `Service centre ${maskNumber(smsc)}.` };
  return {
    text: 'The SIM has no service centre number.',
    warning: {
      remedy: 'Without it nothing can be sent: ask the operator for it and set it on the page of this modem.',
    },
  };
}
