import type { InboxSms } from '../core/model/gateways.ts';

/** Subject and text of the mail that an inbound SMS becomes. The subject is kept in the clear, so it holds no words of the SMS. */
export function mailOf(sms: InboxSms): { subject: string; text: string } {
  const canAnswer = /^\+?\d{3,}$/.test(sms.from);
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
      canAnswer ? `To answer, send an SMS to ${sms.from}.` : 'The sender is a name: it cannot be answered.',
      '',
    ].join('\n'),
  };
}

function utc(time: string): string {
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}
