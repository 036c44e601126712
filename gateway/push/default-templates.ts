import { parseMailbox } from '../core/mailbox.ts';
import type { SmsTemplateInput, SmtpTemplateInput } from '../core/model/push.ts';

const TEXT = 'margin:0 0 16px;font-size:16px;line-height:24px;color:#1f2933';
const SMALL = 'margin:0 0 8px;font-size:13px;line-height:20px;color:#52606d';
const STEP = 'margin:24px 0 12px;font-size:16px;line-height:24px;font-weight:bold;color:#1f2933';
const CELL = 'padding:4px 16px 4px 0;font-size:14px;line-height:20px;color:#52606d;vertical-align:top';
const VALUE = 'padding:4px 0;font-size:14px;line-height:20px;color:#1f2933;font-weight:bold';

interface MailWords {
  language: string;
  subject: string;
  heading: string;
  hello: string;
  intro: string;
  onComputer: string;
  scan: string;
  onPhone: string;
  button: string;
  code: string;
  until: string;
  account: string;
  serial: string;
  keep: string;
  unexpected: string;
}

const WORDS: Record<'en' | 'de', MailWords> = {
  en: {
    language: 'en',
    subject: 'Your [[ISSUER]] token',
    heading: 'Your [[ISSUER]] token is ready',
    hello: 'Hello [[DISPLAYNAME]],',
    intro:
      'please add your token to an authenticator app on your phone. You do this once; from then on the app shows your codes.',
    onComputer: 'Reading this on a computer?',
    scan: 'Open the app on your phone, choose "add", and scan this code:',
    onPhone: 'Reading this on the phone?',
    button: 'Set up on this phone',
    code: 'Authorization code:',
    until: 'Link valid until:',
    account: 'Account:',
    serial: 'Serial number:',
    keep: 'Keep this mail to yourself: whoever has it can set up your token. Delete it once the app shows codes.',
    unexpected: 'You did not expect this mail? Tell your help desk.',
  },
  de: {
    language: 'de',
    subject: 'Ihr Token für [[ISSUER]]',
    heading: 'Ihr Token für [[ISSUER]] ist bereit',
    hello: 'Guten Tag [[DISPLAYNAME]],',
    intro:
      'bitte fügen Sie Ihr Token einer Authenticator-App auf Ihrem Telefon hinzu. Das tun Sie einmal; von da an zeigt die App Ihre Codes.',
    onComputer: 'Sie lesen das an einem Computer?',
    scan: 'Öffnen Sie die App auf Ihrem Telefon, wählen Sie „Hinzufügen“ und scannen Sie diesen Code:',
    onPhone: 'Sie lesen das auf dem Telefon?',
    button: 'Auf diesem Telefon einrichten',
    code: 'Autorisierungscode:',
    until: 'Link gültig bis:',
    account: 'Konto:',
    serial: 'Seriennummer:',
    keep: 'Behalten Sie diese Mail für sich: Wer sie hat, kann Ihr Token einrichten. Löschen Sie sie, sobald die App Codes zeigt.',
    unexpected: 'Sie haben diese Mail nicht erwartet? Sagen Sie es Ihrem Helpdesk.',
  },
};

/**
 * Tables and inline styles, since Outlook lays out mails as Word does; one column that a phone shows at full width. It
 * asks dark mail clients to leave its colours alone: a QR code in inverted ones is not read.
 */
function htmlOf(t: MailWords): string {
  return `<!doctype html>
<html lang="${t.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light only">
<meta name="supported-color-schemes" content="light only">
<title>${t.subject}</title>
</head>
<body style="margin:0;padding:0;background:#eef1f5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef1f5">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="520" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:520px;background:#ffffff;border-radius:8px">
<tr><td style="padding:32px 24px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<h1 style="margin:0 0 16px;font-size:22px;line-height:28px;color:#102a43">${t.heading}</h1>
<p style="${TEXT}">${t.hello}</p>
<p style="${TEXT}">${t.intro}</p>
<p style="${STEP}">${t.onComputer}</p>
<p style="${TEXT}">${t.scan}</p>
[[QRCODE]]
<p style="${STEP}">${t.onPhone}</p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td style="border-radius:6px;background:#0b5fad"><a href="[[LINK]]" style="display:inline-block;padding:14px 28px;font-size:16px;line-height:20px;font-weight:bold;color:#ffffff;text-decoration:none">${t.button}</a></td>
</tr></table>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0">
<tr><td style="${CELL}">${t.code}</td><td style="${VALUE}">[[AUTHZCODE]]</td></tr>
<tr><td style="${CELL}">${t.until}</td><td style="${VALUE}">[[EXPIRY]]</td></tr>
<tr><td style="${CELL}">${t.account}</td><td style="${VALUE}">[[ACCOUNT]]</td></tr>
<tr><td style="${CELL}">${t.serial}</td><td style="${VALUE}">[[TOKENSERIAL]]</td></tr>
</table>
<p style="${SMALL}">${t.keep}</p>
<p style="${SMALL}">${t.unexpected}</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** @param hostname right side of the sender's address */
export function defaultMailTemplate(hostname: string): SmtpTemplateInput {
  const address = parseMailbox(`no-reply@${hostname}`)?.address ?? 'no-reply@localhost';
  return tokenMail('en', `[[ISSUER]] <${address}>`);
}

/** The first mail in one of the shipped languages. */
export function tokenMail(language: 'en' | 'de', sender: string): SmtpTemplateInput {
  const words = WORDS[language];
  return { sender, subject: words.subject, text: htmlOf(words), html: true };
}

/** One GSM-7 part with a link of 53 characters; never the code beside the link it protects. */
export const TOKEN_SMS: Record<'en' | 'de', SmsTemplateInput> = {
  en: { text: '[[ISSUER]]: set up your token on this phone: [[LINK]] Valid until [[EXPIRY]].' },
  de: { text: '[[ISSUER]]: Token auf diesem Telefon einrichten: [[LINK]] Gültig bis [[EXPIRY]].' },
};
