import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type Visitor, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';

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

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const type = (text: string) => page.keyboard.type(text);

interface Focused {
  name: string;
  /** Does one see where the focus is? */
  visible: boolean;
}

/** What has the focus, by the words a person sees, and whether its ring can be seen. */
async function focused(): Promise<Focused> {
  return (await page.evaluate(`(() => {
    const one = document.activeElement;
    if (one === document.body) return { name: '', visible: true };
    const label = one.labels?.[0]?.textContent;
    const ring = (element) => {
      const style = getComputedStyle(element);
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    };
    const bordered = (element) => getComputedStyle(element).borderColor !== getComputedStyle(document.body).borderColor;
    return {
      name: (one.getAttribute('aria-label') ?? label ?? one.textContent ?? '').trim(),
      visible: ring(one) || (one.matches('input, textarea') && bordered(one)),
    };
  })()`)) as Focused;
}

/** Tab until the words are met; every stop on the way must show where it is. */
async function tabTo(words: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await press('Tab');
    const { name, visible } = await focused();
    seen.push(name);
    if (!visible) throw new Error(`The focus cannot be seen on "${name}".`);
    if (typeof words === 'string' ? name === words : words.test(name)) return;
  }
  throw new Error(`Tab does not reach ${words}: ${seen.join(' | ')}`);
}

/** Waits until the focus is there by itself. */
const focusOn = (words: string) => expect.poll(async () => (await focused()).name).toBe(words);

/** A new page takes the focus to its heading, so that a screen reader says where one is. */
const headingFocus = (words: string) =>
  expect
    .poll(() => page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.textContent"))
    .toBe(`H1 ${words}`);

// The same story as by clicking, without a mouse.
it('signs in', async () => {
  await page.goto('/');
  await focusOn('User name');
  await type(gateway.username);
  await tabTo('Password');
  await type(gateway.password);
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
});

it('skips the navigation', async () => {
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  await press('Tab');
  expect((await focused()).name).toBe('Skip to content');
  await press('Enter');
  await tabTo(/Waiting to be sent/);
});

it('goes to Users, and the heading of the page has the focus', async () => {
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  await tabTo('Users');
  await press('Enter');
  await headingFocus('Users');
});

it('makes a domain, a user and a token', async () => {
  await tabTo('New domain');
  await press('Enter');
  await expect.poll(async () => (await focused()).name).toMatch(/^Name/);
  await type('example.com');
  await press('Enter');
  await page.getByText('Domain example.com created').waitFor();

  await page.getByRole('button', { name: 'New user' }).first().waitFor();
  await tabTo('New user');
  await press('Enter');
  await expect.poll(async () => (await focused()).name).toMatch(/^Login/);
  await type('anna');
  await tabTo('E-mail');
  await type('anna@example.com');
  await press('Enter');
  await page.getByText('User anna created').waitFor();

  await page.getByRole('link', { name: 'anna', exact: true }).waitFor();
  await tabTo('anna');
  await press('Enter');
  await headingFocus('Tokens of anna');
  await tabTo('New token');
  await press('Enter');
  await expect.poll(async () => (await focused()).name).toMatch(/^Issuer/);
  await type('Example');
  await press('Enter');
  await page.getByText('Never pushed').waitFor();
});

it('pushes by e-mail out of the menu', async () => {
  await tabTo(/^Actions for Example/);
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Push', exact: true }).waitFor();
  await focusOn('Push');
  await press('Enter');
  await focusOn('By Email');
  await press('Enter');
  await page.locator('[data-testid="push-notice"][data-state="accepted"]').waitFor();
});

it('Escape closes a dialog and gives the focus back', async () => {
  await tabTo(/^Actions for Example/);
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Display QR code' }).waitFor();
  await focusOn('Push');
  await press('ArrowDown');
  await focusOn('Display QR code…');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Display QR code' }).waitFor();
  await press('Escape');
  await page.getByRole('dialog', { name: 'Display QR code' }).waitFor({ state: 'detached' });
  await expect.poll(async () => (await focused()).name).toMatch(/^Actions for Example/);
});

it('changes the appearance and the language in the account menu', async () => {
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await tabTo(/^Account of admin/);
  await press('Enter');
  await page.getByRole('menuitemradio', { name: 'Dark' }).waitFor();
  await focusOn('Your profile');
  await press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await focusOn('Dark');
  await press('Enter');
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await focusOn('Deutsch');
  await press('Enter');
  await page.locator('html[lang="de"]').waitFor();
  await page.getByText('Verzeichnis').first().waitFor();
});

it('nothing was broken on the way', () => {
  expect(admin.problems()).toEqual([]);
});
