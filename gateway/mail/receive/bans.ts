import { isIP } from 'node:net';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { invalid, notFound } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { MailInStores, SmtpBanRow, SmtpBanService } from '../../core/mail-in.ts';
import { iso, isoOrNull } from '../../core/model/common.ts';
import {
  DEFAULT_BAN_SETTINGS,
  type SmtpBan,
  type SmtpBanInput,
  type SmtpBanSettings,
} from '../../core/model/mail-in.ts';
import { AllowList, plainAddress } from './allow-list.ts';
import { LoginLimiter } from './login-limiter.ts';
import { Records } from './records.ts';

export interface BansDeps {
  stores: Pick<MailInStores, 'bans' | 'banSettings'>;
  clock: Clock;
  log: Log;
}

type Kind = SmtpBanRow['kind'];
/** Where an account has logged in lately, it may again whatever strangers try (ms). */
const FAMILIAR_MS = 24 * 3_600_000;
const MAX_FAMILIAR = 20_000;
const BY_GATEWAY = 'gateway';

/** Who is shut out: by wrong passwords for a while, by an administrator until it is lifted. Kept over a restart. */
export class Bans implements SmtpBanService {
  readonly #deps: BansDeps;
  readonly #records: Records<SmtpBanRow>;
  readonly #limiter: LoginLimiter;
  /** `address:10.0.0.1` → its ban. */
  #byKey = new Map<string, SmtpBanRow>();
  /** In force already, and on their way to the disk. */
  readonly #pending = new Map<string, SmtpBanRow>();
  #writing: Promise<void> = Promise.resolve();
  readonly #hits = new Map<string, number>();
  /** `login address` → when it last worked; the oldest first. */
  readonly #familiar = new Map<string, number>();
  /** Address → when somebody last logged in from it; the oldest first. */
  readonly #visitors = new Map<string, number>();
  #settings: SmtpBanSettings = DEFAULT_BAN_SETTINGS;
  #never = new AllowList([]);
  /** Bans that wrong passwords led to, since the start. */
  imposed = 0;

