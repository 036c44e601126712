import {
  type CountryCode,
  getExampleNumber,
  isSupportedCountry,
  type NumberType,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { type GatewayError, invalid } from '../core/errors.ts';

/** Kinds of number that no text message reaches, and what a person calls them. */
const NOT_MOBILE: Partial<Record<NonNullable<NumberType>, string>> = {
  FIXED_LINE: 'a landline number',
  PREMIUM_RATE: 'a premium-rate number',
  TOLL_FREE: 'a freephone number',
  SHARED_COST: 'a shared-cost number',
  UAN: 'a company’s service number',
  VOICEMAIL: 'a voicemail number',
};

export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}

/**
 * A mobile number in any usual notation as E.164: `+32 412/34.56.78`, `0041 79 …`, `+41 (0)79 …`, `079 …` in the
 * default country. Length and kind are checked, not whether the range is in use: numbering plans grow, and a gateway
 * without internet does not hear of it.
 * @param country ISO 3166-1 code that a national number belongs to
 * @param path the input field that an error names
 * @throws GatewayError 422 MOBILE_INVALID with an example
 */
export function normaliseMobile(text: string, country: string, path = 'mobile'): string {
  const number = parse(text, country);
  if (!number || number.ext) throw refuse(`${JSON.stringify(text)} is not a telephone number.`, country, path);
  if (!number.isPossible()) {
    throw refuse(`${number.formatInternational()} has too few or too many digits for its country.`, country, path);
  }
  const kind = NOT_MOBILE[number.getType() ?? 'MOBILE'];
  if (kind) throw refuse(`${number.formatInternational()} is ${kind}; it cannot receive SMS.`, country, path);
  return number.number;
}

function parse(text: string, country: string): PhoneNumber | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:/i, '');
  // "(0)" after a country code is the national prefix that is left out from abroad.
  const dialled = /^(\+|00)/.test(plain) ? plain.replace(/\(\s*0\s*\)/, ' ') : plain;
  const defaultCountry = isCountry(country) ? country : undefined;
  // Where 00 is not the way to dial abroad people write it all the same.
  const readings = [dialled, ...(dialled.startsWith('00') ? [dialled.replace('00', '+')] : [])].flatMap(
    (reading) => parsePhoneNumberFromString(reading, { defaultCountry, extract: false }) ?? [],
  );
  return readings.find((number) => number.isValid()) ?? readings.find((number) => number.isPossible()) ?? readings[0];
}

function refuse(cause: string, country: string, path: string): GatewayError {
  const example = isCountry(country) ? getExampleNumber(country, examples) : undefined;
  const remedy = example
    ? `Write it like ${example.formatNational()} or ${example.formatInternational()}.`
    : 'Write it with its country code, like +41 78 123 45 67.';
  return invalid('MOBILE_INVALID', cause, [{ path, message: `${cause} ${remedy}` }], remedy);
}
