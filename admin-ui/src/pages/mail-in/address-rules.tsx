import type { Texts } from '../../texts/catalogue.ts';

interface Rules {
  allow: string[];
  deny: string[];
}

const NAMED = 4;

function few(list: string[], t: Texts): string {
  const rest = list.length - NAMED;
  return list.slice(0, NAMED).join(', ') + (rest > 0 ? ` ${t.mailIn.andMore(rest)}` : '');
}

/** Rules in words; null where every address passes. */
export function rulesInWords({ allow, deny }: Rules, t: Texts): string | null {
  const words = [
    allow.length > 0 && t.mailIn.onlyThese(few(allow, t)),
    deny.length > 0 && t.mailIn.notThese(few(deny, t)),
  ].filter((word) => word !== false);
  return words.length > 0 ? words.join('; ') : null;
}

/** A list of addresses or blocks, shortened. */
export const fewOf = few;
