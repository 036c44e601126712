import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure } from './render.bench.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** `npm run bench [-- NAME…]`: the benchmarks of this folder by the start of their names; all of them without a name. */
async function run(wanted: string[]): Promise<void> {
  const names = readdirSync(HERE).flatMap((file) => /^(.+)\.bench\.ts$/.exec(file)?.[1] ?? []);
  const chosen = wanted.length === 0 ? names : names.filter((name) => wanted.some((part) => name.startsWith(part)));
  if (chosen.length === 0) {
    console.error(`There is no such benchmark; there are: ${names.join(', ')}.`);
    process.exitCode = 64;
    return;
  }
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
  for (const name of chosen) {
    const startedAt = performance.now();
    const { bench } = (await import(`./${name}.bench.ts`)) as { bench(): Promise<Figure[]> };
    const figures = await bench();
    console.log(`\n${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
    const width = Math.max(...figures.map((figure) => figure.name.length));
    for (const figure of figures)
      console.log(`  ${figure.name.padEnd(width)}  ${rounded(figure.value)} ${figure.unit}`);
  }
}

/** Three digits that count, aligned at the point. */
function rounded(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const [whole, part] = value.toFixed(digits).split('.');
  return whole!.padStart(7) + (part ? `.${part}` : '').padEnd(3);
}

await run(process.argv.slice(2));
