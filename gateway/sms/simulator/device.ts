import type { Clock } from '../../core/clock.ts';
import type { SimulatorFaults } from '../../core/model/gateways.ts';
import type { Answer } from './answer.ts';
import type { Command } from './command-line.ts';
import type { MessageMemory } from './message-memory.ts';
import type { Personality } from './personality.ts';
import type { SimCard } from './sim-card.ts';

/** What AT commands set and power-off forgets. */
export interface Registers {
  echo: boolean;
  verbose: boolean;
  cmee: number;
  csms: number;
  cmms: number;
  /** mode, mt, bm, ds, bfr */
  cnmi: [number, number, number, number, number];
  /** `n` of +CREG, +CGREG, +CEREG. */
  registration: Record<string, number>;
  /** COPS format: 0 long, 1 short, 2 number. */
  copsFormat: number;
  /** CMGF=1. */
  textMode: boolean;
  charset: string;
  cfun: number;
  /** Names of mem1 (read, delete), mem2 (write, send), mem3 (receive). */
  memories: [string, string, string];
}

export function powerOnRegisters(personality: Personality): Registers {
  const [read = 'SM', write = read, receive = read] = personality.preferred;
  return {
    echo: personality.echo,
    verbose: true,
    cmee: 0,
    csms: 0,
    cmms: 0,
    cnmi: [0, 0, 0, 0, 0],
    registration: { '+CREG': 0, '+CGREG': 0, '+CEREG': 0 },
    copsFormat: 0,
    textMode: personality.textMode,
    charset: 'GSM',
    cfun: 1,
    memories: [read, write, receive],
  };
}

/** The modem as its commands see it. */
export interface Device {
  readonly personality: Personality;
  readonly clock: Clock;
  readonly card: SimCard;
  readonly memories: Map<string, MessageMemory>;
  registers: Registers;
  /** On the SIM: outlives power. */
  smsc: string;
  faults(): Readonly<SimulatorFaults>;
  /** 27.007 stat as it is right now: 0 without SIM or radio. */
  registered(): number;
  unsolicited(...lines: string[]): void;
  /** AT+CMGS: the prompt, then the PDU. @param length octets of the TPDU as announced */
  submitPrompt(length: number): Answer;
  /** AT+CMGS in text mode: the prompt, then the text. */
  submitTextPrompt(): Answer;
  /** AT+CNMA. @returns false where nothing waits for it */
  acknowledge(): boolean;
  /** CNMI, CSMS, CPMS or CMGD changed: what waits may go now. */
  routeAgain(): void;
  /** The PIN fits: the SIM starts. */
  simUnlocked(): void;
  /** Power off and on. */
  restart(): void;
  commandNames(): string[];
}

export type CommandHandler = (command: Command, device: Device) => Answer;
export type CommandTable = Record<string, CommandHandler>;
