#!/usr/bin/env node
import './build.mjs';

const { run } = await import('../dist/main.js');
await run(process.argv.slice(2));
