import type { InboxSms } from '../core/model/gateways.ts';
import type { Delivery } from '../core/model/message.ts';

/** Subject and text of the mail that an inbound SMS becomes. The subject is kept in the clear, so it holds no words of the SMS. */
export function mailOf(sms: InboxSms, canReply: boolean): { subject: string; text: string } {
  const facts = [
    ['From', sms.from],
    ['Received', utc(sms.at)],
    ['Sent', sms.sentAt === null ? null : utc(sms.sentAt)],
    ['Modem', sms.modem],
    ['SIM', sms.sim],
  ].flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return {
    subject: `SMS from ${sms.from}`,
    text: [
      sms.text,
      '',
      ...(sms.complete ? [] : ['Parts of this long message did not come within a day; […] stands for them.', '']),
      ...facts,
      howToAnswer(sms.from, canReply),
      '',
    ].join('\n'),
  };
}

/** Subject and text of the mail that tells what became of a text. */
export function reportOf(
  { to, state, problem, updatedAt }: Delivery,
  acceptedAt: string,
): { subject: string; text: string } {
  const words = state === 'delivered' ? 'was delivered' : state === 'expired' ? 'came too late' : 'could not be sent';
  return {
    subject: `SMS to ${to}: ${state}`,
    text: [
      `The text message to ${to} ${words}.`,
      ...(problem ? ['', problem.message, ...(problem.remedy ? [problem.remedy] : [])] : []),
      '',
      `Accepted: ${utc(acceptedAt)}`,
      `${state === 'delivered' ? 'Delivered' : 'Ended'}: ${utc(updatedAt)}`,
      '',
    ].join('\n'),
  };
}

/** @param canReply answers to the mail become texts */
function howToAnswer(from: string, canReply: boolean): string {
  if (!/^\+?\d{3,}$/.test(from)) return 'The sender is a name: it cannot be answered.';
  return canReply ? 'Answer this mail, and your words go back as an SMS.' : `To answer, send an SMS to ${from}.`;
}

function utc(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}
