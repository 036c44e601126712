import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const MX = 15;
const NXDOMAIN = 3;
const SERVFAIL = 2;

export type Zone = Record<string, [priority: number, exchange: string][] | 'nxdomain' | 'servfail'>;

/** A name server on a free UDP port that knows MX records. */
export class TestNameServer {
  zone: Zone = {};
  questions = 0;
  readonly #socket: Socket = createSocket('udp4');

  static async start(zone: Zone = {}): Promise<TestNameServer> {
    const server = new TestNameServer();
    server.zone = zone;
    server.#socket.on('message', (question, from) => {
      server.questions += 1;
      server.#socket.send(server.#answer(question), from.port, from.address);
    });
    server.#socket.bind(0, '127.0.0.1');
    await once(server.#socket, 'listening');
    return server;
  }

  /** `ip:port` */
  get address(): string {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  close(): void {
    this.#socket.close();
  }

  /** RFC 1035, 4.1: the question again, and the records of its name. */
  #answer(question: Buffer): Buffer {
    const { name, end } = readName(question, 12);
    const found = this.zone[name.toLowerCase()] ?? [];
    const records = Array.isArray(found) && question.readUInt16BE(end) === MX ? found : [];
    const code = found === 'nxdomain' ? NXDOMAIN : found === 'servfail' ? SERVFAIL : 0;
    const header = Buffer.alloc(12);
    question.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | code, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    const answers = records.map(([priority, exchange]) => {
      const target = writeName(exchange);
      const fixed = Buffer.from([0xc0, 12, 0, MX, 0, 1, 0, 0, 0, 60, 0, target.length + 2, 0, priority]);
      return Buffer.concat([fixed, target]);
    });
    return Buffer.concat([header, question.subarray(12, end + 4), ...answers]);
  }
}

function readName(packet: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = packet[at]!; length > 0; length = packet[at]!) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.'), end: at + 1 };
}

function writeName(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.');
  return Buffer.concat([
    ...labels.map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}
