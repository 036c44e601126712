import { randomInt } from 'node:crypto';

/** Without 0 O, 1 I L, and U, which is heard as V: a serial number is read out on the telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** A token's serial number, `PT7K3M9XQ2`: random, so that it tells nothing; unique by the database. */
export function newSerial(): string {
  let serial = 'PT';
  for (let n = 0; n < LENGTH; n++) serial += ALPHABET[randomInt(ALPHABET.length)];
  return serial;
}
