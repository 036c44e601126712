import { expect, it } from 'vitest';
import { typesAreFresh } from '../../admin-ui/api-types.ts';

it('the types of the console are those of the routes; else run `npx tsx admin-ui/api-types.ts`', async () => {
  expect(await typesAreFresh()).toBe(true);
});
