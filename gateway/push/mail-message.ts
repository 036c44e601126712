import type { Mail } from '../core/mime.ts';
import type { CompiledMail } from './compiled.ts';
import type { ExpiryText } from './expiry.ts';
import type { QrPicture } from './qr.ts';
import { type Facts, valuesOf } from './values.ts';

/** A rendered template as a mail, the QR code in it by Content-ID. @param id of the message, at every attempt the same */
export function mailOf(
  template: CompiledMail,
  facts: Facts,
  picture: QrPicture | null,
  envelope: { id: string; hostname: string; to: string; date: number },
  expiry: ExpiryText,
): Mail {
  const messageId = `${envelope.id}@${envelope.hostname}`;
  const cid = `qr.${messageId}`;
  const qr = picture && { picture, cid };
  const rendered = template.render(valuesOf(facts, 'email', expiry, qr, template.words.has('LINK')));
  return {
    ...rendered,
    to: envelope.to,
    images: picture ? [{ cid, filename: 'qrcode.png', type: 'image/png', bytes: picture.png }] : [],
    messageId,
    date: envelope.date,
  };
}
