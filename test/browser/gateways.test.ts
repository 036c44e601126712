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
  await page.goto('/gateways/modems');
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

const PHONE = '+447700900123';
const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByRole('textbox', { name });
const modem = (name: string) => page.getByRole('article', { name });
const phone = () => page.getByRole('region', { name: PHONE });
const messageState = (name: string) => page.locator(`[data-testid="message-state"][data-state="${name}"]`);

async function choose(of: string, item: string): Promise<void> {
  await button(`Actions for ${of}`).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function sendText(text: string): Promise<string> {
  const { id } = await gateway.api.post<{ id: string }>('/messages', { channel: 'sms', to: PHONE, text });
  return id;
}

const partStates = async (id: string) =>
  (await gateway.api.get<{ parts: { state: string }[] }>(`/messages/${id}`)).parts.map(({ state }) => state).join();

it('the simulated modem is shown ready, with signal, network and who it is', async () => {
  const simulator = modem('Simulator');
  await simulator.and(page.locator('[data-state="ready"]')).waitFor();
  await simulator.getByText('Excellent, −71 dBm').waitFor();
  await simulator.getByText('Simulated network', { exact: true }).waitFor();
  await simulator.getByText('490154203237518').waitFor();
});

it('a text appears on the simulated phone by itself, and its answer in the inbox', async () => {
  await sendText('Your table is booked.');
  await phone().getByText('Your table is booked.').waitFor();
  await phone().getByRole('textbox').fill('Thank you!');
  await phone().getByRole('textbox').press('Enter');
  // On the phone it stands as soon as the gateway has received it.
  await phone().getByText('Thank you!').waitFor();
  await page.goto('/inbox');
  await page.getByRole('row').filter({ hasText: 'Thank you!' }).getByText(PHONE).waitFor();
  await choose(PHONE, 'Delete');
  await dialog().getByRole('button', { name: 'Delete text' }).click();
  await page.getByText('No text message has come in').waitFor();
});

it('the AT transcript is there, without the number', async () => {
  await page.goto('/gateways/modems');
  await choose('Simulator', 'AT transcript');
  const lines = dialog().getByRole('list', { name: 'AT transcript of Simulator' });
  await lines.getByText(/AT\+CMGS=\d+/).waitFor();
  expect(await lines.textContent()).not.toContain(PHONE.slice(1));
  const [download] = await Promise.all([page.waitForEvent('download'), dialog().getByText('Download text').click()]);
  expect(download.suggestedFilename()).toBe('Simulator-at.txt');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

it('a fault makes a message uncertain; a person marks it as sent', async () => {
  await button('All faults').click();
  await page.getByLabel('Time to the answer (ms)').fill('60000');
  await page.getByRole('combobox', { name: 'Delivery reports' }).click();
  await page.getByRole('option', { name: 'None at all' }).click();
  await button('Apply').click();
  await page.getByText('answers after 60000 ms, reports: None at all').waitFor();

  const id = await sendText('Has it arrived?');
  await expect.poll(() => partStates(id)).toBe('submitting');
  await button('Unplug the modem').click();
  await modem('Simulator').and(page.locator('[data-state="disconnected"]')).waitFor();

  await page.goto(`/messages/${id}`);
  await messageState('uncertain').getByText('You decide').waitFor();
  await button('Mark as sent').click();
  await dialog()
    .getByText(/The message gets the state “Sent” and is never sent again by itself/)
    .waitFor();
  await dialog().getByRole('button', { name: 'Mark as sent' }).click();
  await messageState('sent').waitFor();
  expect(await partStates(id)).toBe('sent');
  await page.getByRole('list', { name: 'Timeline' }).getByText('Marked as sent · by admin').waitFor();
});

it('made well again, the modem comes back', async () => {
  await page.goto('/gateways/modems');
  await page.getByText('In force now').waitFor();
  await button('All is well').click();
  await page.getByText('The simulated modem is well again').waitFor();
  await modem('Simulator').and(page.locator('[data-state="ready"]')).waitFor({ timeout: 60_000 });
});

it('a modem is added; what is wrong with it is said with what to do', async () => {
  await button('Add modem').click();
  await field('Port').fill('COM3');
  await dialog().getByRole('button', { name: 'Add without looking' }).click();
  await dialog().getByText('It must be /dev/…, tcp://host:port or simulator.').waitFor();
  await dialog().getByRole('button', { name: 'What can stand here?' }).click();
  await dialog().getByRole('button', { name: '/dev/ttyUSB2' }).click();
  await field('Port').fill('/dev/no-such-modem');
  await dialog().getByRole('button', { name: 'Add without looking' }).click();
  await field('Name').fill('Stick at the window');
  await field('SIM PIN').fill('1234');
  await dialog().getByRole('button', { name: 'Add modem' }).click();
  await dialog().getByText('The modem is not ready yet:').waitFor();
  await dialog().getByRole('button', { name: 'Finish without a test' }).click();
  const added = modem('Stick at the window');
  await added.getByText('Disconnected').waitFor();
  await added.getByText('What to do:').waitFor();
  await added.getByText('A PIN is set').waitFor();
});

it('it is changed, its PIN forgotten, and it is deleted', async () => {
  await choose('Stick at the window', 'Edit');
  expect(await field('SIM PIN').inputValue()).toBe('');
  await field('Name').fill('Stick in the cellar');
  await dialog().getByLabel('Forget the PIN that is kept').check();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await modem('Stick in the cellar').waitFor();
  await expect.poll(() => page.getByText('A PIN is set').count()).toBe(0);
  await choose('Stick in the cellar', 'Delete');
  await dialog().getByRole('button', { name: 'Delete modem' }).click();
  await modem('Stick in the cellar').waitFor({ state: 'detached' });
});

it('a mail route is added, tested step by step and deleted', async () => {
  await page.goto('/gateways/mail-routes');
  await button('Add route').click();
  await dialog().getByRole('button', { name: 'Add route' }).click();
  await dialog().getByText('A mail server is needed.').waitFor();
  await field('For which recipients').fill('example.net');
  await field('Mail server').fill('127.0.0.1');
  await field('Port').fill('9');
  await dialog().getByLabel('Log in').check();
  await field('User name').fill('relay');
  await field('Password').fill('secret');
  await dialog().getByRole('button', { name: 'Add route' }).click();
  await button('Test it now').click();
  await dialog().getByText('The route does not work').waitFor();
  const steps = dialog().getByRole('listitem');
  await steps.filter({ hasText: 'Find the server' }).getByLabel('worked').waitFor();
  await steps.filter({ hasText: 'Connect' }).getByLabel('failed').waitFor();
  await steps.filter({ hasText: 'Connect' }).getByText('What to do:').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await choose('example.net', 'Delete');
  await dialog().getByRole('button', { name: 'Delete route' }).click();
  await page.getByRole('row').filter({ hasText: 'example.net' }).waitFor({ state: 'detached' });
});

it('nothing was broken on the way', () => {
  expect(admin.problems()).toEqual([]);
});
