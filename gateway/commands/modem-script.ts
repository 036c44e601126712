import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { GatewayError } from '../core/errors.ts';
import { DialogueLine } from '../core/model/message.ts';
import { scriptFromTranscript } from '../sms/simulator/from-transcript.ts';
import type { Command } from './command.ts';

const Lines = z.array(DialogueLine);
const Transcript = z.union([Lines, z.object({ items: Lines }).transform(({ items }) => items)]);

export const modemScript: Command = {
  usage: 'TRANSCRIPT.json',
  summary: 'Prints a script for the simulated modem made of a transcript, as downloaded from the console.',
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new GatewayError('USAGE', 'Give one TRANSCRIPT.json.');
    process.stdout.write(scriptFromTranscript(await read(file), `From the transcript ${basename(file)}`));
    return 0;
  },
};

async function read(file: string): Promise<DialogueLine[]> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new GatewayError('TRANSCRIPT', `${file} cannot be read as JSON: ${(cause as Error).message}`, { cause });
  }
  const transcript = Transcript.safeParse(json);
  if (transcript.success) return transcript.data;
  throw new GatewayError('TRANSCRIPT', `${file} is no transcript of a modem.`, {
    remedy: 'Download it on the page of the modem, or from /api/v1/modems/<id>/transcript.',
  });
}
