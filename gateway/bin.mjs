#!/usr/bin/env -S node --max-semi-space-size=32
// What lives for one mail only is to be gone before V8 looks for it: with its usual 16 MB a busy relay spends a fifth of its
// time on it. package.json, the Dockerfile and docs/operation.md say the same.
import './build.mjs';

const { run } = await import('../dist/main.js');
await run(process.argv.slice(2));
