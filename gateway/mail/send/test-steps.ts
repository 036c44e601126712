import type { Clock } from '../../core/clock.ts';
import { asGatewayError, type GatewayError } from '../../core/errors.ts';
import type { PeerCertificate, RouteTest } from '../../core/model/mail-routes.ts';

/** Says what a step found before it is over. */
export type Tell = (text: string, certificate?: PeerCertificate) => void;

/** The steps of a route test so far, each with its time. */
export class TestSteps {
  readonly #clock: Clock;
  readonly #steps: RouteTest['steps'] = [];
  #host: string | null = null;
  #name = '';
  #startedAt = 0;
  #certificate: PeerCertificate | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The steps from here on are those of this host; null = there is only one. */
  at(host: string | null): void {
    this.#host = host;
  }

  /** Runs one step; its text is what it returns, or what it told. @throws what `work` throws: `failed` notes it */
  async run<T>(name: string, work: (tell: Tell) => Promise<T>): Promise<T> {
    this.#name = name;
    this.#startedAt = this.#clock.now();
    this.#certificate = undefined;
    let told = '';
    const result = await work((text, certificate) => {
      told = text;
      this.#certificate = certificate;
    });
    this.#add(true, typeof result === 'string' ? result : told);
    return result;
  }

  /** Runs one step, and notes it where it fails. @returns whether it went well */
  async attempt(name: string, work: (tell: Tell) => Promise<string>): Promise<boolean> {
    try {
      await this.run(name, work);
      return true;
    } catch (error) {
      this.failed(asGatewayError(error));
      return false;
    }
  }

  /** The step that was begun last came to this. */
  failed({ message, remedy }: GatewayError): void {
    this.#add(false, message, remedy);
  }

  end(): RouteTest {
    return { ok: this.#steps.every(({ ok }) => ok), steps: this.#steps };
  }

  #add(ok: boolean, text: string, remedy?: string): void {
    const ms = Math.max(0, this.#clock.now() - this.#startedAt);
    this.#steps.push({
      ...{ step: this.#name, ok, ms, text },
      ...(remedy === undefined ? {} : { remedy }),
      ...(this.#host === null ? {} : { host: this.#host }),
      ...(this.#certificate && { certificate: this.#certificate }),
    });
  }
}
