import type { ImportCounts, ImportLine } from '../../core/model/imports.ts';

const MOST_LINES = 1000;

/** What becomes of each line of a file. */
export class Report {
  readonly counts: ImportCounts = { create: 0, update: 0, same: 0, skip: 0, error: 0 };
  readonly #lines: ImportLine[] = [];

  add(line: number, outcome: ImportLine['outcome'], name: string | null, message: string | null = null): void {
    this.counts[outcome] += 1;
    this.#lines.push({ line, outcome, name, message });
  }

  /** Errors first, then what was left out, then the rest in the order of the file. */
  lines(): ImportLine[] {
    const rank = ({ outcome, message }: ImportLine) =>
      outcome === 'error' ? 0 : outcome === 'skip' ? 1 : message ? 2 : 3;
    return [...this.#lines].sort((a, b) => rank(a) - rank(b) || a.line - b.line).slice(0, MOST_LINES);
  }
}
