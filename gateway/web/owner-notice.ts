import { type Actor, SYSTEM } from '../core/actor.ts';
import { asGatewayError } from '../core/errors.ts';
import { MessageInput } from '../core/model/message.ts';
import type { WebDeps } from './deps.ts';

type What = 'qr' | 'code';
type NoticeDeps = Pick<WebDeps, 'directory' | 'pushDesk' | 'outbox' | 'log'>;

interface Facts {
  name: string;
  serial: string;
  issuer: string;
  who: string;
}
type Words = Record<What, (facts: Facts) => string> & {
  subject(facts: Facts): string;
  mail(facts: Facts, what: string): string;
};

const EN: Words = {
  qr: ({ who, serial, issuer }) => `${who} displayed the QR code of your token ${serial} for ${issuer}.`,
  code: ({ who, serial, issuer }) => `${who} read the authorization code of your token ${serial} for ${issuer}.`,
  subject: ({ issuer }) => `Your ${issuer} token was looked at`,
  mail: ({ name }, what) => `Hello ${name},\n\n${what}\n\nYou did not ask for that? Tell your help desk at once.\n`,
};
const DE: Words = {
  qr: ({ who, serial, issuer }) => `${who} hat den QR-Code Ihres Tokens ${serial} für ${issuer} angezeigt.`,
  code: ({ who, serial, issuer }) => `${who} hat den Autorisierungscode Ihres Tokens ${serial} für ${issuer} gelesen.`,
  subject: ({ issuer }) => `Ihr Token für ${issuer} wurde angesehen`,
  mail: ({ name }, what) =>
    `Guten Tag ${name},\n\n${what}\n\nSie haben nicht darum gebeten? Sagen Sie es sofort Ihrem Helpdesk.\n`,
};

/**
 * Tells the owner of a token that somebody saw what only the owner should see: by mail, by SMS where there is no mail
 * address; nobody where the push policy of the domain says so. What was asked for is done even if this fails.
 */
export async function tellOwner(deps: NoticeDeps, tokenId: string, what: What, actor: Actor): Promise<void> {
  const { directory, pushDesk, outbox, log } = deps;
  try {
    const token = await directory.getToken(tokenId);
    const user = await directory.getUser(token.userId);
    if (!(await pushDesk.policies.get(user.domainId)).tellDisclosed) return;
    const language = user.language ?? (await directory.getDomain(user.domainId)).language;
    const words = /^de\b/i.test(language) ? DE : EN;
    const { serial, issuer } = token;
    const facts = { name: user.displayName || user.login, serial, issuer, who: actor.name };
    const text = words[what](facts);
    if (user.email !== null) {
      const mail = { to: user.email, subject: words.subject(facts), text: words.mail(facts, text) };
      await outbox.submit(MessageInput.parse({ channel: 'email', ...mail }), SYSTEM);
    } else if (user.mobile !== null) {
      await outbox.submit(MessageInput.parse({ channel: 'sms', to: user.mobile, text }), SYSTEM);
    } else {
      log.warn({ tokenId, what }, 'the owner of a token has no address and was not told that it was looked at');
    }
  } catch (error) {
    log.warn(
      { err: asGatewayError(error), tokenId, what },
      'the owner of a token could not be told that it was looked at',
    );
  }
}
