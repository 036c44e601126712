import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signIn, type Visitor, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { fillDirectory } from '../rig/sample.ts';

let browser: Browser;
let gateway: RunningGateway;
let admin: Visitor;
let page: Page;

beforeAll(async () => {
  [browser, gateway] = await Promise.all([openBrowser(), startGateway()]);
  await fillDirectory(gateway.api);
  admin = await visitor(browser, gateway.url);
  page = admin.page;
  await signIn(page, gateway);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const policyOf = () => gateway.api.get<{ timeZone: string | null; link: { sentMinutes: number } }>('/push-policy');

it('the policy says minutes in words, and what was changed is lost neither to another domain nor to another page', async () => {
  await page.goto('/customization/push-policy');
  await page.getByText('1 day · 0 = never').waitFor();
  await page.getByLabel('Ends after it was sent (minutes)').fill('1530');
  await page.getByText('1 day, 1 hour, 30 minutes · 0 = never').waitFor();
  expect(await page.getByRole('combobox', { name: 'Domain' }).isDisabled()).toBe(true);
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await button('Stay').click();
  await button('Discard').click();
  await page.getByText('1 day · 0 = never').waitFor();
  expect(await page.getByRole('combobox', { name: 'Domain' }).isEnabled()).toBe(true);
});

it('what depends on a switch is there once it is on, and a time zone is chosen', async () => {
  expect(await page.getByLabel('Wait before the push (minutes)').count()).toBe(0);
  await page.getByRole('switch', { name: 'Push when a token is created or assigned' }).check({ force: true });
  await page.getByLabel('Wait before the push (minutes)').waitFor();
  await page.getByRole('switch', { name: 'Keep quiet at night' }).check({ force: true });
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Berl');
  await page.getByRole('option', { name: 'Europe/Berlin' }).click();
  await button('Save policy').click();
  await page.getByText('Push policy saved').waitFor();
  expect(await policyOf()).toMatchObject({ timeZone: 'Europe/Berlin', automatic: { enabled: true } });
});

it('a bulk push takes its logins out of a CSV file, and the dry run says who of them is unknown', async () => {
  await page.goto('/directory/bulk-push');
  await button('New bulk push').first().click();
  const file = Buffer.from('\ufeffName;Login\n"Berg; Anna";anna.berg\nBen;ben.okafor\nZoe;zoe\n', 'utf16le');
  await page.locator('input[type=file]').setInputFiles({ name: 'who.csv', mimeType: 'text/csv', buffer: file });
  await page.getByText('3 logins').waitFor();
  expect(await page.getByLabel('Only these logins').inputValue()).toBe('anna.berg\nben.okafor\nzoe');
  await button('Dry run').click();
  await button('Push 2 tokens').waitFor();
  expect(await page.getByRole('dialog').innerText()).toMatch(/Unknown logins\s+zoe\s+1/);
});

it('nothing was broken on the way', () => {
  expect(admin.problems()).toEqual([]);
});
