import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import buildProduct from '../build.ts';
import { openBrowser, signIn, visitor } from './browser.ts';
import { type RunningGateway, startGateway } from './gateway.ts';
import { fillDirectory, type Sample } from './sample.ts';

/* `npm run screenshots`: starts the product, makes sample data, and writes the pictures of the documentation. */

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** What the pictures call this gateway, instead of the machine they were taken on. */
const NAMES = { GATEWAY__SMTP__HOSTNAME: 'otp.example.com', GATEWAY__WEB__PUBLICURL: 'https://otp.example.com' };

interface Picture {
  name: string;
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  /** Opens what is to be seen. */
  show(page: Page, sample: Sample): Promise<void>;
}

const PICTURES: Picture[] = [
  {
    // README: a token's menu, as it is about to be pushed.
    name: 'push',
    async show(page, { userId }) {
      await openMenu(page, userId);
      await page.getByRole('menuitem', { name: 'Push', exact: true }).hover();
      await page.getByRole('menuitem', { name: 'By Email' }).hover();
    },
  },
  {
    // README: the mail that arrived.
    name: 'mail',
    height: 1150,
    async show(page) {
      await page.goto('/captured');
      await page.getByText('anna.berg@example.com').first().click();
      await page.frameLocator('iframe').locator('img').first().waitFor();
    },
  },
  {
    name: 'push-history',
    async show(page, { userId }) {
      await openMenu(page, userId);
      await page.getByRole('menuitem', { name: 'Push history' }).click();
      await page.getByRole('dialog').getByText('Delivered').first().waitFor();
    },
  },
  { name: 'dashboard', show: dashboard },
  { name: 'dashboard-dark', scheme: 'dark', show: dashboard },
  { name: 'dashboard-phone', width: 390, show: dashboard },
  {
    name: 'template-editor',
    height: 1150,
    async show(page) {
      await page.goto('/customization/message-templates/push-token/smtp');
      await page.frameLocator('iframe').locator('img').first().waitFor();
    },
  },
  {
    name: 'simulated-phone',
    async show(page) {
      await page.goto('/gateways/modems');
      const text = page.getByText(/\/l\/\w/).first();
      await text.waitFor();
      await page.getByRole('heading', { name: 'Simulated phones' }).scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 2_000);
    },
  },
];

async function dashboard(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('heading', { name: 'Checks' }).waitFor();
}

async function openMenu(page: Page, userId: string): Promise<void> {
  await page.goto(`/directory/users/${userId}/tokens`);
  await page.getByRole('button', { name: /^Actions for Example/ }).click();
}

/** Pushes once by mail and once by SMS, and waits until both have arrived. */
async function pushBoth({ api }: RunningGateway, { tokenId }: Sample): Promise<void> {
  for (const [channel, arrived] of [
    ['email', 'accepted'],
    ['sms', 'delivered'],
  ] as const) {
    const { pushId } = await api.post<{ pushId: string }>(`/tokens/${tokenId}/push`, { channel });
    while ((await api.get<{ state: string }>(`/pushes/${pushId}`)).state !== arrived) await api.nextEvent(1_000);
  }
}

async function take(browser: Browser, gateway: RunningGateway, sample: Sample, picture: Picture): Promise<void> {
  const { page, close } = await visitor(browser, gateway.url, picture);
  if (picture.height) await page.setViewportSize({ width: picture.width ?? 1440, height: picture.height });
  await signIn(page, gateway);
  await picture.show(page, sample);
  // Fonts and pictures are painted a frame after they are there.
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))',
  );
  await page.screenshot({ path: `${FOLDER}${picture.name}.png`, animations: 'disabled', caret: 'hide' });
  console.log(`docs/images/${picture.name}.png`);
  await close();
}

await buildProduct();
await mkdir(FOLDER, { recursive: true });
const [browser, gateway] = await Promise.all([openBrowser(), startGateway({ env: NAMES })]);
try {
  const sample = await fillDirectory(gateway.api);
  await pushBoth(gateway, sample);
  for (const picture of PICTURES) await take(browser, gateway, sample, picture);
} finally {
  await browser.close();
  await gateway.close();
}
