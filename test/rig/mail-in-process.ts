import { openMailIn } from './mail-in.ts';

/*
 * A listener in a process of its own, for tests of what a process needs. Says `{port}`, answers every message with
 * `{rss, peak}` in octets, and ends with its parent.
 */

const inbound = await openMailIn({ settings: { maxSizeMb: 50 } });
let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20).unref();
process.on('message', () => {
  const rss = process.memoryUsage.rss();
  process.send!({ rss, peak: Math.max(peak, rss) });
  peak = rss;
});
process.on('disconnect', () => void inbound.close().then(() => process.exit()));
process.send!({ port: inbound.port });
