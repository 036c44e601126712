import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((word) => word === 'on');
const count = (max: number) => z.coerce.number().int().min(0).max(max);
const words = z.string().transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''));
const digits = z.string().regex(/^\d{5,20}$/, 'digits expected');
const lines = z.array(z.string());

/**
 * What a modem says of itself and where it differs from the book. Every key may be set at the top of a `.chat` script;
 * the defaults are a modem that keeps to 27.005 and 27.007.
 */
export const Personality = z.strictObject({
  manufacturer: z.string().default('Simulated'),
  model: z.string().default('Bench modem'),
  revision: z.string().default('1.0'),
  imei: digits.default('490154203237518'),
  imsi: digits.default('001010123456789'),
  iccid: digits.default('8988211000000000003'),
  smsc: z.string().default('+99900000001').describe('Service centre number on the SIM; empty = none'),
  operator: z.string().default('Simulated network'),
  operatorCode: digits.default('00101'),
  access: count(9).prefault('7').describe('Access technology in COPS and CREG: 0 GSM, 2 UTRAN, 7 E-UTRAN'),
  echo: flag.prefault('on').describe('Echo after power-on'),
  newline: z
    .enum(['crlf', 'crcrlf'])
    .default('crlf')
    .transform((word) => (word === 'crlf' ? '\r\n' : '\r\r\n'))
    .describe('End of a reply line'),
  unknown: z.string().default('ERROR').describe('Final result for a command it does not know'),
  unsupported: words.prefault('').describe('Built-in commands it does not know: `+CLAC +CESQ`'),
  base: count(1).prefault('1').describe('First index of a message memory'),
  memories: z
    .string()
    .regex(/^\w+:\d+( \w+:\d+)*$/, 'expected `SM:30 ME:100 SR:20`')
    .default('SM:30 ME:100 SR:20')
    .describe('Message memories and how much each holds'),
  preferred: words.prefault('SM SM SM').describe('CPMS after power-on'),
  reportMemory: z.string().default('SR').describe('Where status reports are stored when CNMI ds is 2'),
  cpms: count(3).prefault('3').describe('How many memories CPMS takes'),
  cpinOk: flag.prefault('on').describe('CPIN? ends with OK'),
  cpinQuoted: flag.prefault('off').describe('CPIN? answers in quotes'),
  pinTries: count(9).prefault('3'),
  pukTries: count(99).prefault('10'),
  simBusyMs: count(60_000).prefault('0').describe('CME 14 for so long after power-on and after the PIN'),
  cnmi: z.string().default('(0-2),(0-3),(0,2),(0-2),(0,1)').describe('What CNMI=? promises'),
  cnmiTakes: z.string().default('').describe('What CNMI really takes, where that is less'),
  ackMs: count(60_000).prefault('15000').describe('Wait for CNMA after +CMT or +CDS when CSMS is 1'),
  cmgsTime: flag.prefault('off').describe('+CMGS carries the time stamp when CSMS is 1'),
  cdsComma: flag.prefault('off').describe('+CDS: ,<length>'),
  cmgl: z.enum(['ok', 'silent', 'error']).default('ok'),
  readableMs: count(60_000).prefault('0').describe('A new message can be read so long after it was announced'),
  registers: words.prefault('+CREG +CGREG +CEREG').describe('Commands that show the registration; others say 0'),
  unregistered: count(999).prefault('331').describe('CMS error of a submit without network'),
  ussdAs: z.enum(['text', 'packed']).default('text').describe('How USSD strings travel'),
  gapMs: count(1_000).prefault('0').describe('Commands that come sooner after a final result are lost'),
  restarts: words.prefault('').describe('Commands that restart it as CFUN=1,1 does: `^RESET +CFUN=16`'),
  textMode: flag.prefault('off').describe('After power-on it is in text mode: CMGF=1'),
  resetMs: count(600_000).prefault('0').describe('CFUN=1,1: the port is gone for so long; 0 = it stays'),
  boot: lines.default([]).describe('Unsolicited after power-on'),
  ready: lines.default([]).describe('Unsolicited when the SIM is ready'),
  full: lines.default([]).describe('Unsolicited when a memory is full'),
  noise: lines.default(['+CREG: 1', 'RING']).describe('Unsolicited at any time, with the fault "noise"'),
  ussd: lines.default(['*100# Credit: 12.34']).describe('Code and answer'),
});
export type Personality = z.infer<typeof Personality>;
