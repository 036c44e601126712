import { parentPort } from 'node:worker_threads';
import { type ParsedMail, type ParseOrder, readMail } from './read.ts';

/*
 * The thread that takes mails apart. What strangers write may keep a parser busy for seconds; here nobody waits for it
 * but those who asked, and it can be ended in the middle.
 */

export type ParseAnswer = { mail: ParsedMail } | { error: string };

const port = parentPort!;
const tell = (answer: ParseAnswer) => port.postMessage(answer);

port.on('message', (order: ParseOrder) => {
  readMail(order).then(
    (mail) => tell({ mail }),
    (error: unknown) => tell({ error: error instanceof Error ? error.message : String(error) }),
  );
});
