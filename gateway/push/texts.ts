import type { Channel } from '../core/model/common.ts';

/** What the gateway itself says inside a message, in the language of the person who gets it. */
export interface Texts {
  /** [[AUTHZCODE]] where no code is asked for. */
  notRequired: string;
  /** [[AUTHZCODE]] where the code is read out by the help desk. */
  askHelpDesk: string;
  /** [[AUTHZCODE]] where the code comes by a way of its own. */
  comesBy: Record<Channel, string>;
  /** [[EXPIRY]] where the link belongs to another system. */
  noExpiry: string;
  qrAlt(issuer: string): string;
  /** Plain text in place of the picture. */
  qrInstead(hasLink: boolean): string;
}

const EN: Texts = {
  notRequired: 'not required',
  askHelpDesk: 'please ask your help desk for it',
  comesBy: { email: 'comes by e-mail', sms: 'comes by SMS' },
  noExpiry: 'not limited',
  qrAlt: (issuer) => `QR code for your ${issuer} token: scan it with your authenticator app`,
  qrInstead: (hasLink) =>
    hasLink
      ? '(A QR code is shown here when the mail is viewed as HTML. If you cannot see it, use the link.)'
      : '(A QR code is shown here when the mail is viewed as HTML. If you cannot see it, ask your help desk.)',
};

const DE: Texts = {
  notRequired: 'nicht erforderlich',
  askHelpDesk: 'bitte beim Helpdesk erfragen',
  comesBy: { email: 'kommt per E-Mail', sms: 'kommt per SMS' },
  noExpiry: 'unbegrenzt',
  qrAlt: (issuer) => `QR-Code für Ihr Token von ${issuer}: mit der Authenticator-App scannen`,
  qrInstead: (hasLink) =>
    hasLink
      ? '(Hier steht in der HTML-Ansicht ein QR-Code. Wenn Sie ihn nicht sehen, nutzen Sie den Link.)'
      : '(Hier steht in der HTML-Ansicht ein QR-Code. Wenn Sie ihn nicht sehen, fragen Sie den Helpdesk.)',
};

const LANGUAGES: Record<string, Texts> = { en: EN, de: DE };

/** By the primary subtag of a BCP 47 tag; English where there is no other. */
export function textsFor(language: string): Texts {
  return LANGUAGES[language.split(/[-_]/)[0]!.toLowerCase()] ?? EN;
}
