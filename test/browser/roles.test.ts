import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient } from '../../gateway/commands/api-client.ts';
import { openBrowser, type Visitor, visitor } from '../rig/browser.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { consolePages } from './console-pages.ts';
import { type ConsoleSample, fillConsole } from './console-sample.ts';

/* What a role may not do is not offered to it: everything that can be clicked is clicked, and nothing is refused. */

const PASSWORD = 'a password for all';
/** For everybody, and about oneself. */
const LEFT_OUT = ['/profile'];
const QUIET = { timeout: 15_000, interval: 20 };

let browser: Browser;
let gateway: RunningGateway;
let sample: ConsoleSample;

beforeAll(async () => {
  [browser, gateway] = await Promise.all([openBrowser(), startGateway()]);
  const { api } = gateway;
  sample = await fillConsole(api);
  await api.post('/webhooks', { name: 'SIEM', url: 'http://127.0.0.1:9/', secret: 'at least sixteen characters' });
  await api.post('/bulk-pushes', { name: 'All of it', channels: ['email'] });
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

/** Somebody who clicks on everything. */
class Walker {
  readonly page: Page;
  /** Calls that the gateway refused to this role. */
  readonly refused: string[] = [];
  /** What was clicked, `page: words`. */
  readonly clicked: string[] = [];
  /** Forms that opened, by the verb that sends them. */
  readonly forms = new Set<string>();
  readonly #underWay = new Set<object>();
  #at = '';

  constructor({ page }: Visitor) {
    this.page = page;
    page.on('request', (request) => {
      if (request.url().includes('/api/') && !request.url().endsWith('/events')) this.#underWay.add(request);
    });
    page.on('requestfinished', (request) => void this.#underWay.delete(request));
    page.on('requestfailed', (request) => void this.#underWay.delete(request));
    page.on('response', (response) => {
      if (response.status() === 403) this.refused.push(`${this.#at}: ${response.request().method()} ${response.url()}`);
    });
    page.on('dialog', (question) => void question.accept());
    page.on('download', (download) => void download.cancel());
  }

  /** @returns false where the role has no such page */
  async open(path: string): Promise<boolean> {
    this.#at = path;
    await this.page.goto(sample.addressOf(path));
    await this.page.locator('h1').waitFor();
    await this.#quiet();
    const isThere = (await this.page.getByRole('heading', { name: 'This page does not exist' }).count()) === 0;
    // Where the start page is not theirs, they are sent on to the first that is.
    return isThere && (path !== '/' || new URL(this.page.url()).pathname === '/');
  }

  /** Clicks on every button, every item of every menu, and sends every form that opens. */
  async tryAll(path: string): Promise<void> {
    const words = await this.#words(this.page.locator('main').getByRole('button'));
    for (const name of words.filter((one, at) => words.findIndex((other) => kindOf(other) === kindOf(one)) === at)) {
      await this.#click(path, this.page.locator('main').getByRole('button', { name, exact: true }).first(), name);
      if (await this.page.getByRole('menu').count()) await this.#tryMenu(path, name);
      await this.#finish(path);
    }
    for (const link of await this.page.locator('main a[href^="/api/"]').all()) {
      const { ok } = await this.#fetched((await link.getAttribute('href'))!);
      if (!ok) this.refused.push(`${path}: ${await link.textContent()}`);
    }
  }

  async #tryMenu(path: string, opener: string): Promise<void> {
    const items = await this.#words(this.page.getByRole('menuitem'));
    for (const [index, item] of items.entries()) {
      if (index > 0)
        await this.#click(path, this.page.locator('main').getByRole('button', { name: opener, exact: true }).first());
      await this.#click(path, this.page.getByRole('menuitem', { name: item, exact: true }).first(), item);
      const inner = this.page.getByRole('menuitem', { name: 'By SMS' });
      if (await inner.count()) await this.#click(path, inner.first(), 'By SMS');
      await this.#finish(path);
    }
  }

  /** Sends the form or says yes to the question that has opened, and leaves the page as it was. */
  async #finish(path: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    if (await dialog.count()) {
      for (const field of await dialog.locator('input:enabled, textarea:enabled').all()) {
        const kind = await field.getAttribute('type');
        const isText = kind === null || ['text', 'password', 'email', 'url'].includes(kind);
        if (isText && (await field.isEditable()) && (await field.inputValue()) === '')
          await field.fill('1234567890123456');
      }
      const submit = dialog.locator('button[type="submit"]:enabled').last();
      if (await submit.count()) this.forms.add((await submit.textContent())!.trim());
      const last = (await submit.count()) ? submit : dialog.locator('button:enabled').last();
      if (await last.count()) await this.#click(path, last);
    }
    if (new URL(this.page.url()).pathname !== sample.addressOf(path) || (await dialog.count())) await this.open(path);
  }

  async #click(path: string, what: Locator, words?: string): Promise<void> {
    if (words) this.clicked.push(`${path}: ${words}`);
    // What went away meanwhile (a list that was cleared) is no harm.
    if (!(await what.count()) || !(await what.isEnabled())) return;
    await what.click();
    await this.#quiet();
  }

  async #quiet(): Promise<void> {
    await expect.poll(() => this.#underWay.size, QUIET).toBe(0);
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await expect.poll(() => this.#underWay.size, QUIET).toBe(0);
  }

  /** What can be clicked, each once, by its words. */
  async #words(all: Locator): Promise<string[]> {
    const words: string[] = [];
    for (const one of await all.all()) {
      if (!(await one.isVisible()) || !(await one.isEnabled())) continue;
      words.push(((await one.getAttribute('aria-label')) ?? (await one.textContent()) ?? '').trim());
    }
    return [...new Set(words)].filter(Boolean);
  }

  #fetched(path: string): Promise<{ ok: boolean }> {
    return this.page.evaluate(`fetch(${JSON.stringify(path)}).then(({ ok }) => ({ ok }))`);
  }
}

