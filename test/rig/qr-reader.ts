import type { Locator } from 'playwright-core';
import { readQr } from '../push/read-qr.ts';

/** What a phone held before the screen would read: this element as it is shown. @throws Error where it reads nothing */
export async function readShownQr(shown: Locator): Promise<string> {
  const text = readQr(await shown.screenshot());
  if (text === null) throw new Error('There is no readable QR code.');
  return text;
}
