import type { Actor } from '../core/actor.ts';
import { base32Decode } from '../core/base32.ts';
import { asGatewayError, conflict, invalid, notFound } from '../core/errors.ts';
import type { Channel } from '../core/model/common.ts';
import { type Domain, type Token, TokenInput, type User } from '../core/model/directory.ts';
import type { Enrolled, Enrolment, EnrolmentToken } from '../core/model/enrolment.ts';
import type { EnrolService } from '../core/push-services.ts';
import type { Sealer } from '../core/seal.ts';
import type { DirectoryService } from '../core/services.ts';
import type { UserBatchStore } from '../core/sources.ts';
import type { DirectoryStore } from '../core/stores.ts';
import type { PushPolicies } from './policies.ts';
import type { Pushes } from './push.ts';
import { addressOf } from './rules.ts';

export interface EnrolDeps {
  directory: DirectoryService;
  users: Pick<UserBatchStore, 'byLogin'>;
  store: Pick<DirectoryStore, 'getToken'>;
  sealer: Sealer;
  policies: PushPolicies;
  pushes: Pushes;
}

const TOKENS = 100;

/**
 * Makes or finds a user and a token and pushes it. What is there is found by its name, so that a call that is repeated
 * after a broken connection makes nothing twice; with an idempotency key it pushes once, too.
 */
export class Enrolments implements EnrolService {
  readonly #deps: EnrolDeps;
  readonly #busy = new Map<string, Promise<Enrolled>>();

  constructor(deps: EnrolDeps) {
    this.#deps = deps;
  }

  /** Calls for one person at the same moment take turns, so that the later ones find what the first one made. */
  async enrol(input: Enrolment, actor: Actor, idempotencyKey?: string): Promise<Enrolled> {
    const person = `${input.domain} ${input.user.login}`.toLowerCase();
    const before = this.#busy.get(person);
    const own = (async () => {
      await before?.catch(() => {});
      return this.#enrol(input, actor, idempotencyKey);
    })();
    this.#busy.set(person, own);
    try {
      return await own;
    } finally {
      if (this.#busy.get(person) === own) this.#busy.delete(person);
    }
  }

  async #enrol(input: Enrolment, actor: Actor, idempotencyKey?: string): Promise<Enrolled> {
    const domain = await this.#domain(input.domain);
    const { user, isNew } = await this.#user(domain, input);
    const channel = input.channel ?? (await this.#channel(user));
    requireAddress(user, channel);
    const { token, made } = await this.#token(user, input);
    const push = await this.#deps.pushes.issue(
      { tokenId: token.id, channel, ...(idempotencyKey !== undefined && { idempotencyKey }) },
      actor,
    );
    return {
      ...push,
      userId: user.id,
      tokenId: token.id,
      tokenSerial: token.serial,
      channel,
      created: { user: isNew, token: made },
    };
  }

  async #domain(wanted: string): Promise<Domain> {
    const { items } = await this.#deps.directory.listDomains({ limit: 500, q: wanted });
    const byName = items.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (byName) return byName;
    if (/^[0-9a-f-]{36}$/i.test(wanted)) return this.#deps.directory.getDomain(wanted);
    throw notFound('domain', wanted);
  }

  async #user(domain: Domain, { user: given }: Enrolment): Promise<{ user: User; isNew: boolean }> {
    const { directory } = this.#deps;
    const { login, ...fields } = given;
    const known = await this.#known(domain, login);
    if (known === null) {
      try {
        const fresh = { displayName: '', email: null, mobile: null, language: null, ...fields };
        return { user: await directory.createUser({ domainId: domain.id, login, ...fresh }), isNew: true };
      } catch (error) {
        // Another call of the same moment was faster.
        if (asGatewayError(error).code !== 'CONFLICT') throw error;
        return this.#user(domain, { user: given } as Enrolment);
      }
    }
    const user = await directory.getUser(known);
    const changes = Object.entries(fields).some(([name, value]) => user[name as keyof User] !== value);
    return { user: changes ? await directory.updateUser(known, fields) : user, isNew: false };
  }

  async #known(domain: Domain, login: string): Promise<string | null> {
    return (await this.#deps.users.byLogin(domain.id, [login])).get(login)?.id ?? null;
  }

  async #token(user: User, { token: wanted }: Enrolment): Promise<{ token: Token; made: boolean }> {
    const { directory } = this.#deps;
    const { items } = await directory.listTokens({ limit: TOKENS, userId: user.id });
    const same = items.find(
      (token) => token.state !== 'revoked' && (wanted.serial ? token.serial === wanted.serial : isNamed(token, wanted)),
    );
    if (!same) return { token: await directory.createToken(user.id, TokenInput.parse(wanted)), made: true };
    await this.#demandSameSecret(same, wanted);
    const { issuer, label, link, authorization } = wanted;
    const given = { issuer, label: label === undefined ? undefined : label || null, link, authorization };
    const changes = Object.entries(given).filter(([name, value]) => {
      return value !== undefined && same[name as keyof Token] !== value;
    });
    if (changes.length === 0) return { token: same, made: false };
    return { token: await directory.updateToken(same.id, Object.fromEntries(changes)), made: false };
  }

  /** The token that is there would be pushed with the secret it has, which is not the one that the server checks. */
  async #demandSameSecret(token: Token, { secret, ...wanted }: EnrolmentToken): Promise<void> {
    if (secret === undefined || token.seedWipedAt !== null) return;
    const { store, sealer } = this.#deps;
    const row = await store.getToken(token.id);
    if (!row) throw notFound('token', token.id);
    const sameShape =
      token.algorithm === wanted.algorithm &&
      token.digits === wanted.digits &&
      (token.type === 'hotp' || token.period === wanted.period);
    if (sameShape && sealer.open(row.seed, `token:${row.id}`).equals(base32Decode(secret, 'token.secret'))) return;
    throw conflict(
      'TOKEN_DIFFERS',
      `${token.userLogin} has the token ${token.serial} already, with another secret, algorithm, period or number of digits.`,
      'Revoke that one first where it was replaced, or tell them apart by token.serial or token.label.',
    );
  }

  async #channel(user: User): Promise<Channel> {
    const { channels } = (await this.#deps.policies.of(user.domainId)).automatic;
    const all: Channel[] = [...channels, 'email', 'sms'];
    return all.find((channel) => addressOf(user, channel)) ?? 'email';
  }
}

function isNamed({ type, issuer, label }: Token, wanted: EnrolmentToken): boolean {
  return type === wanted.type && issuer === wanted.issuer && label === (wanted.label || null);
}

/** Before a token is made that could not be pushed. */
function requireAddress(user: User, channel: Channel): void {
  if (addressOf(user, channel)) return;
  const field = channel === 'email' ? 'user.email' : 'user.mobile';
  const message = `${user.login} has no ${channel === 'email' ? 'e-mail address' : 'mobile number'}.`;
  throw invalid('NO_ADDRESS', message, [{ path: field, message: 'is needed for this channel' }]);
}
