import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, signIn, type Visitor, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';

const SMTP = '/customization/message-templates/push-token/smtp';
const SMS = '/customization/message-templates/push-token/sms';

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

const text = () => page.getByRole('textbox', { name: 'Text' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const version = async (template: string) =>
  (await gateway.api.get<{ version: number }>(`/templates/push-token/${template}`)).version;

/** Opens the editor afresh: nothing of an earlier test is unsaved in it. */
async function edit(path: string): Promise<void> {
  // Chromium now and then gives up a navigation in which it was asked whether changes may be lost.
  await page.goto(path).catch(() => page.goto(path));
  await text().waitFor();
}

describe('SMTP Template', () => {
  beforeEach(() => edit(SMTP));

  it('shows the mail as a client would, its plain text, structure and source', async () => {
    const mail = page.getByTestId('mail-preview');
    await mail.frameLocator('iframe').locator('img').first().waitFor();
    await mail.getByRole('tab', { name: 'Plain text' }).click();
    await mail.getByText(/\/l\/preview/).waitFor();
    await mail.getByRole('tab', { name: 'Structure' }).click();
    await mail.getByText('multipart/alternative').waitFor();
    await mail.getByRole('tab', { name: 'Source' }).click();
    await mail.getByText(/^MIME-Version: 1\.0|\nMIME-Version: 1\.0/).waitFor();
  });

  it('leads to the place of a mistake, and does not save it', async () => {
    await text().fill('<p>Hello</p>\n<p>[[LNK]]</p>');
    await page.getByText('Line 2, column 4: There is no wildcard [[LNK]]. Did you mean [[LINK]]?').waitFor();
    await button('Go to line 2, column 4').click();
    const chosen = await page.evaluate('document.getSelection().toString()');
    expect(chosen).toBe('[[LNK]]');
    const answer = page.waitForResponse((response) => response.request().method() === 'PUT');
    await button('Save').click();
    expect((await answer).status()).toBe(422);
    expect(await version('smtp')).toBe(1);
    await text().fill('<p>[[LINK]]</p>');
    await expect.poll(() => page.getByText(/There is no wildcard/).count()).toBe(0);
  });

  it('says at once that a QR code needs HTML Format', async () => {
    await page.getByRole('checkbox', { name: 'HTML Format' }).uncheck();
    await page
      .getByText(/\[\[QRCODE\]\] needs HTML Format/)
      .first()
      .waitFor();
  });

  it('puts a wildcard where the cursor is, in the subject too', async () => {
    const subject = page.getByRole('textbox', { name: 'Subject' });
    await subject.fill('Your token, ');
    await subject.press('End');
    await button('Insert [[DISPLAYNAME]]').click();
    expect(await subject.inputValue()).toBe('Your token, [[DISPLAYNAME]]');
    await text().fill('ab');
    await text().press('Home');
    await text().press('ArrowRight');
    await button('Insert [[LINK]]').click();
    expect(await text().inputValue()).toBe('a[[LINK]]b');
    await text().press('Control+z');
    expect(await text().inputValue()).toBe('ab');
  });

  it('asks before unsaved changes are lost, by a link and by Back', async () => {
    await page.getByRole('link', { name: 'Message templates' }).first().click();
    await page.getByRole('link', { name: 'Edit: SMTP Template' }).click();
    await text().waitFor();
    await text().fill('<p>[[LINK]]</p>');
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    for (const leave of [
      () => page.getByRole('link', { name: 'Users' }).click(),
      () => page.evaluate('history.back()'),
    ]) {
      await leave();
      await question.waitFor();
      expect(new URL(page.url()).pathname).toBe(SMTP);
      await button('Stay').click();
      await question.waitFor({ state: 'detached' });
      expect(await text().inputValue()).toBe('<p>[[LINK]]</p>');
    }
    await page.getByRole('link', { name: 'Users' }).click();
    await button('Leave and lose changes').click();
    await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
  });

  it('keeps every version and brings an old one back', async () => {
    const first = await text().inputValue();
    await text().fill('<p>[[LINK]]</p>');
    await button('Save').click();
    await page.getByText('Saved as version 2').waitFor();
    await button('Versions').click();
    await button('Load into the editor: Version 1').click();
    await expect.poll(() => text().inputValue()).toBe(first);
    await button('Save').click();
    await page.getByText('Saved as version 3').waitFor();
    expect(await version('smtp')).toBe(3);
  });

  it('sends a test and follows it', async () => {
    await button('Send test…').click();
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('me@example.com');
    await button('Send test').click();
    await page
      .locator('[data-testid="message-notice"][data-state="sent"]')
      .getByText('Sent to me@example.com')
      .waitFor();
  });
});

describe('SMS Template', () => {
  beforeEach(() => edit(SMS));

  it('marks what forces UCS-2, and mends it', async () => {
    const phone = page.getByTestId('sms-preview');
    await page.getByText('GSM-7 · 1 message').waitFor();
    await text().fill('Your token – [[LINK]]');
    await page.getByText(/^UCS-2 · /).waitFor();
    await phone.locator('mark', { hasText: '–' }).waitFor();
    await button('Replace “–” with “-”').click();
    await page.getByText('GSM-7 · 1 message').waitFor();
    expect(await text().inputValue()).toBe('Your token - [[LINK]]');
  });

  it('has no picture to offer', async () => {
    await button('Insert [[LINK]]').waitFor();
    expect(await button('Insert [[QRCODE]]').count()).toBe(0);
    await text().fill('[[QRCODE]]');
    await page.getByText(/an SMS carries only text/).waitFor();
  });
});

describe('the template of a domain', () => {
  const origin = () => page.getByTestId('template-origin');
  const choose = async (label: string, option: string) => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const applied = async (domain: string) =>
    gateway.api.get<{ shipped: boolean; content: { text: string } }>(
      `/message-templates/applied?kind=reminder&channel=sms&language=de&domain=${domain}`,
    );

  it('shows what stands in for it, takes its place, and goes back', async () => {
    const { id } = await gateway.api.post<{ id: string }>('/domains', { name: 'acme.example', defaultCountry: 'GB' });
    await page.goto('/customization/message-templates');
    await choose('Message', 'Reminder');
    await choose('Sent by', 'SMS');
    await choose('Domain', 'acme.example');
    await choose('Language', 'German');
    await origin()
      .getByText(/the text that the gateway comes with \(German\) goes out/)
      .waitFor();
    const inherited = await text().inputValue();
    expect(inherited).toContain('noch nicht eingerichtet');
    await page.getByText('What each wildcard gives').click();
    await page.getByText(/^When the link ends/).waitFor();
    await text().fill('ACME: [[LINK]]');
    await page
      .getByTestId('sms-preview')
      .getByText(/^ACME: http/)
      .waitFor();
    expect(await page.getByRole('combobox', { name: 'Domain' }).isDisabled()).toBe(true);
    await button('Save').click();
    await origin().getByText('Written for exactly this choice.').waitFor();
    expect(await applied(id)).toMatchObject({ shipped: false, content: { text: 'ACME: [[LINK]]' } });
    // A reload comes back to the same choice: it is in the address.
    await page.reload();
    await expect.poll(() => text().inputValue()).toBe('ACME: [[LINK]]');
    await button('Use the inherited one').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Use the inherited one' }).click();
    await expect.poll(() => text().inputValue(), { timeout: 10_000 }).toBe(inherited);
    expect(await applied(id)).toMatchObject({ shipped: true });
  });
});

it('nothing was broken on the way', () => {
  expect(admin.problems()).toEqual([]);
});
