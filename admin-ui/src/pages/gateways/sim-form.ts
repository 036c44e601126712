import type { Sim, SimPatch } from '../../api/types.ts';
import type { Texts } from '../../texts/catalogue.ts';

/** What a number field holds; '' = empty. */
type Field = number | string;

/** The form's values; named as the API's fields, so that the server's field errors find their place. */
export interface SimValues extends Record<string, unknown> {
  name: string;
  quota: { partsPerDay: Field; partsPerMonth: Field; recipientsPerMonth: Field; otpReserve: Field };
  pace: { minIntervalMs: Field; partsPerMinute: Field };
  roams: boolean;
  smsc: string;
  asks: boolean;
  balanceQuery: { code: string; pattern: string; lowBelow: Field; everyHours: Field };
}

const fieldOf = (value: number | null | undefined): Field => value ?? '';
const numberOf = (field: Field): number | null => (field === '' ? null : Number(field));

export function valuesOf({ name, quota, pace, roaming, smsc, balanceQuery }: Sim): SimValues {
  return {
    name: name ?? '',
    quota: {
      partsPerDay: fieldOf(quota.partsPerDay),
      partsPerMonth: fieldOf(quota.partsPerMonth),
      recipientsPerMonth: fieldOf(quota.recipientsPerMonth),
      otpReserve: quota.otpReserve,
    },
    pace: { minIntervalMs: pace.minIntervalMs, partsPerMinute: fieldOf(pace.partsPerMinute) },
    roams: roaming === 'allow',
    smsc: smsc ?? '',
    asks: balanceQuery !== null,
    balanceQuery: {
      code: balanceQuery?.code ?? '',
      pattern: balanceQuery?.pattern ?? '',
      lowBelow: fieldOf(balanceQuery?.lowBelow),
      everyHours: fieldOf(balanceQuery?.everyHours),
    },
  };
}

export function bodyOf({ name, quota, pace, roams, smsc, asks, balanceQuery }: SimValues): SimPatch {
  return {
    name: name.trim() || null,
    quota: {
      partsPerDay: numberOf(quota.partsPerDay),
      partsPerMonth: numberOf(quota.partsPerMonth),
      recipientsPerMonth: numberOf(quota.recipientsPerMonth),
      otpReserve: Number(quota.otpReserve),
    },
    pace: { minIntervalMs: Number(pace.minIntervalMs), partsPerMinute: numberOf(pace.partsPerMinute) },
    roaming: roams ? 'allow' : 'deny',
    smsc: smsc.trim() || null,
    balanceQuery: asks
      ? {
          code: balanceQuery.code.trim(),
          pattern: balanceQuery.pattern.trim() || null,
          lowBelow: numberOf(balanceQuery.lowBelow),
          everyHours: numberOf(balanceQuery.everyHours),
        }
      : null,
  };
}

/** Exactly one group? Told while it is typed; the server looks again. */
function hasOneGroup(source: string): boolean {
  try {
    return new RegExp(`${source}|`).exec('')?.length === 2;
  } catch {
    return false;
  }
}

export function simRules({ sims }: Texts) {
  return {
    smsc: (smsc: string) => (/^(\+\d{5,15})?$/.test(smsc.trim()) ? null : sims.smscWrong),
    balanceQuery: {
      code: (code: string, { asks }: SimValues) =>
        !asks || /^[*#][*#\d]{1,40}$/.test(code.trim()) ? null : sims.codeWrong,
      pattern: (pattern: string, { asks }: SimValues) =>
        !asks || !pattern.trim() || hasOneGroup(pattern.trim()) ? null : sims.patternWrong,
    },
  };
}
