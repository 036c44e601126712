import { parseMailbox } from '../core/mailbox.ts';
import type { SmsTemplateInput, SmtpTemplateInput } from '../core/model/push.ts';

const TEXT = 'margin:0 0 16px;font-size:16px;line-height:24px;color:#1f2933';
const SMALL = 'margin:0 0 8px;font-size:13px;line-height:20px;color:#52606d';
const STEP = 'margin:24px 0 12px;font-size:16px;line-height:24px;font-weight:bold;color:#1f2933';
const CELL = 'padding:4px 16px 4px 0;font-size:14px;line-height:20px;color:#52606d;vertical-align:top';
const VALUE = 'padding:4px 0;font-size:14px;line-height:20px;color:#1f2933;font-weight:bold';

/** Tables and inline styles, since Outlook lays out mails as Word does; one column that a phone shows at full width. */
const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Your [[ISSUER]] token</title>
</head>
<body style="margin:0;padding:0;background:#eef1f5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef1f5">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="520" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:520px;background:#ffffff;border-radius:8px">
<tr><td style="padding:32px 24px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<h1 style="margin:0 0 16px;font-size:22px;line-height:28px;color:#102a43">Your [[ISSUER]] token is ready</h1>
<p style="${TEXT}">Hello [[DISPLAYNAME]],</p>
<p style="${TEXT}">add it to an authenticator app on your phone. You do this once; from then on the app shows your codes.</p>
<p style="${STEP}">Reading this on a computer?</p>
<p style="${TEXT}">Open the app on your phone, choose "add", and scan this code:</p>
[[QRCODE]]
<p style="${STEP}">Reading this on the phone?</p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td style="border-radius:6px;background:#0b5fad"><a href="[[LINK]]" style="display:inline-block;padding:14px 28px;font-size:16px;line-height:20px;font-weight:bold;color:#ffffff;text-decoration:none">Set up on this phone</a></td>
</tr></table>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0">
<tr><td style="${CELL}">Authorization code:</td><td style="${VALUE}">[[AUTHZCODE]]</td></tr>
<tr><td style="${CELL}">Link valid until:</td><td style="${VALUE}">[[EXPIRY]]</td></tr>
<tr><td style="${CELL}">Account:</td><td style="${VALUE}">[[ACCOUNT]]</td></tr>
<tr><td style="${CELL}">Serial number:</td><td style="${VALUE}">[[TOKENSERIAL]]</td></tr>
</table>
<p style="${SMALL}">Keep this mail to yourself: whoever has it can set up your token. Delete it once the app shows codes.</p>
<p style="${SMALL}">You did not expect this mail? Tell your help desk.</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;

/** @param hostname right side of the sender's address */
export function defaultMailTemplate(hostname: string): SmtpTemplateInput {
  const address = parseMailbox(`no-reply@${hostname}`)?.address ?? 'no-reply@localhost';
  return { sender: `[[ISSUER]] <${address}>`, subject: 'Your [[ISSUER]] token', text: HTML, html: true };
}

/** One GSM-7 part with a link of 53 characters; never the code beside the link it protects. */
export const DEFAULT_SMS_TEMPLATE: SmsTemplateInput = {
  text: '[[ISSUER]]: set up your token on this phone: [[LINK]] Valid until [[EXPIRY]].',
};
