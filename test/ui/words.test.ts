import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { de } from '../../admin-ui/src/texts/de/index.ts';
import { en } from '../../admin-ui/src/texts/en/index.ts';
import { Check } from '../../gateway/core/model/administration.ts';
import { ModemState } from '../../gateway/core/model/gateways.ts';
import { DeliveryState, PartState } from '../../gateway/core/model/message.ts';
import { PushState } from '../../gateway/core/model/push.ts';
import { consolePages } from '../browser/console-pages.ts';

const source = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

type Tree = { [key: string]: string | ((...args: never[]) => string) | Tree };

/** Every text with its path. */
function leaves(tree: Tree, path = ''): [string, string | ((...args: never[]) => string)][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    return typeof value === 'object' ? leaves(value, here) : [[here, value] as [string, typeof value]];
  });
}

describe('the texts', () => {
  const english = new Map(leaves(en as unknown as Tree));
  const german = new Map(leaves(de as unknown as Tree));

  it('have the same keys in both languages', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same values', () => {
    for (const [key, text] of english) {
      const other = german.get(key);
      expect(typeof other, key).toBe(typeof text);
      if (typeof text === 'function') expect((other as () => string).length, key).toBeLessThanOrEqual(text.length);
    }
  });

  it('are nowhere empty, and no long one was left in English', () => {
    for (const [key, text] of english) {
      if (typeof text !== 'string') continue;
      expect(text.trim(), key).not.toBe('');
      if (text.split(' ').length > 3) expect(german.get(key), key).not.toBe(text);
    }
  });
});

describe('every state of the API', () => {
  const badge = source('admin-ui/src/parts/state-badge.tsx');
  const states = [DeliveryState, PartState, PushState, ModemState, Check.shape.level].flatMap(({ options }) => options);

  it.each([...new Set<string>(states)])('%s has a word, a colour and an icon', (state) => {
    expect((en.states as Record<string, string>)[state]).toBeTruthy();
    expect(badge).toMatch(new RegExp(`^ {2}${state}: \\{ tone: '\\w+', icon: \\w+ \\},`, 'm'));
  });
});

it('the checks of the dashboard lead to pages that exist', () => {
  const checks = ['checks', 'modem-checks', 'source-check'].map((name) => source(`gateway/jobs/${name}.ts`)).join('');
  const links = [...checks.matchAll(/link: '([^'?]+)/g)].map(([, path]) => path!);
  expect(links.length).toBeGreaterThan(0);
  expect(consolePages()).toEqual(expect.arrayContaining(links));
});
