import type { EncodedPdu } from '../pdu/frame.ts';
import type { Device } from './device.ts';

/** What the network holds for the modem. */
export interface NetworkItem {
  kind: 'message' | 'report';
  pdu: EncodedPdu;
}

const LONGEST_QUEUE = 10_000;

/**
 * From the network to the computer (27.005, 3.4.1): stored or shown as CNMI says. What cannot be taken now (no network,
 * memory full, no answer to +CMT) waits at the service centre and comes again, in order.
 */
export class Inbound {
  readonly #device: Device;
  readonly #reachable: () => boolean;
  #queue: NetworkItem[] = [];
  #unacknowledged: { item: NetworkItem; cancel: () => void } | null = null;
  #toldFull = false;

  /** @param reachable false while the modem has no power */
  constructor(device: Device, reachable: () => boolean) {
    this.#device = device;
    this.#reachable = reachable;
  }

  get waiting(): number {
    return this.#queue.length + (this.#unacknowledged ? 1 : 0);
  }

  arrive(item: NetworkItem): void {
    this.#queue.push(item);
    if (this.#queue.length > LONGEST_QUEUE) this.#queue.shift();
    this.routeAgain();
  }

  /** Something changed; each item that may go goes. A message that is stuck does not hold back the reports. */
  routeAgain(): void {
    const stuck: NetworkItem[] = [];
    for (const item of this.#queue.splice(0)) if (!this.#route(item)) stuck.push(item);
    this.#queue = [...stuck, ...this.#queue];
  }

  /** @returns false where nothing waits for it */
  acknowledge(): boolean {
    if (!this.#unacknowledged) return false;
    this.#unacknowledged.cancel();
    this.#unacknowledged = null;
    return true;
  }

  /** Power off: what was not acknowledged goes back to the service centre. */
  powerOff(): void {
    if (!this.#unacknowledged) return;
    this.#unacknowledged.cancel();
    this.#queue.unshift(this.#unacknowledged.item);
    this.#unacknowledged = null;
  }

  #route(item: NetworkItem): boolean {
    const stat = this.#device.registered();
    if (!this.#reachable() || this.#unacknowledged || ![1, 5, 6, 7].includes(stat)) return false;
    const [mode, mt, , ds] = this.#device.registers.cnmi;
    if (item.kind === 'report') {
      if (mode === 0 || ds === 0) return false;
      return ds === 1 ? this.#show(item, this.#device.personality.cdsComma ? '+CDS: ,' : '+CDS: ') : this.#store(item);
    }
    return mt === 2 && mode !== 0 ? this.#show(item, '+CMT: ,') : this.#store(item);
  }

  #show(item: NetworkItem, head: string): boolean {
    const { registers, clock, personality } = this.#device;
    if (registers.csms === 1) {
      const cancel = clock.after(personality.ackMs, () => this.#notAcknowledged());
      this.#unacknowledged = { item, cancel };
    }
    this.#device.unsolicited(`${head}${item.pdu.tpduLength}`, item.pdu.hex);
    return true;
  }

  /** The modem stops showing and the network tries again (27.005, 3.4.4). */
  #notAcknowledged(): void {
    this.#device.registers.cnmi[1] = 0;
    this.#device.registers.cnmi[3] = 0;
    this.powerOff();
    this.routeAgain();
  }

  #store(item: NetworkItem): boolean {
    const { memories, personality, registers } = this.#device;
    const report = item.kind === 'report';
    const memory = memories.get(report ? personality.reportMemory : registers.memories[2]);
    const readableAt = this.#device.clock.now() + personality.readableMs;
    const index = memory?.store(item.pdu.hex, item.pdu.tpduLength, readableAt) ?? null;
    if (!memory || index === null) {
      if (!this.#toldFull && personality.full.length > 0) this.#device.unsolicited(...personality.full);
      this.#toldFull = true;
      return false;
    }
    this.#toldFull = false;
    const [mode, mt] = registers.cnmi;
    if (mode !== 0 && (report || mt !== 0)) {
      this.#device.unsolicited(`${report ? '+CDSI' : '+CMTI'}: "${memory.name}",${index}`);
    }
    return true;
  }
}
