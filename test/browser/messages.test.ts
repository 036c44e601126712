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
const row = (text: string) => page.getByRole('row').filter({ hasText: text });
const state = (name: string) => page.locator(`[data-testid="message-state"][data-state="${name}"]`);
const attempts = () => page.getByRole('button', { name: /^Attempt \d/ }).count();

const colorOf = (element: unknown) =>
  (globalThis as unknown as { getComputedStyle(of: unknown): { color: string } }).getComputedStyle(element).color;

/** The page of a mail whose server does not answer. */
async function openWaitingMail(to: string): Promise<void> {
  const { id } = await gateway.api.post<{ id: string }>('/messages', {
    channel: 'email',
    to,
    subject: 'It waits',
    text: 'Hello',
  });
  await page.goto(`/messages/${id}`);
  await page.getByText('What went wrong last').waitFor();
}

it('a text message is written, and the list follows it live until it is delivered', async () => {
  await page.goto('/messages');
  await button('New message').first().click();
  await dialog().getByRole('button', { name: 'Send' }).click();
  await dialog().getByText('A recipient is needed.').waitFor();
  await dialog().getByLabel('Mobile number').fill('+447700900123');
  await dialog().getByRole('textbox', { name: 'Text' }).fill('The door code has changed.');
  await dialog().getByRole('button', { name: 'Send' }).click();
  await row('+447700900123').getByText('Delivered').waitFor();
});

it('its page shows the ledger, the report and the dialogue with the modem', async () => {
  await row('+447700900123').getByRole('link').click();
  await state('delivered').waitFor();
  await row('1 of 1').getByText('Status 0x00').waitFor();
  await button(/^Attempt 1/).click();
  const dialogue = page.getByRole('list', { name: 'Dialogue of attempt 1' });
  await dialogue.getByText(/AT\+CMGS=\d+/).waitFor();
  expect(await dialogue.textContent()).not.toContain('447700900123');
});

it('a mail that waits says why and what to do, and can be tried again', async () => {
  // Nobody listens on the discard port.
  await gateway.api.post('/mail/routes', { match: 'example.net', kind: 'smarthost', host: '127.0.0.1', port: 9 });
  await openWaitingMail('erin@example.net');
  await state('queued').getByText('Why is it still here?').waitFor();
  await state('queued').getByText('Check that the relay runs, its port, and the firewall in between.').waitFor();
  const before = await attempts();
  await button('Try again now').click();
  await page.getByText('It is tried again now').waitFor();
  // A host that failed rests for two seconds.
  await expect.poll(attempts, { timeout: 15_000 }).toBeGreaterThan(before);
});

it('held, released and cancelled, after it said what cancelling does', async () => {
  await button('Hold').click();
  await state('held').getByText('An administrator holds it back.').waitFor();
  await button('Release').click();
  await state('queued').waitFor();
  await expect.poll(() => button('Cancel message').count()).toBe(1);
  await button('Cancel message').click();
  await dialog().getByText('Nothing more is sent to erin@example.net.').waitFor();
  await dialog().getByRole('button', { name: 'Keep it' }).click();
  await dialog().waitFor({ state: 'detached' });
  expect(await state('queued').count()).toBe(1);
  await button('Cancel message').click();
  await dialog().getByRole('button', { name: 'Cancel message' }).click();
  await state('cancelled').waitFor();
  const timeline = page.getByRole('list', { name: 'Timeline' });
  for (const event of ['Held back · by admin', 'Released · by admin', 'Cancelled · by admin'])
    await timeline.getByText(event).waitFor();
});

it('the filters stand in the address, and an empty answer shows the way out', async () => {
  await page.goto('/messages?state=cancelled');
  await row('erin@example.net').waitFor();
  expect(await page.locator('tbody tr').count()).toBe(1);
  await page.goto('/messages?state=held&channel=email');
  await page.getByText('No message is in this state').waitFor();
  await button('Show all messages').click();
  await row('+447700900123').waitFor();
  expect(new URL(page.url()).search).toBe('');
});

it('a captured mail is shown as a mail client would', async () => {
  await gateway.api.post('/messages', {
    channel: 'email',
    to: 'frank@example.com',
    subject: 'Moved to the third floor',
    text: 'Plainly: we moved.',
    html: '<p style="color: rgb(10, 20, 30)">We <b>moved</b>.</p><script>document.title = "broken"</script>',
  });
  await page.goto('/captured');
  const list = page.getByRole('navigation', { name: 'Captured mails' });
  await list.getByRole('link', { name: /frank@example.com/ }).waitFor();
  // There is room for the mail beside the list: the newest is open.
  await page.getByRole('heading', { name: 'Moved to the third floor' }).waitFor();
  const shown = page.frameLocator('iframe').locator('p');
  await shown.getByText('moved').waitFor();
  // Its own look is kept, its script did not run.
  expect(await shown.evaluate(colorOf)).toBe('rgb(10, 20, 30)');
  await page.getByRole('tab', { name: 'Plain text' }).click();
  await page.getByText('Plainly: we moved.').waitFor();
  await page.getByRole('tab', { name: 'Headers' }).click();
  await page.getByText('Message-ID', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Parts' }).click();
  await row('text/html').waitFor();
  await page.getByRole('tab', { name: 'Source' }).click();
  await page.getByText(/^Subject: Moved to the third floor$/m).waitFor();
});

it('it is downloaded as it would have left', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download .eml' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toMatch(/^Subject: Moved to the third floor\r$/m);
});

it('captured mails are deleted one by one and all at once', async () => {
  for (const name of ['g', 'h'])
    await gateway.api.post('/messages', { channel: 'email', to: `${name}@example.com`, subject: name, text: name });
  const list = page.getByRole('navigation', { name: 'Captured mails' }).getByRole('link');
  await expect.poll(() => list.count()).toBe(3);
  await button('Delete').last().click();
  await dialog().getByText('“Moved to the third floor” is removed').waitFor();
  await dialog().getByRole('button', { name: 'Delete mail' }).click();
  await expect.poll(() => list.count()).toBe(2);
  await button('Delete all').click();
  await dialog().getByRole('button', { name: 'Delete all mails' }).click();
  await page.getByText('No captured mail').waitFor();
  await page.getByText('2 mails deleted').waitFor();
});

it('nothing was broken on the way, but the script in the mail', () => {
  expect(admin.problems()).toEqual([expect.stringMatching(/^console: Blocked script execution in '\S+\/html'/)]);
});
