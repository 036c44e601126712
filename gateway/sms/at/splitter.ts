export type Token = { kind: 'line'; text: string } | { kind: 'prompt' } | { kind: 'overflow'; bytes: number };

const LONGEST_LINE = 4096;

/**
 * Bytes → lines. A line ends with CR, LF or any run of both (`\r\r\n`), so that echoes count as lines; empty lines are
 * dropped. `> ` is told apart from a line only while it is expected, because it has no end of its own.
 */
export class LineSplitter {
  #rest = '';
  #promptExpected = false;

  /** Until the next prompt was seen, a `>` at the start of a line is that prompt. */
  expectPrompt(expected: boolean): void {
    this.#promptExpected = expected;
  }

  push(chunk: Buffer): Token[] {
    const tokens: Token[] = [];
    this.#rest += printable(chunk);
    for (;;) {
      const start = this.#rest.search(/[^\r\n]/);
      if (start < 0) {
        this.#rest = '';
        return tokens;
      }
      if (start > 0) this.#rest = this.#rest.slice(start);
      if (this.#promptExpected && /^[ \x80-\xff]*>/.test(this.#rest)) {
        this.#promptExpected = false;
        this.#rest = this.#rest.replace(/^[^>]*> ?/, '');
        tokens.push({ kind: 'prompt' });
        continue;
      }
      const end = this.#rest.search(/[\r\n]/);
      if (end < 0) break;
      const text = this.#rest
        .slice(0, end)
        .replace(/^[\x80-\xff]+/, '')
        .trim();
      this.#rest = this.#rest.slice(end + 1);
      if (text !== '') tokens.push({ kind: 'line', text });
    }
    if (this.#rest.length > LONGEST_LINE) {
      tokens.push({ kind: 'overflow', bytes: this.#rest.length });
      this.#rest = '';
    }
    return tokens;
  }

  /** Forgets a half line, after the port was drained. */
  reset(): void {
    this.#rest = '';
    this.#promptExpected = false;
  }
}

/** Latin-1 without control characters other than CR and LF: NULs, XON/XOFF, echoed ESC and Ctrl-Z say nothing. */
function printable(chunk: Buffer): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  return chunk.toString('latin1').replace(/[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]/g, '');
}
