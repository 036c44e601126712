import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { AUDIT_ACTIONS } from '../../admin-ui/src/pages/administration/audit-actions.ts';
import { ROUTES } from '../../gateway/web/routes/index.ts';

const WEB = fileURLToPath(new URL('../../gateway/web', import.meta.url));

/** Actions of what is noted outside of the routes: signing in, first start, one-time links. */
function ownActions(): string[] {
  return readdirSync(WEB)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(`${WEB}/${name}`, 'utf8').matchAll(/action: '([a-z.-]+)'/g)])
    .map(([, action]) => action!);
}

/** The store notes these itself. */
const OF_THE_CHAIN = ['audit.broken', 'audit.chained'];

it('the filter of the audit page offers exactly the actions that the gateway notes', () => {
  const ofRoutes = ROUTES.flatMap(({ audit }) => (audit && audit !== 'own' ? [audit.action] : []));
  expect(AUDIT_ACTIONS).toEqual([...new Set([...ofRoutes, ...ownActions(), ...OF_THE_CHAIN])].sort());
});
