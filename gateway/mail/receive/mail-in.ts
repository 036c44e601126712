import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Acceptor, BodyWriter } from '../../core/ports.ts';
import type { LoginCheck } from './doorkeeper.ts';
import { Intake } from './intake.ts';
import { SmtpListener } from './listener.ts';
import type { ListenerLimits, ListenerSettings } from './listener-settings.ts';
import { MailToSms } from './to-sms.ts';

export interface MailInDeps {
  listeners: readonly ListenerSettings[];
  /** Our name in greeting, EHLO, Received and Message-ID. */
  hostname: string;
  acceptor: Acceptor;
  bodies: BodyWriter;
  /** Whose user name and password these are; null = nobody's. */
  authenticate: LoginCheck;
  /** Any usual notation → E.164. @throws GatewayError 422 */
  normalizeMobile(text: string): string;
  clock: Clock;
  log: Log;
  /** Domains whose local parts are phone numbers, lower case. */
  smsDomains?: readonly string[];
  limits?: Partial<ListenerLimits>;
}

export interface MailIn {
  /** Opens every listener, or none. @returns `host:port` of each  @throws GatewayError LISTENER_FAILED, LISTENER_CERTIFICATE */
  start(): Promise<string[]>;
  /** Takes no new client, and gives mails on their way a moment. */
  stop(): Promise<void>;
}

const SMS_DOMAINS = ['sms.gateway'];

/** The whole room, put together. */
export function createMailIn(deps: MailInDeps): MailIn {
  const { acceptor, bodies, clock, log, hostname, normalizeMobile, authenticate } = deps;
  const intake = new Intake({ acceptor, bodies, clock, log, hostname });
  const toSms = new MailToSms({ domains: deps.smsDomains ?? SMS_DOMAINS, normalizeMobile });
  const limits = deps.limits ? { limits: deps.limits } : {};
  const listeners = deps.listeners.map(
    (settings) => new SmtpListener({ settings, hostname, intake, toSms, authenticate, clock, log, ...limits }),
  );
  const stop = async () => {
    await Promise.all(listeners.map((listener) => listener.stop()));
  };
  return {
    async start() {
      try {
        for (const listener of listeners) await listener.start();
      } catch (error) {
        await stop();
        throw error;
      }
      return listeners.map(({ address }) => placeOf(address!));
    },
    stop,
  };
}

function placeOf({ host, port }: { host: string; port: number }): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
