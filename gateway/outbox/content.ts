import type { Readable } from 'node:stream';
import { bodyStream } from '../core/body-stream.ts';
import { GatewayError } from '../core/errors.ts';
import { mailContent } from '../core/mime.ts';
import type { MessageKind } from '../core/model/message.ts';
import type { BodyStore } from '../core/outbox-store.ts';
import type { Content, OutboxMessage, Renderer } from '../core/ports.ts';
import { composeStoredEmail, type OwnSender, type StoredEmail } from '../core/stored-email.ts';

export interface ContentDeps {
  bodies: BodyStore;
  /** Renders messages that are references. */
  push: Renderer;
  /** Who mails composed here come from, unless they say so themselves. */
  own: OwnSender;
}

/** Makes content of a claimed message: a push is rendered now, the others are read from their sealed body. */
export class StoredContent implements Renderer {
  readonly #deps: ContentDeps;

  constructor(deps: ContentDeps) {
    this.#deps = deps;
  }

  render(message: OutboxMessage): Promise<Content> {
    return this.#renderers[message.kind](message);
  }

  readonly #renderers: Record<MessageKind, (message: OutboxMessage) => Promise<Content>> = {
    push: (message) => this.#deps.push.render(message),
    sms: async (message) => ({
      channel: 'sms',
      text: (await this.#whole(message)).toString(),
      flash: message.options.flash ?? false,
    }),
    email: async (message) => {
      const email = JSON.parse((await this.#whole(message)).toString()) as StoredEmail;
      const { from, raw } = await composeStoredEmail(email, message, this.#deps.own);
      return mailContent(from, raw);
    },
    relay: async (message) => ({
      channel: 'email',
      from: message.from ?? '',
      size: message.bodySize,
      open: () => this.#stream(message),
      atHand: () => this.#deps.bodies.atHand(message.id),
      eightBit: message.options.eightBit ?? false,
      // The door in takes no other, or mends it.
      strictLineEnds: true,
    }),
  };

  #stream({ id, bodySize }: OutboxMessage): Readable {
    const { bodies } = this.#deps;
    return bodyStream(bodies.read(id, bodySize));
  }

  async #whole(message: OutboxMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.#deps.bodies.read(message.id, message.bodySize)) chunks.push(chunk);
    if (chunks.length === 0) {
      throw new GatewayError('BODY_GONE', 'The text of this message was wiped after its retention time.', {
        disposition: 'permanent',
        status: 410,
        remedy: 'Write it anew.',
      });
    }
    return Buffer.concat(chunks);
  }
}
