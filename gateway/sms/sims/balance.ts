import { asGatewayError, type GatewayError } from '../../core/errors.ts';
import type { SimBalanceQuery } from '../../core/model/sims.ts';
import type { StoredBalance } from '../../core/sims.ts';
import type { SimDesk } from '../modem/sim-desk.ts';
import { amountIn } from './amount.ts';

/** Asks the network for the credit: its answer, or why there was none. @throws GatewayError USSD_BUSY */
export async function readBalance(
  desk: SimDesk,
  { code, pattern }: SimBalanceQuery,
  now: () => number,
): Promise<StoredBalance> {
  try {
    const text = await desk.ask(code);
    const amount = amountIn(text, pattern);
    return { at: now(), text, amount, problem: amount === null ? noAmount(now()) : null };
  } catch (error) {
    const problem = asGatewayError(error);
    if (problem.code === 'USSD_BUSY') throw problem;
    return { at: now(), text: null, amount: null, problem: stored(problem, now()) };
  }
}

function noAmount(at: number): StoredBalance['problem'] {
  return {
    code: 'BALANCE_UNREADABLE',
    message: 'There is no amount in the answer of the network.',
    remedy: 'Enter a pattern whose one group is the amount in this text.',
    at,
  };
}

function stored({ code, message, remedy }: GatewayError, at: number): StoredBalance['problem'] {
  return { code, message, ...(remedy !== undefined && { remedy }), at };
}
