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

const PHONE = '+447700900123';
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name });
const row = (text: string) => page.getByRole('row').filter({ hasText: text });
const closed = () => dialog().waitFor({ state: 'detached' });

async function choose(of: string, item: string): Promise<void> {
  await button(`Actions for ${of}`).click();
  await page.getByRole('menuitem', { name: item }).click();
}

it('the wizard looks who answers, adds the modem and follows a test SMS to its report', async () => {
  const [old] = (await gateway.api.get<{ items: { id: string }[] }>('/modems')).items;
  await gateway.api.delete(`/modems/${old!.id}`);
  await page.goto('/gateways/modems');
  await page.getByText('No modem yet').waitFor();
  await button('Add modem').first().click();
  await field('Port').fill('simulator');
  await inDialog('See who answers').click();

  await dialog().getByText('A modem that can send').waitFor();
  await dialog().getByText('Any GSM modem (generic)', { exact: true }).waitFor();
  await dialog().getByText('nothing more special matched', { exact: true }).waitFor();
  await dialog()
    .getByRole('button', { name: /^Commands and answers: Identity/ })
    .click();
  await dialog().getByRole('list', { name: 'Commands and answers: Identity' }).getByText('AT+CGMM').waitFor();
  await inDialog('Next').click();

  await field('Name').fill('Window');
  await inDialog('Add modem').click();
  await dialog().getByText('Ready', { exact: true }).waitFor();
  await field('Mobile number').fill(PHONE);
  await inDialog('Send test SMS').click();
  await page.locator('[data-testid="test-message"][data-state="delivered"]').waitFor();
  await dialog().getByText('The phone has confirmed it').waitFor();
  await inDialog('Done').click();
  await closed();
  await page.getByRole('region', { name: PHONE }).getByText('Test of the modem Window. It works.').waitFor();
});

it('its page shows signal, SIM, clock, ladder and transcript', async () => {
  await page.getByRole('link', { name: 'Window' }).click();
  await page.getByRole('heading', { level: 1, name: 'Window' }).waitFor();
  await page.getByRole('img', { name: /^On average −71 dBm/ }).waitFor();
  await page.getByTestId('sim').getByText('SIM without a name').waitFor();
  await page.getByTestId('clock').getByText('The clock of this machine is right').waitFor();
  await page.getByTestId('ladder').and(page.locator('[data-step="none"]')).getByText('All is well').waitFor();
  await button('Show the transcript').click();
  const [download] = await Promise.all([page.waitForEvent('download'), inDialog('Download JSON').click()]);
  expect(download.suggestedFilename()).toBe('Window-at.json');
  await page.keyboard.press('Escape');
  await closed();
});

it('a SIM gets a name and a limit, shows it as used up and tells its credit', async () => {
  await page.getByTestId('sim').getByRole('link', { name: 'Limits and credit' }).click();
  await field('Name').fill('Prepaid blue');
  await field('Parts per day').fill('1');
  await page.getByLabel('Ask for the credit').check();
  await field('Code (USSD)').fill('100');
  await button('Save').click();
  await page.getByText('A code such as *100#.').waitFor();
  await field('Code (USSD)').fill('*100#');
  await field('Alarm below').fill('15');
  await button('Save').click();
  await page.getByRole('heading', { level: 1, name: 'Prepaid blue' }).waitFor();
  await page.getByTestId('sim-usage').getByText('1 of 1', { exact: true }).waitFor();
  await page.getByTestId('sim-usage').getByText('limit reached').waitFor();
  await page.getByText('This SIM sends nothing now').waitFor();
  await button('Ask now').click();
  await page.getByTestId('sim-balance').getByText('Credit: 12.34').waitFor();
  await page.getByTestId('sim-balance').getByText('Low', { exact: true }).waitFor();

  await field('Parts per day').fill('');
  await button('Save').click();
  await page.getByText('This SIM sends nothing now').waitFor({ state: 'detached' });
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'SIMs' }).click();
  await row('Prepaid blue').getByText('Credit is low').waitFor();
});

it('SMS routes are added, put in order and deleted', async () => {
  await page.goto('/gateways/sms-routes');
  await page.getByText('No SMS route, and none is needed').waitFor();
  for (const name of ['Abroad', 'Night']) {
    await button('Add route').first().click();
    await field('Name').fill(name);
    await dialog().getByRole('combobox', { name: 'Add a modem' }).click();
    await page.getByRole('option', { name: 'Window' }).click();
    await dialog().getByLabel('First that works').check();
    await inDialog('Add route').click();
    await closed();
    await row(name).getByText('Window').waitFor();
  }
  await choose('Night', 'Move up');
  await page.getByText('Route Night moved').waitFor();
  const names = async () =>
    (await gateway.api.get<{ items: { name: string }[] }>('/sms/routes')).items.map(({ name }) => name);
  expect(await names()).toEqual(['Night', 'Abroad']);
  await choose('Abroad', 'Delete');
  await inDialog('Delete route').click();
  await row('Abroad').waitFor({ state: 'detached' });
});

it('a forwarding rule shows its secret once, is tried, and its log tells what became of a text', async () => {
  await page.goto('/inbox');
  await page.getByRole('navigation', { name: 'Parts of the inbox' }).getByRole('link', { name: 'Forwarding' }).click();
  await button('Add rule').first().click();
  await field('Name').fill('On call');
  await dialog().getByLabel('Webhook').check();
  await field('Address').fill('http://127.0.0.1:9/sms');
  await inDialog('Add rule').click();
  const secret = await page.getByTestId('secret').textContent();
  expect(secret).toMatch(/^[\w-]{43}$/);
  await inDialog('I have noted it').click();
  await inDialog('Try it').click();
  await dialog().getByText('It does not work').waitFor();
  await dialog().getByText('What to do:').waitFor();
  await inDialog('Close').last().click();
  expect(await page.content()).not.toContain(secret);

  await gateway.api.post('/simulator/messages', { from: PHONE, text: 'door open' });
  await row(PHONE).getByText('Nobody listens').waitFor();
  await choose(PHONE, 'Try again now');
  await page.getByText('It is passed on again now').waitFor();
});

it('who texts STOP is on the list, and is taken off by hand', async () => {
  await page.getByRole('link', { name: 'Opt-outs' }).click();
  await page.getByText('Nobody has opted out').waitFor();
  await gateway.api.post('/simulator/messages', { from: PHONE, text: 'STOP' });
  await row(PHONE).getByText('texted STOP').waitFor();
  await choose(PHONE, 'Take off the list');
  await inDialog('Take off the list').click();
  await page.getByText('Nobody has opted out').waitFor();
});

it('nothing was broken on the way', () => {
  expect(admin.problems()).toEqual([]);
});
