import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signIn, type Visitor, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

const TO_THE_BUSY = ['ann@example.org', 'ben@example.org', 'cem@example.org'];

let browser: Browser;
let gateway: RunningGateway;
let busy: SmtpSink;
let admin: Visitor;
let page: Page;

beforeAll(async () => {
  [browser, gateway, busy] = await Promise.all([openBrowser(), startGateway(), SmtpSink.start()]);
  for (const to of TO_THE_BUSY) busy.faults.rcpt[to] = '451 4.7.1 Come back later';
  admin = await visitor(browser, gateway.url);
  page = admin.page;
  await signIn(page, gateway);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
  await busy?.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByRole('textbox', { name });
const row = (text: string) => page.getByRole('row').filter({ hasText: text });

async function choose(of: string, item: string): Promise<void> {
  await button(`Actions for ${of}`).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Recipients whose mail was refused for now and waits for its next attempt. */
async function waitingOnes(): Promise<string[]> {
  interface Waiting {
    items: { to: string; state: string; attempts: number }[];
  }
  const { items } = await gateway.api.get<Waiting>('/messages?state=queued');
  return items.flatMap(({ to, attempts }) => (attempts > 0 ? [to] : [])).sort();
}

/** Types a value of a field that takes several. */
async function add(label: string, value: string): Promise<void> {
  const input = dialog().getByRole('combobox', { name: label });
  const tags = (await input.count()) > 0 ? input : field(label);
  await tags.fill(value);
  await tags.press('Enter');
}

it('a listener is opened; an open relay is called one before it is saved', async () => {
  await page.goto('/gateways/listeners');
  await row('smtp.listeners').getByText('from the settings file').waitFor();
  await button('Add listener').click();
  await field('Name').fill('Servers');
  await field('Listens on').fill('127.0.0.1');
  await field('Port').fill('0');
  await add('May relay without a login', '0.0.0.0/0');
  await dialog().getByText('This is an open relay').waitFor();
  await dialog().getByLabel('Everybody must log in').check();
  await dialog().getByText('This is an open relay').waitFor({ state: 'detached' });
  await dialog().getByRole('button', { name: 'Add listener' }).click();
  await row('Servers').getByText('Open', { exact: true }).waitFor();
  await row('Servers').getByText('only whoever logs in').waitFor();
  await choose('Servers', 'Counters and certificate');
  await dialog().getByText('Fingerprint (SHA-256)').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
});

it('its clients are given the certificate of its authority', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CA certificate' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('gateway-ca.pem');
});

it('an account is made, and its password shown once', async () => {
  await page.getByRole('link', { name: 'Accounts' }).click();
  await button('Add account').first().click();
  await field('User name').fill('wiki');
  await dialog().getByRole('button', { name: 'Add account' }).click();
  expect(await dialog().getByTestId('secret').textContent()).toMatch(/^\S{12,}$/);
  await dialog().getByRole('button', { name: 'I have copied it' }).click();
  await row('wiki').getByText('0 wrong passwords').waitFor();
});

it('the account is shut out by hand, and let in again', async () => {
  await page.getByRole('link', { name: 'Bans' }).click();
  await page.getByText('Nobody is shut out').waitFor();
  await button('Shut somebody out').first().click();
  await dialog().getByLabel('Account', { exact: true }).check();
  await field('User name of the account').fill('wiki');
  await field('Reason').fill('Left the company');
  await dialog().getByRole('button', { name: 'Shut somebody out' }).click();
  await row('wiki').getByText('Left the company').waitFor();
  await choose('wiki', 'Lift');
  await dialog().getByRole('button', { name: 'Lift' }).click();
  await page.getByText('Nobody is shut out').waitFor();
});

it('a route is made with two mail servers in order, and its test says of each what works', async () => {
  // A listener of the gateway itself is a mail server with a certificate that no CA of this machine has signed.
  const other = { name: 'Other', host: '127.0.0.1', port: 0, tls: 'starttls', allow: ['127.0.0.1'] };
  const { address } = await gateway.api.post<{ address: string }>('/listeners', other);
  const port = address.replace(/^.*:/, '');
  await page.goto('/gateways/mail-routes');
  await button('Add route').click();
  await field('For which recipients').fill('example.net');
  await field('Mail server').fill('127.0.0.1');
  await field('Port').fill(port);
  await button('Add another mail server').click();
  await field('Mail server').nth(1).fill('127.0.0.2');
  await field('Port').nth(1).fill('9');
  await button('Prefer 127.0.0.2').click();
  await dialog().getByRole('button', { name: 'Add route' }).click();
  await button('Test it now').click();
  const steps = (host: string) => dialog().getByRole('region', { name: host }).getByRole('listitem');
  await steps('127.0.0.2:9').filter({ hasText: 'Connect' }).getByText('What to do:').waitFor();
  const working = steps(`127.0.0.1:${port}`);
  await working.filter({ hasText: 'Encrypt' }).getByText('Not trusted', { exact: true }).waitFor();
  await field('Recipient to ask for').fill('erin@example.net');
  await button('Test again').click();
  await working.filter({ hasText: 'Ask for the recipient' }).getByLabel('worked').waitFor();
  await working.getByRole('button', { name: 'Trust exactly this certificate' }).click();
  const question = page.getByRole('dialog', { name: 'Trust this certificate of 127.0.0.1?' });
  await question.getByRole('button', { name: 'Trust exactly this certificate' }).click();
  await page.getByText('The certificate of 127.0.0.1 is pinned').waitFor();
  await working.filter({ hasText: 'Encrypt' }).getByLabel('worked').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  const { items } = await gateway.api.get<{
    items: { match: string; hosts: { host: string; fingerprint: string }[] }[];
  }>('/mail/routes');
  const { hosts } = items.find(({ match }) => match === 'example.net')!;
  expect(hosts.map(({ host, fingerprint }) => [host, fingerprint !== null])).toEqual([
    ['127.0.0.2', false],
    ['127.0.0.1', true],
  ]);
});

it('many messages are counted, then held; the chosen ones are released', async () => {
  const host = { host: '127.0.0.1', port: busy.port, tls: 'none' };
  await gateway.api.post('/mail/routes', { match: 'example.org', kind: 'smarthost', ...host });
  for (const to of TO_THE_BUSY)
    await gateway.api.post('/messages', { channel: 'email', to, subject: 'Hi', text: 'Hello' });
  // Each has been refused for now and waits a minute: none is under way while they are counted and held.
  await expect.poll(waitingOnes, { timeout: 30_000 }).toEqual(TO_THE_BUSY);
  await page.goto('/messages');
  await row('cem@example.org').waitFor();
  await button('With many…').click();
  await page.getByRole('menuitem', { name: 'Hold messages' }).click();
  await field('Recipient').fill('@example.org');
  await dialog().getByRole('button', { name: 'Count first' }).click();
  await dialog().getByText('3 would be changed').waitFor();
  await dialog().getByRole('button', { name: 'Hold 3' }).click();
  await page.getByText('3 are held').waitFor();
  await row('ann@example.org').getByText('Held').waitFor();

  await page.getByRole('checkbox', { name: 'Select ann@example.org' }).check();
  await button('With the 1 selected…').click();
  await page.getByRole('menuitem', { name: 'Release messages' }).click();
  await dialog().getByRole('button', { name: 'Count first' }).click();
  await dialog().getByRole('button', { name: 'Release 1' }).click();
  await row('ann@example.org').getByText('Queued').waitFor();
  await row('ben@example.org').getByText('Held').waitFor();
});

it('a message that waits says why', async () => {
  await row('ben@example.org').getByRole('link').click();
  const state = page.getByTestId('message-state');
  await state.getByText('Why is it still here?').waitFor();
  await state.getByText('Held by a person').waitFor();
});

it('nothing was broken on the way', () => {
  expect(admin.problems()).toEqual([]);
});
