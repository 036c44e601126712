import { invalid } from '../../core/errors.ts';
import { SimulatorFaults } from '../../core/model/gateways.ts';

/** What becomes of a submit. */
export type SubmitFault = 'silence' | 'plainError' | { cms: number } | null;

/** The faults as they stand; counters go down as submits use them up. */
export class FaultBox {
  #faults: SimulatorFaults;

  constructor(initial: Partial<SimulatorFaults> = {}) {
    this.#faults = checked(initial);
  }

  get now(): Readonly<SimulatorFaults> {
    return this.#faults;
  }

  /** A partial update. @throws GatewayError SIMULATOR_FAULTS with the fields that are wrong; then nothing changes */
  set(update: Partial<SimulatorFaults>): { before: Readonly<SimulatorFaults>; now: Readonly<SimulatorFaults> } {
    const before = this.#faults;
    this.#faults = checked({ ...before, ...update });
    return { before, now: this.#faults };
  }

  /** The next submit gets no prompt. */
  takeNoPrompt(): boolean {
    if (this.#faults.noPrompt === 0) return false;
    this.#faults = { ...this.#faults, noPrompt: this.#faults.noPrompt - 1 };
    return true;
  }

  /** The fault of the submit at hand; where several are set they are used up one after the other. */
  takeSubmit(): SubmitFault {
    const faults = this.#faults;
    if (faults.silence > 0) {
      this.#faults = { ...faults, silence: faults.silence - 1 };
      return 'silence';
    }
    if (faults.plainError > 0) {
      this.#faults = { ...faults, plainError: faults.plainError - 1 };
      return 'plainError';
    }
    const { code, times } = faults.cmsError;
    if (times === 0) return null;
    this.#faults = { ...faults, cmsError: { code, times: times - 1 } };
    return { cms: code };
  }
}

function checked(input: Partial<SimulatorFaults>): SimulatorFaults {
  const known = new Set(Object.keys(SimulatorFaults.shape));
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const unknown = Object.keys(given).filter((key) => !known.has(key));
  const result = SimulatorFaults.safeParse(given);
  const fields = [
    ...unknown.map((path) => ({ path, message: 'there is no such fault' })),
    ...(result.error?.issues ?? []).map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  ];
  if (!result.success || fields.length > 0) {
    throw invalid('SIMULATOR_FAULTS', 'The faults of the simulated modem are not valid.', fields);
  }
  return result.data;
}
