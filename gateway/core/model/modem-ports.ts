import { z } from 'zod';
import { ModemPort } from './gateways.ts';

/** A serial port of the machine, and what is known of it without touching it. */
export const FoundPort = z.object({
  path: z.string(),
  byId: z.string().nullable().describe('A name that stays when the number changes; best to configure'),
  driver: z.string().nullable(),
  usb: z
    .object({
      vid: z.string(),
      pid: z.string(),
      place: z.string().describe('On the bus: `1-1.4`'),
      manufacturer: z.string().nullable(),
      product: z.string().nullable(),
      serial: z.string().nullable(),
    })
    .nullable(),
  interfaceNumber: z.number().int().nullable(),
  role: z
    .enum(['at', 'at-spare', 'other'])
    .nullable()
    .describe(
      'at: commands belong here · at-spare: answers commands too · other: never write there · null: must be tried',
    ),
  profile: z
    .object({ id: z.string(), label: z.string() })
    .nullable()
    .describe('The profile that knows this USB device'),
  usedBy: z.string().nullable().describe('Name of the modem that uses it now'),
  recommended: z.boolean().describe('Free, and where commands of its device belong'),
});
export type FoundPort = z.infer<typeof FoundPort>;

/** A modem on the USB that cannot be used as it is. */
export const StrayModem = z.object({
  vid: z.string(),
  pid: z.string(),
  name: z.string(),
  mode: z.enum(['hilink', 'cd-rom']),
  text: z.string(),
  remedy: z.string(),
});
export type StrayModem = z.infer<typeof StrayModem>;
export const ModemPorts = z.object({ items: z.array(FoundPort), stray: z.array(StrayModem) });
export type ModemPorts = z.infer<typeof ModemPorts>;

export const ProbeInput = z.object({
  port: ModemPort,
  profile: z.string().max(60).nullable().default(null).describe('null = chosen by what the modem says of itself'),
});
export type ProbeInput = z.infer<typeof ProbeInput>;

export const ProbeStep = z.object({
  step: z.enum([
    'open',
    'wake',
    'identity',
    'profile',
    'sim',
    'network',
    'signal',
    'service-centre',
    'memories',
    'announcements',
    'send',
    'report',
  ]),
  ok: z.boolean(),
  ms: z.number().int(),
  text: z.string().describe('What was found, in plain words'),
  remedy: z.string().optional(),
  lines: z
    .array(z.object({ ms: z.number().int(), dir: z.enum(['>', '<', '-']), text: z.string() }))
    .describe('Every command and answer, numbers and PINs masked'),
});
export type ProbeStep = z.infer<typeof ProbeStep>;
export const Probe = z.object({
  port: z.string(),
  ok: z.boolean().describe('A modem answered, and it could send'),
  identity: z
    .object({
      manufacturer: z.string().nullable(),
      model: z.string().nullable(),
      firmware: z.string().nullable(),
      imei: z.string().nullable(),
    })
    .nullable(),
  profile: z.object({ id: z.string(), label: z.string(), why: z.string() }).nullable(),
  knownAs: z.string().nullable().describe('Name of the modem in this gateway that has this IMEI'),
  steps: z.array(ProbeStep),
});
export type Probe = z.infer<typeof Probe>;