/** "Actions for anna", "Details: Signed in": what stands in each row is of one kind, and clicked once. */
const kindOf = (words: string) => words.split(/:| for /)[0];

/** Walks all pages that the role has. */
async function walk(role: string, domains: string[] = []): Promise<{ walker: Walker; pages: string[] }> {
  await gateway.api.post('/admins', { username: role, password: PASSWORD, role, domains });
  const someone = await visitor(browser, gateway.url);
  const { page } = someone;
  await page.goto('/');
  await page.getByLabel('User name').fill(role);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('nav[aria-label="Main navigation"]').waitFor();
  const walker = new Walker(someone);
  const pages: string[] = [];
  for (const path of consolePages().filter((one) => !LEFT_OUT.includes(one))) {
    if (!(await walker.open(path))) continue;
    pages.push(path);
    await walker.tryAll(path);
  }
  await someone.close();
  return { walker, pages };
}

const HELP_DESK_PAGES = [
  ...['/directory/users', '/directory/users/:id/tokens', '/directory/tokens', '/directory/bulk-push'],
  ...['/directory/work-list', '/messages', '/messages/:id'],
];

describe('nothing is offered that the role may not do', { timeout: 300_000 }, () => {
  it('operator: sees almost everything, and pushes', async () => {
    const { walker, pages } = await walk('operator');
    expect(walker.refused).toEqual([]);
    expect([...walker.forms].sort()).toEqual(['Dry run', 'Verify']);
    expect(walker.clicked).toContain('/directory/tokens: By SMS');
    expect(walker.clicked.filter((one) => /: (Delete|Revoke|New |Add |Display|Read out)/.test(one))).toEqual([
      '/directory/bulk-push: New bulk push',
    ]);
    expect(pages).toContain('/gateways/modems');
    expect(pages).not.toContain('/administration/api-keys');
  });

  it('help desk: the users of its domain, what they were sent, and the withheld code', async () => {
    const { walker, pages } = await walk('help-desk', [sample.domainId]);
    expect(walker.refused).toEqual([]);
    expect(pages).toEqual(HELP_DESK_PAGES);
    expect([...walker.forms].sort()).toEqual(['Dry run', 'Verify']);
    expect(walker.clicked).toContain('/directory/users/:id/tokens: By SMS');
    expect(walker.clicked).toContain('/directory/users/:id/tokens: Read out the authorization code…');
  });

  it('auditor: looks, and changes nothing', async () => {
    const { walker, pages } = await walk('auditor');
    expect(walker.refused).toEqual([]);
    expect([...walker.forms]).toEqual([]);
    expect(walker.clicked).toContain('/directory/tokens: Push history');
    expect(walker.clicked.filter((one) => /Push:|By SMS|Delete|New |Add |Edit/.test(one))).toEqual([]);
    expect(pages).toContain('/administration/audit');
    expect(pages.length).toBeGreaterThan(30);
  });

  it('a call that the role lacks is refused all the same', async () => {
    const api = apiClient(gateway.url);
    await api.signIn('auditor', PASSWORD);
    await expect(api.post('/domains', { name: 'mine' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
