import { invalid } from '../core/errors.ts';

/**
 * A language tag (BCP 47) in its canonical spelling: `de-ch` becomes `de-CH`.
 * @throws GatewayError 422 LANGUAGE_INVALID
 */
export function canonicalLanguage(tag: string): string {
  try {
    const canonical = Intl.getCanonicalLocales(tag)[0];
    if (canonical) return canonical;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const message = `${JSON.stringify(tag)} is not a language tag.`;
  const remedy = 'Write it like en, de or zh-TW.';
  throw invalid('LANGUAGE_INVALID', message, [{ path: 'language', message: `${message} ${remedy}` }], remedy);
}