  constructor(deps: BansDeps) {
    this.#deps = deps;
    this.#limiter = new LoginLimiter(deps.clock);
    this.#records = new Records({
      ...{ store: deps.stores.bans, clock: deps.clock, what: 'ban' },
      onChange: (rows) => {
        this.#byKey = new Map(rows.map((row) => [keyOf(row.kind, row.value), row]));
      },
    });
  }

  async load(): Promise<void> {
    const { clock, stores } = this.#deps;
    this.#use((await stores.banSettings.get()) ?? this.#settings);
    await this.#records.load();
    await this.#forgetPast();
    for (const { kind, value, failures } of this.#records.all()) {
      if (failures > 0) this.#limiter.remember(keyOf(kind, value), failures, clock.now());
    }
  }

  /** The ban of an address that is in force; counted as a hit. */
  ofAddress(ip: string): SmtpBanRow | null {
    return this.#inForce('address', plainAddress(ip));
  }

  /** The ban of an account, unless it has logged in from this address lately. */
  ofAccount(login: string, ip: string): SmtpBanRow | null {
    const row = this.#find(keyOf('account', login));
    if (row && row.by === BY_GATEWAY && this.#isRecent(this.#familiar.get(familiarKey(login, ip)))) return null;
    return this.#inForce('account', login);
  }

  /** Milliseconds a ban still lasts. */
  remaining({ until }: SmtpBanRow): number {
    return until === null ? Number.POSITIVE_INFINITY : Math.max(until - this.#deps.clock.now(), 0);
  }

  /** A wrong password. @param login of a relay account that exists, else null */
  failed(ip: string, login: string | null): void {
    const { addressFailures, accountFailures } = this.#settings;
    if (!this.#never.has(ip)) this.#failed('address', plainAddress(ip), addressFailures);
    if (login !== null) this.#failed('account', login, accountFailures);
  }

  succeeded(ip: string, login: string | null): void {
    const now = this.#deps.clock.now();
    this.#limiter.succeeded(keyOf('address', plainAddress(ip)));
    remember(this.#visitors, ip, now);
    if (login === null) return;
    this.#limiter.succeeded(keyOf('account', login));
    remember(this.#familiar, familiarKey(login, ip), now);
  }

  /** Somebody has logged in from this address lately. */
  isVisitor(ip: string): boolean {
    return this.#isRecent(this.#visitors.get(ip));
  }

  async list(): Promise<SmtpBan[]> {
    await this.#writing;
    await this.#forgetPast();
    return this.#records
      .all()
      .map(this.#shown)
      .sort((a, b) => (a.since < b.since ? 1 : -1));
  }

  async get(id: string): Promise<SmtpBan> {
    const row = this.#records.get(id);
    if (this.remaining(row) <= 0) throw notFound('ban', id);
    return this.#shown(row);
  }

  async add({ kind, value, minutes, reason }: SmtpBanInput, actor: Actor): Promise<SmtpBan> {
    if (kind === 'address' && isIP(value) === 0) {
      throw invalid('ADDRESS_INVALID', `${JSON.stringify(value)} is no IP address.`, [
        { path: 'value', message: 'must be an IP address' },
      ]);
    }
    const now = this.#deps.clock.now();
    const until = minutes === null ? null : now + minutes * 60_000;
    await this.#forgetPast();
    const row = await this.#records.insert({
      ...{ kind, value: normalized(kind, value), reason: reason ?? 'Banned by hand' },
      ...{ by: actor.name, failures: 0, since: now, until },
    });
    return this.#shown(row);
  }

  async lift(id: string): Promise<void> {
    const { kind, value } = await this.#records.remove(id);
    this.#limiter.succeeded(keyOf(kind, value));
    this.#hits.delete(keyOf(kind, value));
  }

  /** What is on its way to the disk is there. */
  settled(): Promise<void> {
    return this.#writing;
  }

  async settings(): Promise<SmtpBanSettings> {
    return this.#settings;
  }

  async putSettings(settings: SmtpBanSettings): Promise<SmtpBanSettings> {
    await this.#deps.stores.banSettings.put(settings);
    this.#use(settings);
    return settings;
  }

  #use(settings: SmtpBanSettings): void {
    this.#settings = settings;
    this.#never = new AllowList(settings.never);
  }

  #find(key: string): SmtpBanRow | undefined {
    return this.#pending.get(key) ?? this.#byKey.get(key);
  }

  #inForce(kind: Kind, value: string): SmtpBanRow | null {
    const key = keyOf(kind, value);
    const row = this.#find(key);
    if (!row || this.remaining(row) <= 0) return null;
    this.#hits.set(key, (this.#hits.get(key) ?? 0) + 1);
    return row;
  }

  #isRecent(at: number | undefined): boolean {
    return at !== undefined && this.#deps.clock.now() - at < FAMILIAR_MS;
  }

  #failed(kind: Kind, value: string, limit: number): void {
    const { clock, log } = this.#deps;
    const { firstBanSeconds, longestBanMinutes } = this.#settings;
    const limits = { failures: limit, firstMs: firstBanSeconds * 1_000, longestMs: longestBanMinutes * 60_000 };
    const key = keyOf(kind, value);
    const { failures, banMs } = this.#limiter.failed(key, limits);
    const known = this.#find(key);
    if (banMs === 0 || (known && known.by !== BY_GATEWAY && this.remaining(known) > 0)) return;
    const now = clock.now();
    const ban: SmtpBanRow = {
      ...{ id: '', kind, value: normalized(kind, value), by: BY_GATEWAY, failures, since: now, until: now + banMs },
      ...{ reason: `${failures} wrong passwords`, createdAt: now, updatedAt: now },
    };
    this.imposed += 1;
    this.#pending.set(key, ban);
    this.#writing = this.#writing.then(() => this.#write(key, ban));
    log.warn({ kind, value, failures, seconds: banMs / 1_000 }, 'Shut out after wrong SMTP passwords.');
  }

  /** One after the other, so that a second ban of the same one finds the first. */
  async #write(key: string, { id: _, createdAt: _c, updatedAt: _u, ...ban }: SmtpBanRow): Promise<void> {
    try {
      const known = this.#byKey.get(key);
      if (known) await this.#records.update(known.id, ban);
      else await this.#records.insert(ban);
      if (this.#pending.get(key)?.since === ban.since) this.#pending.delete(key);
    } catch (error) {
      this.#deps.log.warn({ err: error, ban: key }, 'A ban could not be stored; it holds until the gateway stops.');
    }
  }

  async #forgetPast(): Promise<void> {
    for (const row of this.#records.all()) {
      if (this.remaining(row) > 0) continue;
      this.#hits.delete(keyOf(row.kind, row.value));
      await this.#records.remove(row.id);
    }
  }

  readonly #shown = ({ id, kind, value, reason, by, failures, since, until }: SmtpBanRow): SmtpBan => ({
    ...{ id, kind, value, reason, by, failures },
    ...{ since: iso(since), until: isoOrNull(until), hits: this.#hits.get(keyOf(kind, value)) ?? 0 },
  });
}

function remember(seen: Map<string, number>, key: string, now: number): void {
  seen.delete(key);
  seen.set(key, now);
  if (seen.size > MAX_FAMILIAR) seen.delete(seen.keys().next().value!);
}

function normalized(kind: Kind, value: string): string {
  return kind === 'address' ? plainAddress(value) : value.trim().toLowerCase();
}

function keyOf(kind: Kind, value: string): string {
  return `${kind}:${normalized(kind, value)}`;
}

function familiarKey(login: string, ip: string): string {
  return `${login.toLowerCase()} ${ip}`;
}
