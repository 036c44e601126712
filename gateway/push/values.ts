import type { Channel } from '../core/model/common.ts';
import { escapeHtml } from './escape.ts';
import type { ExpiryText } from './expiry.ts';
import type { QrPicture } from './qr.ts';
import type { QrShapes, Values } from './template.ts';
import { textsFor } from './texts.ts';

/** All that a message may say about one push. */
export interface Facts {
  /** BCP 47 */
  language: string;
  login: string;
  displayName: string;
  email: string | null;
  domainName: string;
  serial: string;
  issuer: string;
  account: string;
  /** '' where the template has no [[LINK]]. */
  link: string;
  authorization: 'none' | 'send' | 'withhold';
  /** The code comes by itself on this channel; null = it is in the message, or none is sent. */
  codeBy: Channel | null;
  /** As it is shown, `4821-0937`; '' unless the policy is `send`. */
  code: string;
  /** End of the link in ms, null where it is not ours. */
  expiresAt: number | null;
}

/** The picture and how the HTML names it. */
export interface QrPart {
  picture: QrPicture;
  cid: string;
}

/** The values of all wildcards, not yet escaped. @param qr null where the template has no [[QRCODE]] */
export function valuesOf(
  facts: Facts,
  channel: Channel,
  expiry: ExpiryText,
  qr: QrPart | null,
  hasLink: boolean,
): Values {
  const texts = textsFor(facts.language);
  const sent = facts.codeBy === null ? facts.code : texts.comesBy[facts.codeBy];
  const code = { none: texts.notRequired, send: sent, withhold: texts.askHelpDesk }[facts.authorization];
  const { expiresAt } = facts;
  return {
    LINK: facts.link,
    QRCODE: qr ? qrShapes(qr, facts, hasLink) : NO_QR,
    AUTHZCODE: code,
    DISPLAYNAME: facts.displayName || facts.login,
    LOGINNAME: facts.login,
    USERNAME: facts.login,
    EMAIL: facts.email ?? '',
    DOMAINNAME: facts.domainName,
    TOKENSERIAL: facts.serial,
    ISSUER: facts.issuer,
    ACCOUNT: facts.account,
    EXPIRY: expiresAt === null ? texts.noExpiry : expiry.format(expiresAt, facts.language, channel),
  };
}

const NO_QR: QrShapes = { html: '', src: '', text: '' };

/** White lies in the picture itself; the style repeats it for clients that scale or recolour. */
function qrShapes({ picture, cid }: QrPart, facts: Facts, hasLink: boolean): QrShapes {
  const texts = textsFor(facts.language);
  const { side } = picture;
  const style = 'display:block;border:0;background:#ffffff;max-width:100%;height:auto;image-rendering:pixelated';
  return {
    html: `<img src="cid:${cid}" width="${side}" height="${side}" alt="${escapeHtml(texts.qrAlt(facts.issuer))}" style="${style}">`,
    src: `cid:${cid}`,
    text: texts.qrInstead(hasLink),
  };
}
