import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { run } from './main.ts';

/* `npm run dev`: the gateway, restarted by `tsx watch` on change, and Vite's server for the admin UI in front of it. */

const ui = await createServer({ root: fileURLToPath(new URL('../admin-ui', import.meta.url)) });
await ui.listen();
console.log(`Console with live reload: ${ui.resolvedUrls?.local[0]}`);
await run(['start', ...process.argv.slice(2)]);
await ui.close();
