import type { Clock } from '../../core/clock.ts';
import type { SimulatedSms, SimulatorFaults } from '../../core/model/gateways.ts';
import { type Answer, ok, refused } from './answer.ts';
import { AtEngine } from './at-engine.ts';
import type { Command } from './command-line.ts';
import { builtInCommands } from './commands/table.ts';
import { type Device, powerOnRegisters, type Registers } from './device.ts';
import type { FaultBox } from './faults.ts';
import { Inbound, type NetworkItem } from './inbound.ts';
import { type MessageMemory, makeMemories } from './message-memory.ts';
import type { Personality } from './personality.ts';
import { Phones } from './phones.ts';
import type { Script } from './script.ts';
import { ScriptedAnswers } from './scripted.ts';
import { SimCard } from './sim-card.ts';
import { type Submission, Submits } from './submits.ts';

export interface SimulatedModemDeps {
  clock: Clock;
  script: Script;
  faults: FaultBox;
  /** Submissions and texts to remember. */
  keep: { submissions: number; texts: number };
  transmit(text: string): void;
  /** AT+CFUN=1,1 was answered. */
  onRestart(): void;
  onSubmit(submission: Submission, arrived: SimulatedSms | null): void;
  onCommand(text: string): void;
}

/** The modem with its SIM, behind the AT engine. */
export class SimulatedModem implements Device {
  readonly personality: Personality;
  readonly clock: Clock;
  readonly card: SimCard;
  readonly memories: Map<string, MessageMemory>;
  readonly phones: Phones;
  readonly submits: Submits;
  registers: Registers;
  smsc: string;
  readonly #deps: SimulatedModemDeps;
  readonly #engine: AtEngine;
  readonly #scripted: ScriptedAnswers;
  readonly #inbound: Inbound;
  readonly #timers = new Set<() => void>();
  #powered = false;
  #noiseTurn = 0;

  constructor(deps: SimulatedModemDeps) {
    const { clock, script, faults, keep, onSubmit } = deps;
    const { personality } = script;
    this.#deps = deps;
    this.personality = personality;
    this.clock = clock;
    this.registers = powerOnRegisters(personality);
    this.smsc = personality.smsc;
    this.memories = makeMemories(personality.memories, personality.base);
    const { pinTries, pukTries, simBusyMs: busyMs } = personality;
    this.card = new SimCard({ clock, pinTries, pukTries, busyMs });
    this.phones = new Phones(keep.texts);
    this.#inbound = new Inbound(this, () => this.#powered);
    const report = (item: NetworkItem): void => this.#inbound.arrive(item);
    this.submits = new Submits({
      clock,
      device: this,
      faults,
      phones: this.phones,
      keep: keep.submissions,
      report,
      onSubmit,
    });
    this.#scripted = new ScriptedAnswers({
      script,
      variable: (name) => this.#variable(name),
      later: (ms, line) => this.#later(ms, () => this.unsolicited(line)),
    });
    this.#engine = new AtEngine({
      clock,
      transmit: deps.transmit,
      execute: (command) => this.#execute(command),
      executeLine: (line) => (line.includes(';') ? this.#scripted.answer(line) : null),
      style: () => this.#style(),
      noise: () => this.#noise(),
      gapMs: personality.gapMs,
    });
  }

  receive(chunk: Buffer): void {
    if (this.#powered) this.#engine.receive(chunk);
  }

  powerOn(): void {
    if (this.#powered) return;
    this.#powered = true;
    this.registers = powerOnRegisters(this.personality);
    this.card.powerOn();
    if (this.personality.boot.length > 0) this.unsolicited(...this.personality.boot);
    if (this.card.state() === 'READY') this.simUnlocked();
  }

  /** Commands, unsolicited lines and an open prompt are forgotten; the SIM and the network are not. */
  powerOff(): void {
    this.#powered = false;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    this.#engine.reset();
    this.#inbound.powerOff();
  }

  /** The network brings a message. */
  arrive(item: NetworkItem): void {
    this.#inbound.arrive(item);
  }

  /** The fault "registration" changed. */
  registrationChanged(): void {
    for (const name of this.personality.registers) {
      if ((this.registers.registration[name] ?? 0) > 0) this.unsolicited(`${name}: ${this.registered()}`);
    }
    this.routeAgain();
  }

  faults(): Readonly<SimulatorFaults> {
    return this.#deps.faults.now;
  }

  registered(): number {
    return this.registers.cfun === 1 && this.card.obstacle() === null ? this.faults().registration : 0;
  }

  unsolicited(...lines: string[]): void {
    if (this.#powered) this.#engine.unsolicited(lines);
  }

  submitPrompt(length: number): Answer {
    return this.submits.prompt(length);
  }

  submitTextPrompt(): Answer {
    return this.submits.textPrompt();
  }

  acknowledge(): boolean {
    return this.#inbound.acknowledge();
  }

  routeAgain(): void {
    this.#inbound.routeAgain();
  }

  simUnlocked(): void {
    this.#later(this.personality.simBusyMs, () => {
      if (this.personality.ready.length > 0) this.unsolicited(...this.personality.ready);
      this.routeAgain();
    });
  }

  restart(): void {
    this.#deps.onRestart();
  }

  commandNames(): string[] {
    const names = Object.keys(builtInCommands).filter((name) => !this.personality.unsupported.includes(name));
    return [...new Set([...names, ...this.#scripted.names()])].sort();
  }

  #execute(command: Command): Answer {
    this.#deps.onCommand(command.text);
    if (this.personality.restarts.includes(command.text.slice(2))) return { ...ok(), after: () => this.restart() };
    const scripted = this.#scripted.answer(command.text);
    if (scripted) return scripted;
    const { name } = command;
    const handler = this.personality.unsupported.includes(name) ? undefined : builtInCommands[name];
    if (handler) return handler(command, this);
    const { unknown } = this.personality;
    return unknown === 'ERROR' ? refused : { kind: 'error', final: { text: unknown } };
  }

  #style() {
    const { echo, verbose, cmee } = this.registers;
    return { echo: echo || this.faults().echo, verbose, cmee, newline: this.personality.newline };
  }

  #noise(): string | null {
    const { noise } = this.personality;
    if (!this.faults().noise || noise.length === 0) return null;
    const line = noise[this.#noiseTurn % noise.length]!;
    this.#noiseTurn += 1;
    return line;
  }

  #variable(name: string): string {
    if (name === 'cr') return '\r';
    if (name === 'pinTries') return String(this.card.pinTries);
    if (name === 'pukTries') return String(this.card.pukTries);
    if (name === 'pin') return this.card.state();
    if (name === 'stat') return String(this.registered());
    if (name === 'csq') return String(this.faults().csq);
    return String(this.personality[name as keyof Personality]);
  }

  #later(ms: number, run: () => void): void {
    if (ms === 0) {
      run();
      return;
    }
    const cancel = this.clock.after(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }
}
