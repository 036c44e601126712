import { invalid } from '../../../core/errors.ts';
import { NOTICE_DEFAULTS, type NoticeSettings } from '../../../core/model/notices.ts';
import type { NoticeService, NoticeStore, NoticeWishes } from '../../../core/notices.ts';
import type { AlsoCommit, MessageOptions } from '../../../core/ports.ts';
import { wireDomain } from '../address.ts';

/** The settings of notices and bounces as they are in effect, and who waits to hear of success. */
export class NoticeConfig implements NoticeService, NoticeWishes {
  readonly #store: NoticeStore;
  #settings = NOTICE_DEFAULTS;
  #successWanted = false;

  constructor(store: NoticeStore) {
    this.#store = store;
  }

  async start(): Promise<void> {
    this.#settings = { ...NOTICE_DEFAULTS, ...(await this.#store.settings()) };
    this.#successWanted = await this.#store.wantsSuccess();
  }

  get current(): NoticeSettings {
    return this.#settings;
  }

  /** Some sender has asked to hear of success: it is worth looking. */
  get successWanted(): boolean {
    return this.#successWanted;
  }

  async settings(): Promise<NoticeSettings> {
    return this.#settings;
  }

  async update(input: Partial<NoticeSettings>): Promise<NoticeSettings> {
    const settings = { ...this.#settings, ...input };
    if (settings.bounceDomain !== null) settings.bounceDomain = domainOf(settings.bounceDomain);
    await this.#store.putSettings(settings);
    this.#settings = settings;
    return settings;
  }

  of(options: MessageOptions | undefined): AlsoCommit | null {
    const wishes = Object.entries(options?.dsn?.recipients ?? {});
    const recipients = wishes.filter(([, { notify }]) => notify?.includes('success')).map(([recipient]) => recipient);
    if (recipients.length === 0) return null;
    this.#successWanted = true;
    return this.#store.wantSuccess(recipients);
  }
}

/** @throws GatewayError 422 BOUNCE_DOMAIN */
function domainOf(text: string): string {
  const domain = wireDomain(text.trim());
  if (domain && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(domain)) return domain;
  throw invalid('BOUNCE_DOMAIN', 'The domain for bounces must be a mail domain.', [
    { path: 'bounceDomain', message: 'must be a domain, as bounces.example.com' },
  ]);
}
