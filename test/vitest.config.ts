import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that start the product as a process of its own. */
const PRODUCT = ['test/process/**/*.test.ts', 'test/browser/**/*.test.ts'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A page on a busy machine takes longer than the second that is usual.
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'rooms', include: ['test/**/*.test.ts'], exclude: PRODUCT } },
      {
        extends: true,
        test: { name: 'product', include: PRODUCT, globalSetup: ['test/build.ts'], testTimeout: 120_000 },
      },
    ],
  },
});
