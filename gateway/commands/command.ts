/** One command of `npx gateway`. */
export interface Command {
  /** Its arguments, as shown in the help. */
  usage: string;
  /** One sentence. */
  summary: string;
  /** @returns the exit code  @throws GatewayError, shown as cause and remedy */
  run(args: string[], program: { version: string }): Promise<number>;
}
