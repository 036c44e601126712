import { bodyStream } from '../../../core/body-stream.ts';
import type { Clock } from '../../../core/clock.ts';
import type { MailContent } from '../../../core/ports.ts';
import { wireDomain } from '../address.ts';
import { type Field, fieldsOf, RelaxedBodyHash } from './canonical.ts';
import type { SigningKeys } from './keys.ts';
import { signatureField } from './signature.ts';

const MOST_HEADER = 512 * 1024;

/**
 * Signs mails by the domain of their From (RFC 6376). The mail is read twice and never held: once for the hash of its
 * body, once when it is sent, with the signature before it and not an octet changed.
 */
export class DkimSigner {
  readonly #clock: Clock;
  readonly #keys: SigningKeys;

  constructor({ clock, keys }: { clock: Clock; keys: SigningKeys }) {
    this.#clock = clock;
    this.#keys = keys;
  }

  /** The same content where its sender's domain has no key. @throws what reading the mail throws */
  async sign(content: MailContent): Promise<MailContent> {
    if (this.#keys.isEmpty) return content;
    const hash = new RelaxedBodyHash();
    let head: Buffer = Buffer.alloc(0);
    let fields: Field[] | null = null;
    for await (const chunk of content.open() as AsyncIterable<Buffer>) {
      if (fields) {
        hash.push(chunk);
        continue;
      }
      head = Buffer.concat([head, chunk]);
      const end = /\r?\n\r?\n/.exec(head.toString('latin1'));
      if (!end && head.length < MOST_HEADER) continue;
      if (!end) return content; // no header that anybody could check
      fields = fieldsOf(head.toString('latin1', 0, end.index));
      if (this.#keys.of(senderDomain(fields)).length === 0) return content;
      hash.push(head.subarray(end.index + end[0].length));
    }
    fields ??= fieldsOf(head.toString('latin1').replace(/(\r?\n)+$/, ''));
    const keys = this.#keys.of(senderDomain(fields));
    if (keys.length === 0) return content;
    const bodyHash = hash.digest();
    const now = this.#clock.now();
    const ours = Buffer.from(keys.map((key) => signatureField(fields, bodyHash, key, now)).join(''), 'latin1');
    const { atHand: _unsigned, ...rest } = content;
    return {
      ...rest,
      size: content.size + ours.length,
      open: () => bodyStream(after(ours, content)),
    };
  }
}

async function* after(first: Buffer, content: MailContent): AsyncGenerator<Buffer> {
  yield first;
  yield* content.open() as AsyncIterable<Buffer>;
}

/** The domain of the one address in From; null where there is none, or there are several. */
function senderDomain(fields: readonly Field[]): string | null {
  const [from, ...more] = fields.filter(({ name }) => name === 'from');
  if (!from || more.length > 0) return null;
  const bare = from.raw.replace(/"(\\.|[^"\\])*"/g, '').replace(/\([^()]*\)/g, '');
  const addresses = [...bare.matchAll(/@([^\s<>,;:"]+)/g)];
  return addresses.length === 1 ? wireDomain(addresses[0]![1]!) : null;
}
