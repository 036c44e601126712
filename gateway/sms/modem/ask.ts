import type { AtChannel, CommandOptions } from '../at/channel.ts';
import { replyError } from '../at/codes.ts';

/** The lines that answer a command. @throws GatewayError where the modem answers anything but OK, or nothing */
export async function ask(channel: AtChannel, command: string, options?: CommandOptions): Promise<string[]> {
  const reply = await channel.run(command, options);
  const error = replyError(reply);
  if (error) throw error;
  return reply.lines;
}

/** As `ask`, but null where this modem does not know the command or has no answer. @throws GatewayError when it is gone */
export async function tryAsk(channel: AtChannel, command: string, options?: CommandOptions): Promise<string[] | null> {
  const reply = await channel.run(command, options);
  if (reply.final.kind === 'lost') throw reply.final.error;
  return reply.final.kind === 'ok' ? reply.lines : null;
}

/** What follows `+NAME:` in the first line that has it; null where none has. */
export function answerOf(lines: readonly string[] | null, name: string): string | null {
  const line = lines?.find((text) => text.toUpperCase().startsWith(`${name}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}

/** `2,"a,b",,3` → `2`, `a,b`, ``, `3`. */
export function fields(value: string): string[] {
  return [...value.matchAll(/\s*(?:"([^"]*)"|([^,]*?))\s*(?:,|$)/g)]
    .slice(0, countFields(value))
    .map((match) => match[1] ?? match[2] ?? '');
}

function countFields(value: string): number {
  return value.replace(/"[^"]*"/g, '').split(',').length;
}
