import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signIn, type Visitor, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { consolePages } from './console-pages.ts';
import { type ConsoleSample, fillConsole } from './console-sample.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let gateway: RunningGateway;
const visitors: Record<string, Visitor> = {};
let sample: ConsoleSample;

beforeAll(async () => {
  [browser, gateway] = await Promise.all([openBrowser(), startGateway()]);
  sample = await fillConsole(gateway.api);
  for (const scheme of ['light', 'dark'] as const) visitors[scheme] = await visitor(browser, gateway.url, { scheme });
  visitors.phone = await visitor(browser, gateway.url, { width: 390 });
  visitors.german = await visitor(browser, gateway.url, { locale: 'de-DE', width: 390 });
  const cookies = (await signedIn(visitors.light!)) ?? [];
  for (const one of Object.values(visitors)) await one.context.addCookies(cookies);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

async function signedIn({ page, context }: Visitor) {
  await signIn(page, gateway);
  return context.cookies();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(sample.addressOf(path));
  await page.locator('h1').waitFor();
  await expect
    .poll(() => page.locator('[aria-busy="true"], .mantine-Loader-root, .mantine-Skeleton-root').count())
    .toBe(0);
}

/** @param rules only these; absent = all */
async function seriousFindings(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        // The frame of a mail is sandboxed: nothing may run in it.
        iframes: false,
        ...(only && { runOnly: only }),
      }) as Promise<AxeResults>,
    rules,
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

describe.each(consolePages())('%s', (path) => {
  it('has nothing serious for axe, in light and in dark', async () => {
    const [light, dark] = [visitors.light!.page, visitors.dark!.page];
    await Promise.all([open(light, path), open(dark, path)]);
    expect(await seriousFindings(light), 'light').toEqual([]);
    // It is the same page in other colours.
    expect(await seriousFindings(dark, ['color-contrast']), 'dark').toEqual([]);
  });

  it('has one heading and names the window after it', async () => {
    const { page } = visitors.light!;
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.title()).toContain((await page.locator('h1').textContent())!.trim());
  });

  it('does not scroll sideways on a phone, in English and in German', async () => {
    const over = async (name: string) => {
      const { page } = visitors[name]!;
      await open(page, path);
      return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    };
    expect(await Promise.all(['phone', 'german'].map(over))).toEqual([0, 0]);
  });

  it('breaks no script and nothing of the Content-Security-Policy', () => {
    expect(Object.values(visitors).flatMap((one) => one.problems())).toEqual([]);
  });
});

describe('what opens over a page has nothing serious for axe', () => {
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

  it.each([
    ['the menu of a token', 'menu', async () => undefined],
    ['its QR code', 'dialog', (page: Page) => page.getByRole('menuitem', { name: 'Display QR code' }).click()],
    ['its push history', 'dialog', (page: Page) => page.getByRole('menuitem', { name: 'Push history' }).click()],
    ['its form', 'dialog', (page: Page) => page.getByRole('menuitem', { name: 'Edit' }).click()],
    [
      'the question before it is revoked',
      'dialog',
      (page: Page) => page.getByRole('menuitem', { name: 'Revoke' }).click(),
    ],
  ] as const)('%s, in light and in dark', async (_, role, choose) => {
    for (const scheme of ['light', 'dark']) {
      const { page } = visitors[scheme]!;
      await open(page, '/directory/users/:id/tokens');
      await button(page, /^Actions for Example/).click();
      await choose(page);
      await page.getByRole(role).first().waitFor();
      expect(await seriousFindings(page), scheme).toEqual([]);
    }
  });

  it('the form of a new token, with its advanced part', async () => {
    const { page } = visitors.light!;
    await open(page, '/directory/users/:id/tokens');
    await button(page, 'New token').click();
    await button(page, 'Advanced settings').click();
    await page.getByRole('textbox', { name: 'Secret' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it.each([
    ['the wizard that adds a modem', '/gateways/modems', 'Add modem'],
    ['the form of an SMS route', '/gateways/sms-routes', 'Add route'],
    ['the form of a forwarding rule', '/inbox/forwarding', 'Add rule'],
    ['the form of a mail route', '/gateways/mail-routes', 'Add route'],
    ['the form of a listener', '/gateways/listeners', 'Add listener'],
    ['the words of opting out', '/inbox/opt-outs', 'Change words and answers'],
  ])('%s, in light and in dark', async (_, path, opener) => {
    for (const scheme of ['light', 'dark']) {
      const { page } = visitors[scheme]!;
      await open(page, path);
      await button(page, opener).click();
      await page.getByRole('dialog').waitFor();
      expect(await seriousFindings(page), scheme).toEqual([]);
    }
  });

  it('the form of a user', async () => {
    const { page } = visitors.dark!;
    await open(page, '/directory/users');
    await button(page, 'New user').click();
    await page.getByRole('dialog').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('the navigation on a phone, which covers nothing when it is closed', async () => {
    const { page } = visitors.phone!;
    await open(page, '/');
    const users = page.locator('nav[aria-label="Main navigation"]').getByRole('link', { name: 'Users' });
    expect(await users.isVisible()).toBe(false);
    await button(page, 'Open navigation').click();
    await users.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await users.click();
    await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
    await users.waitFor({ state: 'hidden' });
  });
});

describe('outside of the console', () => {
  it('the login page has nothing serious for axe, in light and in dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const stranger = await visitor(browser, gateway.url, { scheme, width: 390 });
      await stranger.page.goto('/directory/users');
      await stranger.page.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await seriousFindings(stranger.page), scheme).toEqual([]);
      await stranger.close();
    }
  });

  it('an address that no page has says so', async () => {
    const { page } = visitors.light!;
    await page.goto('/no/such/page');
    await page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
