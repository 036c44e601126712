import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base32Decode } from '../../gateway/core/base32.ts';
import { totp } from '../../gateway/core/otp.ts';
import { openBrowser } from '../rig/browser.ts';
import { readShownQr } from '../rig/qr-reader.ts';
import { openHouse } from './house.ts';

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let house: Awaited<ReturnType<typeof openHouse>>;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** A phone with JavaScript switched off. */
async function phone(scheme: 'light' | 'dark', run: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    baseURL: house.web.url,
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    colorScheme: scheme,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  try {
    await run(page);
  } finally {
    await context.close();
  }
}

describe('the link page on a phone without JavaScript', () => {
  it('shows the QR code after a click, and checks the first code', async () => {
    const { path, pushId } = await house.push(await house.token('none'));
    await phone('dark', async (page) => {
      await page.goto(path);
      await page.getByRole('button', { name: 'Show the QR code' }).click();
      const uri = await readShownQr(page.locator('.qr'));
      expect(new URL(uri).searchParams.get('secret')).toBe(SEED);
      expect(await page.getByRole('link', { name: 'Add to the app on this device' }).getAttribute('href')).toBe(uri);
      await page.getByText('Type it in by hand instead').click();
      expect(await page.locator('code').textContent()).toBe('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP');
      const code = totp(base32Decode(SEED), house.clock.now(), { algorithm: 'SHA1', digits: 6, period: 30 });
      await page.getByLabel('Code in the app').fill(code);
      await page.getByRole('button', { name: 'Check the code' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('All done');
    });
    const { json } = await house.web.call('GET', `/api/v1/pushes/${pushId}`, {
      headers: await house.web.keyFor('push'),
    });
    const events = json.events.map(({ event }: { event: string }) => event);
    expect(events.filter((event: string) => ['fetched', 'revealed', 'verified'].includes(event))).toEqual([
      'fetched',
      'revealed',
      'verified',
    ]);
    expect(json.events.find(({ event }: { event: string }) => event === 'fetched').evidence).toMatch(/Chrome/);
  });

  it('asks for the authorization code, and has the words and the logo of the domain', async () => {
    const headers = await house.web.keyFor('admin');
    const put = (where: string, body: object) => house.web.call('PUT', where, { headers, body });
    await put('/api/v1/link-pages?language=en', { texts: { title: 'ACME <sign-in>', help: 'Call 1234' } });
    expect((await put('/api/v1/link-pages/logo', { data: PIXEL })).status).toBe(204);
    expect((await put('/api/v1/link-pages/logo', { data: 'PHN2Zy8+' })).json.error.code).toBe('LOGO_INVALID');
    const { path, pushId } = await house.push(await house.token('withhold'));
    const { json } = await house.web.call('POST', `/api/v1/pushes/${pushId}/authorization-code`, { headers });
    await phone('light', async (page) => {
      await page.goto(path);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('ACME <sign-in>');
      expect(await page.locator('.logo img').getAttribute('src')).toBe(`data:image/png;base64,${PIXEL}`);
      expect(await page.getByText('Call 1234').isVisible()).toBe(true);
      await page.getByLabel('Authorization code').fill('0000');
      await page.getByRole('button', { name: 'Show the QR code' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('wrong');
      await page.getByLabel('Authorization code').fill(json.code);
      await page.getByRole('button', { name: 'Show the QR code' }).click();
      expect(new URL(await readShownQr(page.locator('.qr'))).searchParams.get('secret')).toBe(SEED);
    });
  });
});
