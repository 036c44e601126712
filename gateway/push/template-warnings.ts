import type { SmtpTemplateInput } from '../core/model/push.ts';
import type { TemplateKind } from '../core/model/push-policy.ts';
import type { CompiledMail, CompiledSms } from './compiled.ts';
import type { OneTime } from './one-time.ts';
import type { SmsPlan } from './preview.ts';

/** Gmail shows no more of a mail than this. */
const CLIPPED_AT_BYTES = 102_000;

/** Messages that somebody sets up a token with. */
const BRINGS_TOKEN: readonly TemplateKind[] = ['token', 'reminder'];
const NO_CODE = 'No [[AUTHZCODE]]: the message brings no authorization code.';

/** What will work but is not wise, or not everywhere; shown beside the preview. */
export function mailWarnings(
  input: SmtpTemplateInput,
  { words, subjectWords }: CompiledMail,
  oneTime: OneTime,
  kind: TemplateKind,
): string[] {
  const warnings: string[] = [];
  const check = (is: boolean, text: string) => is && warnings.push(text);
  for (const word of ['LINK', 'AUTHZCODE'] as const) {
    check(
      subjectWords.has(word),
      `[[${word}]] stands in the subject, which locked phones show and mail servers log. Move it into the text.`,
    );
  }
  check(
    BRINGS_TOKEN.includes(kind) && !words.has('LINK') && !words.has('QRCODE'),
    'Neither [[LINK]] nor [[QRCODE]]: the person gets nothing to set up the token with.',
  );
  check(kind === 'code' && !words.has('AUTHZCODE'), NO_CODE);
  check(
    words.has('QRCODE') && words.has('AUTHZCODE'),
    'The QR code holds the key itself: the authorization code protects only the link. Leave [[QRCODE]] out where that matters.',
  );
  check(
    words.has('LINK') && words.has('AUTHZCODE') && !words.has('QRCODE'),
    'Where the push policy allows it, link and authorization code travel in the same mail: whoever reads it has both.',
  );
  addressWarning(words.has('LINK'), oneTime, warnings);
  if (input.html) return [...warnings, ...htmlWarnings(input.text)];
  check(/<(p|br|div|table|html|a\s)[^>]*>/i.test(input.text), 'The text looks like HTML, but HTML Format is off.');
  return warnings;
}

export function smsWarnings({ words }: CompiledSms, plan: SmsPlan, oneTime: OneTime, kind: TemplateKind): string[] {
  const warnings: string[] = [];
  if (kind === 'code' && !words.has('AUTHZCODE')) warnings.push(NO_CODE);
  if (BRINGS_TOKEN.includes(kind) && !words.has('LINK'))
    warnings.push('No [[LINK]]: the person gets nothing to set up the token with.');
  if (words.has('LINK') && words.has('AUTHZCODE')) {
    warnings.push(
      'Where the push policy allows it, link and authorization code travel in the same SMS: whoever reads it has both.',
    );
  }
  addressWarning(words.has('LINK'), oneTime, warnings);
  if (plan.parts.length > 1) {
    warnings.push(`The SMS takes ${plan.parts.length} parts; each is charged, and one that is lost spoils the whole.`);
  }
  return warnings;
}

function htmlWarnings(html: string): string[] {
  const warnings: string[] = [];
  if (/<(script|form|iframe|object|embed)\b/i.test(html)) {
    warnings.push('Mail clients remove scripts, forms and frames.');
  }
  if (/\ssrc\s*=\s*["']?https?:/i.test(html)) {
    warnings.push('Pictures from the network are blocked by most mail clients, and nobody sees them offline.');
  }
  if (/\ssrc\s*=\s*["']?data:/i.test(html)) {
    warnings.push('Gmail and Outlook for Windows remove data: pictures. [[QRCODE]] is sent in a way that they show.');
  }
  if (Buffer.byteLength(html) > CLIPPED_AT_BYTES) warnings.push('Gmail cuts mails that are longer than 102 kB.');
  return warnings;
}

function addressWarning(hasLink: boolean, oneTime: OneTime, warnings: string[]): void {
  if (!hasLink || oneTime.isPublic) return;
  warnings.push(
    `web.publicUrl is not set: links will begin with ${oneTime.urlOf('')}, which people outside this machine may not reach.`,
  );
}
