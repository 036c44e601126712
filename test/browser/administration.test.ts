import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signIn, type Visitor, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';

let browser: Browser;
let gateway: RunningGateway;
let admin: Visitor;
let page: Page;

beforeAll(async () => {
  [browser, gateway] = await Promise.all([openBrowser(), startGateway()]);
  admin = await visitor(browser, gateway.url);
  page = admin.page;
  await signIn(page, gateway);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');
const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

async function choose(of: string, item: string): Promise<void> {
  await button(`Actions for ${of}`).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Status of a call with this key. */
async function callWith(key: string): Promise<number> {
  const answer = await fetch(`${gateway.url}/api/v1/messages`, { headers: { authorization: `Bearer ${key}` } });
  await answer.text();
  return answer.status;
}

let key = '';

it('an API key is shown once, and it works', async () => {
  await page.goto('/administration/api-keys');
  await button('New API key').first().click();
  await dialog().getByRole('button', { name: 'Make the key' }).click();
  await dialog().getByText('Choose at least one.').waitFor();
  await dialog().getByLabel('Name').fill('Monitor');
  await dialog().getByRole('checkbox', { name: 'Read' }).check();
  await dialog().getByRole('button', { name: 'Make the key' }).click();
  key = (await dialog().getByTestId('api-key').textContent())!;
  expect(await callWith(key)).toBe(200);
  // Neither Escape nor a click beside it loses the key.
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await dialog().getByRole('button', { name: 'I have kept it' }).click();
  await dialog().waitFor({ state: 'detached' });
  await row('Monitor').getByText('Active').waitFor();
  expect(await page.content()).not.toContain(key);
});

it('revoked, it works no more', async () => {
  await choose('Monitor', 'Revoke');
  await dialog()
    .getByText(/are refused from now on/)
    .waitFor();
  await dialog().getByRole('button', { name: 'Revoke key' }).click();
  await row('Monitor').getByText('Revoked').waitFor();
  expect(await callWith(key)).toBe(401);
});

it('a second administrator is added, signs in, and is removed', async () => {
  await page.goto('/administration/admins');
  await button('Add administrator').click();
  await dialog().getByLabel('User name').fill('help.desk');
  await dialog().getByRole('button', { name: 'Make one up' }).click();
  const password = await dialog().getByLabel('Password').first().inputValue();
  expect(password.length).toBeGreaterThan(12);
  await dialog().getByRole('button', { name: 'Add administrator' }).click();
  await row('help.desk').waitFor();

  const other = await visitor(browser, gateway.url);
  await signIn(other.page, { username: 'help.desk', password });
  await choose('help.desk', 'Remove');
  await dialog().getByRole('button', { name: 'Remove administrator' }).click();
  await row('help.desk').waitFor({ state: 'detached' });
  await other.page.reload();
  await other.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await other.close();
});

it('nobody removes themselves', async () => {
  await button('Actions for admin').click();
  await expect.poll(() => page.getByRole('menuitem', { name: 'Remove' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
});

it('the audit log tells all of it, with details and the way to the like', async () => {
  await page.goto('/administration/audit');
  for (const done of ['Made the API key Monitor', 'Revoked the API key Monitor', 'Removed the administrator help.desk'])
    await row(done).waitFor();
  await button('Details: Made the API key Monitor').click();
  await dialog().getByText(key.slice(0, 8)).waitFor();
  await dialog().getByRole('button', { name: 'Only about this' }).click();
  await row('Removed the administrator').waitFor({ state: 'detached' });
  await row('Revoked the API key Monitor').waitFor();
  await button(/^Remove the filter api-key\//).click();
  await page.getByRole('searchbox').fill('help.desk');
  await row('Made the API key').waitFor({ state: 'detached' });
  await row(/^.*Added the [\w -]+ help\.desk/).waitFor();
});

it('it is downloaded as CSV with the same filters', async () => {
  await page.goto('/administration/audit?action=api-key.revoke');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('Revoked the API key Monitor');
});

it('nothing was broken on the way', () => {
  expect(admin.problems()).toEqual([]);
});
