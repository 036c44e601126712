import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signIn, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';

let browser: Browser;
let gateway: RunningGateway;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gateway-test-'));
  [browser, gateway] = await Promise.all([openBrowser(), startGateway({ dataDir })]);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('a change made elsewhere appears by itself', async () => {
  const { page, close } = await visitor(browser, gateway.url);
  await signIn(page, gateway);
  await page.getByRole('link', { name: 'Users', exact: true }).first().click();
  await page.getByText('Begin with a domain').waitFor();
  await gateway.api.post('/domains', { name: 'from-elsewhere.example', defaultCountry: 'GB' });
  await page.getByText('No users yet').waitFor();
  await close();
});

it('a lost connection is said, and what was missed appears when it is back', async () => {
  const { page, close } = await visitor(browser, gateway.url);
  await signIn(page, gateway);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Users', exact: true }).first().click();
  await page.getByText('No users yet').waitFor();

  const { port } = new URL(gateway.url);
  await gateway.kill();
  await page.getByText('No live connection').waitFor();
  gateway = await startGateway({ dataDir, env: { GATEWAY__WEB__PORT: port } });
  const { items } = await gateway.api.get<{ items: { id: string }[] }>('/domains');
  await gateway.api.post('/users', { domainId: items[0]!.id, login: 'newcomer', email: 'newcomer@example.com' });
  await page.getByText('Live', { exact: true }).waitFor({ timeout: 40_000 });
  await page.getByRole('link', { name: 'newcomer' }).waitFor();
  await close();
}, 90_000);

it('a session that was ended elsewhere leads to the login page, and back to where one was', async () => {
  const { page, close } = await visitor(browser, gateway.url);
  await signIn(page, gateway);
  await page.getByRole('link', { name: 'Tokens', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
  await page.getByText('No tokens yet').waitFor();
  await page.context().clearCookies();
  await page.getByRole('searchbox').fill('x');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/directory/tokens');
  await page.getByLabel('User name').fill(gateway.username);
  await page.getByRole('textbox', { name: 'Password' }).fill(gateway.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tokens' }).waitFor();
  await close();
});

it('a wrong password is refused with the remedy', async () => {
  const { page, close } = await visitor(browser, gateway.url);
  await page.goto('/');
  await page.getByLabel('User name').fill(gateway.username);
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong-horse-battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('User name or password is wrong.').waitFor();
  await alert.getByText(/reset-password/).waitFor();
  await close();
});

it('the first password is to be changed, and then the note goes', async () => {
  const fresh = await startGateway({ env: { GATEWAY__ADMIN__PASSWORD: 'printed-once-only' } });
  const { page, close } = await visitor(browser, fresh.url);
  await signIn(page, fresh);
  await page.getByRole('button', { name: 'Account of admin' }).click();
  await page.getByRole('menuitem', { name: 'Change password…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  await field('Current password').fill('not-this-password');
  await field('New password').fill('a-long-new-password');
  await field('New password again').fill('a-long-new-passwort');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await dialog.getByText('The two new passwords differ.').waitFor();
  await field('New password again').fill('a-long-new-password');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await dialog.getByText('is wrong', { exact: true }).waitFor();
  await field('Current password').fill('printed-once-only');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Password changed').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  await close();
  await fresh.close();
});
