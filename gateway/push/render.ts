import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { composeMail, mailContent } from '../core/mime.ts';
import type { Content, OutboxMessage, Renderer } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import type { PushRow, PushStore, TokenRow, UserRow } from '../core/stores.ts';
import type { ExpiryText } from './expiry.ts';
import { accountOf, type Directory, factsOf, languageOf } from './facts.ts';
import { keyUri } from './key-uri.ts';
import { mailOf } from './mail-message.ts';
import type { OneTime } from './one-time.ts';
import type { QrCodes, QrPicture } from './qr.ts';
import type { TemplateLibrary } from './template-library.ts';
import { valuesOf } from './values.ts';

export interface RenderDeps {
  directory: Directory;
  pushes: Pick<PushStore, 'get'>;
  templates: TemplateLibrary;
  sealer: Sealer;
  oneTime: OneTime;
  qr: QrCodes;
  expiry: ExpiryText;
  clock: Clock;
  /** Right side of Message-ID and Content-ID. */
  hostname: string;
}

/**
 * Makes the content of a push at the last moment before it leaves: the message holds only the push id, and link, code
 * and QR code exist from here to the wire. What can no longer be of use (token or push revoked, link over) is refused
 * for good.
 */
export class PushRenderer implements Renderer {
  readonly #deps: RenderDeps;

  constructor(deps: RenderDeps) {
    this.#deps = deps;
  }

  async render(message: OutboxMessage): Promise<Content> {
    const push = await this.#push(message);
    const [token, user] = await Promise.all([this.#token(push), this.#deps.directory.getUser(push.userId)]);
    if (!user) throw over('USER_GONE', 'The user was deleted before the message left.');
    return push.channel === 'email' ? this.#mail(message, push, token, user) : this.#sms(push, token, user);
  }

  async #mail(message: OutboxMessage, push: PushRow, token: TokenRow, user: UserRow): Promise<Content> {
    const { templates, oneTime, expiry, hostname, directory } = this.#deps;
    const template = await templates.mail(push.templateVersion);
    if (template.words.has('LINK')) this.#requireLink(push);
    const facts = factsOf(push, token, user, await languageOf(user, directory), oneTime);
    const picture = template.words.has('QRCODE') ? this.#picture(token, user) : null;
    const envelope = { id: message.id, hostname, to: push.to, date: message.createdAt };
    const mail = mailOf(template, facts, picture, envelope, expiry);
    return mailContent(mail.from.address, composeMail(mail));
  }

  async #sms(push: PushRow, token: TokenRow, user: UserRow): Promise<Content> {
    const { templates, oneTime, expiry, directory } = this.#deps;
    const template = await templates.sms(push.templateVersion);
    const hasLink = template.words.has('LINK');
    if (hasLink) this.#requireLink(push);
    const facts = factsOf(push, token, user, await languageOf(user, directory), oneTime);
    return { channel: 'sms', text: template.render(valuesOf(facts, 'sms', expiry, null, hasLink)), flash: false };
  }

  #picture(token: TokenRow, user: UserRow): QrPicture {
    const seed = this.#deps.sealer.open(token.seed, `token:${token.id}`);
    try {
      return this.#deps.qr.png(keyUri({ ...token, account: accountOf(token, user) }, seed));
    } finally {
      seed.fill(0);
    }
  }

  async #push(message: OutboxMessage): Promise<PushRow> {
    const push = message.ref === null ? null : await this.#deps.pushes.get(message.ref);
    if (!push) throw over('PUSH_GONE', 'The push of this message was deleted.');
    if (push.state === 'revoked')
      throw over('PUSH_REVOKED', 'A newer push of the same token took the place of this one.');
    return push;
  }

  async #token(push: PushRow): Promise<TokenRow> {
    const token = await this.#deps.directory.getToken(push.tokenId);
    if (!token) throw over('TOKEN_GONE', 'The token was deleted before the message left.');
    if (token.state === 'revoked') throw over('TOKEN_REVOKED', 'The token was revoked before the message left.');
    return token;
  }

  #requireLink(push: PushRow): void {
    if (push.linkHash === null) return;
    if (push.linkExpiresAt !== null && push.linkExpiresAt <= this.#deps.clock.now()) {
      throw over('LINK_EXPIRED', 'The link in this message ended before the message left.');
    }
    if (!this.#deps.oneTime.linkHash(push.id).equals(push.linkHash)) {
      throw new GatewayError('MASTER_KEY', 'The link of this push was made under another master key.', {
        disposition: 'permanent',
        remedy: 'Start the gateway with the master key file that belongs to this database, or push the token again.',
      });
    }
  }
}

function over(code: string, message: string): GatewayError {
  return new GatewayError(code, message, { disposition: 'permanent', status: 409, remedy: 'Push the token again.' });
}
