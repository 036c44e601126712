import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** No sandbox (tests may run as root), and not one request that no page asked for. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing but this machine has a name: the console must work with the cable unplugged.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findChromium();
  return chromium.launch({
    executablePath: path,
    args: QUIET,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/tmp', ...env },
  });
}

export interface VisitorOptions {
  /** Width of the window, CSS pixels. */
  width?: number;
  scheme?: 'light' | 'dark';
  locale?: string;
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors on the console, broken scripts, and what the Content-Security-Policy stopped; [] = all is well. */
  problems(): string[];
  close(): Promise<void>;
}

/** Somebody with a browser window of their own. */
export async function visitor(browser: Browser, baseURL: string, options: VisitorOptions = {}): Promise<Visitor> {
  const { width = 1440, scheme = 'light', locale = 'en-GB' } = options;
  const context = await browser.newContext({
    baseURL,
    locale,
    colorScheme: scheme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // A refusal by the gateway (4xx) is an answer; the page shows it, and the test looks there.
    if (
      message.type() === 'error' &&
      !/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())
    )
      problems.push(`console: ${message.text()}`);
  });
  return { page, context, problems: () => problems, close: () => context.close() };
}

/** Signs in on the login page, in English. */
export async function signIn(page: Page, who: { username: string; password: string }): Promise<void> {
  await page.goto('/');
  await page.getByLabel('User name').fill(who.username);
  await page.getByRole('textbox', { name: 'Password' }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
}
