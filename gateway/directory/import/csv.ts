import { invalid } from '../../core/errors.ts';

/** A text file as it was read. */
export interface TextFile {
  text: string;
  encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';
}

/** One record, and the line it begins at (from 1). */
export interface CsvRecord {
  line: number;
  cells: string[];
}

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * Bytes as text: by byte order mark; without one UTF-16 shows by its zero bytes, and what is no UTF-8 is what Western
 * spreadsheets write.
 */
export function decodeText(bytes: Buffer): TextFile {
  const decode = (label: string, encoding: TextFile['encoding'], fatal = false): TextFile => ({
    text: new TextDecoder(label, { fatal }).decode(bytes),
    encoding,
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', 'UTF-16LE');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', 'UTF-16BE');
  const start = bytes.subarray(0, 2000);
  const zeros = (parity: number) => start.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (zeros(1) > start.length / 8) return decode('utf-16le', 'UTF-16LE');
  if (zeros(0) > start.length / 8) return decode('utf-16be', 'UTF-16BE');
  try {
    return decode('utf-8', 'UTF-8', true);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decode('windows-1252', 'Windows-1252');
  }
}

/** The delimiter that parts most of the first lines into the same number of cells, the more the better. */
export function guessDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const counts = readCsv(text.slice(0, 20_000), delimiter, 20, true).map(({ cells }) => cells.length);
    const usual = counts[0] ?? 1;
    const score = usual < 2 ? 0 : (counts.filter((count) => count === usual).length / counts.length) * usual;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/**
 * Records of a CSV file (RFC 4180): quoted cells may hold delimiters, line breaks and doubled quotes. Empty lines are
 * left out.
 * @param isExcerpt the text may end anywhere, so an open quote is no error
 * @throws GatewayError 422 CSV_QUOTE
 */
export function readCsv(
  text: string,
  delimiter: string,
  most = Number.POSITIVE_INFINITY,
  isExcerpt = false,
): CsvRecord[] {
  const records: CsvRecord[] = [];
  let [cells, cell, line, startedAt]: [string[], string, number, number] = [[], '', 1, 1];
  let [quotedFrom, wasQuoted] = [0, false];
  const endCell = () => {
    cells.push(wasQuoted ? cell : cell.trim());
    [cell, wasQuoted] = ['', false];
  };
  const endRecord = () => {
    endCell();
    if (cells.some((one) => one !== '')) records.push({ line: startedAt, cells });
    cells = [];
  };
  for (let at = 0; at < text.length && records.length < most; at++) {
    const char = text[at]!;
    if (char === '\n') line += 1;
    if (quotedFrom > 0) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[++at];
      else quotedFrom = 0;
    } else if (char === '"' && cell.trim() === '') [cell, quotedFrom, wasQuoted] = ['', line, true];
    else if (char === delimiter) endCell();
    else if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) {
      endRecord();
      startedAt = line;
    } else if (char !== '\r' && !(wasQuoted && char === ' ')) cell += char;
  }
  if (quotedFrom > 0 && !isExcerpt) {
    const message = `The quotation mark opened in line ${quotedFrom} is never closed.`;
    throw invalid('CSV_QUOTE', message, [{ path: 'file', message }]);
  }
  if (records.length < most && (cells.length > 0 || cell !== '')) endRecord();
  return records;
}

/** A cell that a spreadsheet would take for a formula; E.164 numbers begin with + and are none. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d ().]*$))/;

/** A cell as it is written: no spreadsheet takes it for a formula, and `fromCell` reads it back. */
export function toCell(value: string, delimiter: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function fromCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
