import { SYSTEM } from '../core/actor.ts';
import type { Channel } from '../core/model/common.ts';
import type { SmsTemplateInput, SmtpTemplateInput } from '../core/model/push.ts';
import type { TemplateKind } from '../core/model/push-policy.ts';
import type { TemplateVersionRow } from '../core/stores.ts';
import { TOKEN_SMS, tokenMail } from './default-templates.ts';

/** What the gateway says where nobody has written it, by kind and language. */
type Words = { subject: string; mail: string; sms: string };

const EN: Record<Exclude<TemplateKind, 'token'>, Words> = {
  code: {
    subject: 'Your authorization code for [[ISSUER]]',
    mail: 'Hello [[DISPLAYNAME]],\n\nyour authorization code is [[AUTHZCODE]].\n\nType it on the page that the link in the SMS opens. Give it to nobody.\n',
    sms: '[[ISSUER]]: your authorization code is [[AUTHZCODE]]. Type it where the link in the e-mail leads.',
  },
  reminder: {
    subject: 'Please set up your [[ISSUER]] token',
    mail: 'Hello [[DISPLAYNAME]],\n\nyour token for [[ISSUER]] is not set up yet. Open this link on your phone:\n\n[[LINK]]\n\nAuthorization code: [[AUTHZCODE]]\nLink valid until: [[EXPIRY]]\n\nEarlier links no longer work. You did not expect this mail? Tell your help desk.\n',
    sms: '[[ISSUER]]: your token is not set up yet. Open on this phone: [[LINK]] Valid until [[EXPIRY]].',
  },
  expiry: {
    subject: 'Your [[ISSUER]] token was not set up',
    mail: 'Hello [[DISPLAYNAME]],\n\nyour token [[TOKENSERIAL]] for [[ISSUER]] was not set up in time, and its link has ended. Ask your help desk for a new one.\n',
    sms: '[[ISSUER]]: your token was not set up in time. Ask your help desk for a new link.',
  },
  notice: {
    subject: 'Your [[ISSUER]] token was set up',
    mail: 'Hello [[DISPLAYNAME]],\n\nyour token [[TOKENSERIAL]] for [[ISSUER]] was just set up in an authenticator app.\n\nIt was not you? Tell your help desk at once.\n',
    sms: '[[ISSUER]]: your token was just set up in an app. Not you? Tell your help desk at once.',
  },
};

const DE: typeof EN = {
  code: {
    subject: 'Ihr Autorisierungscode für [[ISSUER]]',
    mail: 'Guten Tag [[DISPLAYNAME]],\n\nIhr Autorisierungscode lautet [[AUTHZCODE]].\n\nGeben Sie ihn auf der Seite ein, die der Link in der SMS öffnet. Geben Sie ihn niemandem.\n',
    sms: '[[ISSUER]]: Ihr Autorisierungscode ist [[AUTHZCODE]]. Geben Sie ihn ein, wohin der Link in der E-Mail führt.',
  },
  reminder: {
    subject: 'Bitte richten Sie Ihr Token für [[ISSUER]] ein',
    mail: 'Guten Tag [[DISPLAYNAME]],\n\nIhr Token für [[ISSUER]] ist noch nicht eingerichtet. Öffnen Sie diesen Link auf Ihrem Telefon:\n\n[[LINK]]\n\nAutorisierungscode: [[AUTHZCODE]]\nLink gültig bis: [[EXPIRY]]\n\nFrühere Links gelten nicht mehr. Sie haben diese Mail nicht erwartet? Sagen Sie es Ihrem Helpdesk.\n',
    sms: '[[ISSUER]]: Ihr Token ist noch nicht eingerichtet. Am Telefon öffnen: [[LINK]] Gültig bis [[EXPIRY]].',
  },
  expiry: {
    subject: 'Ihr Token für [[ISSUER]] wurde nicht eingerichtet',
    mail: 'Guten Tag [[DISPLAYNAME]],\n\nIhr Token [[TOKENSERIAL]] für [[ISSUER]] wurde nicht rechtzeitig eingerichtet, der Link ist abgelaufen. Bitten Sie Ihren Helpdesk um einen neuen.\n',
    sms: '[[ISSUER]]: Ihr Token wurde nicht rechtzeitig eingerichtet. Bitten Sie Ihren Helpdesk um einen neuen Link.',
  },
  notice: {
    subject: 'Ihr Token für [[ISSUER]] ist eingerichtet',
    mail: 'Guten Tag [[DISPLAYNAME]],\n\nIhr Token [[TOKENSERIAL]] für [[ISSUER]] wurde soeben in einer Authenticator-App eingerichtet.\n\nDas waren nicht Sie? Sagen Sie es sofort Ihrem Helpdesk.\n',
    sms: '[[ISSUER]]: Ihr Token wurde soeben in einer App eingerichtet. Nicht von Ihnen? Sagen Sie es sofort Ihrem Helpdesk.',
  },
};

export const SHIPPED_LANGUAGES = ['en', 'de'] as const;

/**
 * Is the shipped first message to go out in this language? As long as nobody has changed the general template, which is
 * the English one; who writes a general template means it for everybody.
 */
export function shippedInstead({ version, by }: TemplateVersionRow, language: string): boolean {
  return version === 1 && by === SYSTEM.name && /^de\b/i.test(language);
}

/** @param sender as in the first mail: whoever set that means these too */
export function shippedMessage(
  kind: TemplateKind,
  channel: Channel,
  language: string,
  sender: string,
): SmtpTemplateInput | SmsTemplateInput {
  const isGerman = /^de\b/i.test(language);
  if (kind === 'token') {
    const spoken = isGerman ? 'de' : 'en';
    return channel === 'sms' ? TOKEN_SMS[spoken] : tokenMail(spoken, sender);
  }
  const words = (isGerman ? DE : EN)[kind];
  return channel === 'sms' ? { text: words.sms } : { sender, subject: words.subject, text: words.mail, html: false };
}
