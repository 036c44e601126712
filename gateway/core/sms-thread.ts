/*
 * Texts that are forwarded to a mailbox make one thread a number there: each refers to the same Message-ID, which no mail
 * has. An answer carries it back, and so is known as one.
 */

/** The thread of a number, without the angle brackets. @param number E.164, or as the network wrote it */
export function smsThreadId(number: string, hostname: string): string {
  return `sms-thread.${number.replace(/[^\dA-Za-z]/g, '')}@${hostname}`;
}

/** Whether a References or In-Reply-To field names such a thread. */
export function isSmsThread(field: string): boolean {
  return /<sms-thread\.[\dA-Za-z]+@/.test(field);
}
