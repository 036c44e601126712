import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signIn, type Visitor, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { readShownQr } from '../rig/qr-reader.ts';
import { appCode } from '../rig/totp.ts';

let browser: Browser;
let gateway: RunningGateway;
let admin: Visitor;
let page: Page;

beforeAll(async () => {
  [browser, gateway] = await Promise.all([openBrowser(), startGateway()]);
  admin = await visitor(browser, gateway.url);
  page = admin.page;
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

const field = (name: string) => page.getByRole('textbox', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name });

async function push(how: 'By Email' | 'By SMS') {
  await button(/^Actions for Example/).click();
  await page.getByRole('menuitem', { name: 'Push', exact: true }).hover();
  await page.getByRole('menuitem', { name: how }).click();
}

const notice = (state: string) => page.locator(`[data-testid="push-notice"][data-state="${state}"]`);

/** The latest text that arrived at the simulated phone. */
async function phoneText(): Promise<string> {
  const { items } = await gateway.api.get<{ items: { text: string }[] }>('/simulator/received');
  return items[0]?.text ?? '';
}

let mailed = '';

// One story in several steps, as an administrator lives it on a fresh install; each builds on the one before.
it('a fresh install leads to the first user', async () => {
  await signIn(page, gateway);
  await page.getByRole('link', { name: 'Add a user' }).click();
  await button('New domain').click();
  await field('Name').fill('example.com');
  await button('Create').click();
  await page.getByText('Domain example.com created').waitFor();
  await button('New user').first().click();
  await field('Login').fill('anna');
  await field('E-mail').fill('anna@example.com');
  await field('Mobile').fill('not a number');
  await page.getByText(/is not a telephone number/).waitFor();
  await field('Mobile').fill('07700 900123');
  await page.getByText('Will be kept as +447700900123').waitFor();
  await button('Create user').click();
  await page.getByText('Mobile number kept as +447700900123.').waitFor();
});

it('the user is given a token', async () => {
  await page.getByRole('link', { name: 'anna', exact: true }).click();
  await button('New token').first().click();
  await field('Issuer').fill('Example');
  await button('Advanced settings').click();
  await page.getByRole('combobox', { name: 'Digits' }).click();
  await page.getByRole('option', { name: '8' }).click();
  const warning = page.getByRole('alert').getByText(/always show 6 digits; the token has 8/);
  await warning.waitFor();
  await page.getByRole('combobox', { name: 'Digits' }).click();
  await page.getByRole('option', { name: '6' }).click();
  await warning.waitFor({ state: 'detached' });
  await button('Create token').click();
  await page.getByText('Never pushed').waitFor();
});

it('pushed by e-mail, its QR code is in the captured mail', async () => {
  await push('By Email');
  await notice('accepted').getByText('Captured, not sent on: anna@example.com').waitFor();
  const { items } = await gateway.api.get<{ items: { id: string }[] }>('/captured');
  await page.goto(`/captured/${items[0]!.id}`);
  mailed = await readShownQr(page.frameLocator('iframe').locator('img').first());
  expect(mailed).toMatch(/^otpauth:\/\/totp\/Example:anna\?secret=[A-Z2-7]{32}&issuer=Example$/);
  await page.goBack();
});

it('pushed by SMS, the text reaches the phone and the notice says so', async () => {
  await page.goto('/directory/users');
  await page.getByRole('link', { name: 'anna', exact: true }).click();
  await push('By SMS');
  await notice('delivered').getByText('Delivered to +447700900123').waitFor();
  expect(await phoneText()).toContain(`${gateway.url}/l/`);
});

it('the user sets the app up with the link, and the console sees it live', async () => {
  await button(/^Actions for Example/).click();
  await page.getByRole('menuitem', { name: 'Push history' }).click();
  const history = page.getByRole('dialog', { name: /^Push history/ });
  await history.getByText('Delivered').first().waitFor();

  const user = await visitor(browser, gateway.url, { width: 390 });
  await user.page.goto(/http\S+\/l\/\S+/.exec(await phoneText())![0]);
  await user.page.getByRole('button', { name: 'Show the QR code' }).click();
  const scanned = await readShownQr(user.page.locator('.qr'));
  expect(scanned).toBe(mailed);
  await history.getByText('QR code shown').waitFor();
  await user.page.locator('#otp').fill(appCode(scanned));
  await user.page.locator('form button').click();
  await history.getByText('First code verified').waitFor();
  await user.close();
});

it('the QR code is displayed after a warning, equals the pushed one and is in the audit log', async () => {
  await page.keyboard.press('Escape');
  await button(/^Actions for Example/).click();
  await page.getByRole('menuitem', { name: 'Display QR code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Display QR code' });
  expect(await dialog.locator('img').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Show it' }).click();
  expect(await readShownQr(dialog.locator('img'))).toBe(mailed);
  const secret = new URL(mailed).searchParams.get('secret')!;
  await dialog.getByText(secret.match(/.{4}/g)!.join(' ')).waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(secret.slice(0, 4));
  const { items } = await gateway.api.get<{ items: { action: string }[] }>('/audit?action=token.qr');
  expect(items).toHaveLength(1);
});

it('a failed push says why and what to do', async () => {
  const { items } = await gateway.api.get<{ items: { id: string }[] }>('/mail/routes');
  for (const { id } of items) await gateway.api.delete(`/mail/routes/${id}`);
  // Nobody listens on the discard port.
  await gateway.api.post('/mail/routes', { match: '*', kind: 'smarthost', host: '127.0.0.1', port: 9, tls: 'none' });
  await push('By Email');
  await notice('queued')
    .getByText(/127\.0\.0\.1/)
    .waitFor();
});

it('revoked, it can be pushed no more', async () => {
  await button(/^Actions for Example/).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await page
    .getByRole('dialog')
    .getByText(/can no longer be pushed/)
    .waitFor();
  await button('Revoke token').click();
  await page.locator('[data-state="revoked"]').first().waitFor();
  await button(/^Actions for Example/).click();
  await expect.poll(() => page.getByRole('menuitem', { name: 'Push', exact: true }).isDisabled()).toBe(true);
});

it('nothing was broken on the way', () => {
  expect(admin.problems()).toEqual([]);
});
