import { z } from 'zod';

/*
 * The one schema of firmware profiles: the type, the check at load, `firmware-profiles/schema.json` and the form all
 * come from it. What differs between modems is written here as data; code asks the profile, never the model's name.
 */

const ProfileId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by -');

const Pattern = z
  .string()
  .min(1)
  .max(200)
  .refine((source) => {
    try {
      new RegExp(source);
      return true;
    } catch {
      return false;
    }
  }, 'not a regular expression')
  .describe('Regular expression, case-insensitive');

const AtCommand = z
  .string()
  .max(120)
  .regex(/^AT[\x20-\x7e]*$/, 'an AT command on one line');

/** What a profile may switch on in the code. Each has exactly one place there. */
export const Quirk = z
  .enum(['cpin-no-ok', 'cmgl-hangs', 'cpms-one-memory', 'read-after-pause'])
  .describe(
    [
      'cpin-no-ok: AT+CPIN? is not ended by OK',
      'cmgl-hangs: never list a memory, read index by index',
      'cpms-one-memory: AT+CPMS takes one memory only',
      'read-after-pause: an announced message can be read half a second later only',
    ].join(' · '),
  );
export type Quirk = z.infer<typeof Quirk>;

const Milliseconds = z.number().int().min(0).max(600_000);

const Match = z
  .strictObject({
    manufacturer: Pattern.optional().describe('Against AT+CGMI; 2 points'),
    model: Pattern.optional().describe('Against AT+CGMM; 4 points'),
    firmware: Pattern.optional().describe('Against AT+CGMR; 8 points'),
  })
  .describe('All patterns given must fit; the profile with the most points is taken. A fitting USB id adds 1 point');

/**
 * What a port of a USB device is for. `at` is where commands and unsolicited lines belong, `at-spare` answers commands
 * too, `other` (diagnostics, positions, sound) is never to be written to.
 */
const PortRole = z.enum(['at', 'at-spare', 'other']);
export type PortRole = z.infer<typeof PortRole>;

const UsbHex = z.string().regex(/^[0-9a-f]{4}$/, 'four lower-case hex digits');

const UsbDevice = z
  .strictObject({
    vid: UsbHex,
    pid: UsbHex,
    mode: z
      .enum(['modem', 'hilink', 'cd-rom'])
      .default('modem')
      .describe('hilink: a router with no command port · cd-rom: shows its drivers, has to be switched over'),
    ports: z
      .record(z.string().regex(/^\d{1,2}$/, 'a USB interface number, decimal'), PortRole)
      .default({})
      .describe('Roles by USB interface number; a port that is not named must be tried'),
  })
  .describe('One appearance of the device on the bus');
export type UsbDevice = z.infer<typeof UsbDevice>;

/** What a profile says, by section; each may be left to the profile it extends. */
export const sections = {
  match: Match,
  usb: z
    .array(UsbDevice)
    .describe('Vendor and product ids with their ports; never enough to choose a profile: bridge chips are shared'),
  line: z.strictObject({
    baudRate: z.number().int().min(300).max(4_000_000),
    rtscts: z.boolean(),
    gapMs: Milliseconds.describe('Pause between a final result and the next command'),
  }),
  init: z
    .array(
      z.strictObject({
        send: AtCommand,
        optional: z.boolean().default(false).describe('An error is no reason to stop'),
        slow: z.boolean().default(false).describe('Asks SIM or network'),
      }),
    )
    .describe('Said after the identity is known, before the PIN'),
  sim: z.strictObject({
    tries: z
      .strictObject({ command: AtCommand, pattern: Pattern.describe('Group 1 is the number of PIN tries left') })
      .nullable(),
    iccid: z.array(AtCommand).min(1).describe('Tried in this order'),
    readyMs: Milliseconds.describe('How long the SIM may be busy after power-on or PIN'),
    readyUrc: z.array(Pattern).describe('Unsolicited lines by which the modem tells that the SIM is ready'),
  }),
  sms: z.strictObject({
    storage: z
      .array(z.enum(['SM', 'ME', 'MT']))
      .min(1)
      .describe('Where inbound SMS are to be kept'),
    indexBase: z.union([z.literal(0), z.literal(1)]).describe('First index of a memory'),
    cnmi: z
      .strictObject({
        mode: z.array(z.number().int().min(1).max(3)).min(1),
        mt: z.array(z.number().int().min(1).max(2)).min(1),
        bm: z.array(z.number().int().min(0).max(3)).min(1),
        ds: z.array(z.number().int().min(0).max(2)).min(1),
        bfr: z.array(z.number().int().min(0).max(1)).min(1),
      })
      .describe('AT+CNMI values by preference; each is used only where AT+CNMI=? lists it'),
    acknowledge: z
      .enum(['AT+CNMA', 'AT+CNMA=0'])
      .nullable()
      .describe('Confirms a message that came unstored; null: it does not work, so nothing is to come unstored'),
    keepLink: z.boolean().describe('The modem knows AT+CMMS: the link to the network stays open between parts'),
  }),
  urc: z.strictObject({
    unsolicited: z.array(Pattern).describe('Unsolicited lines that begin with no sign'),
    noise: z.array(Pattern).describe('Lines to be dropped wherever they come'),
    errors: z.array(Pattern).describe('Lines that end a command with an error'),
    storeFull: z.array(Pattern).describe('The message store is full'),
    restarted: z.array(Pattern).describe('The modem has restarted by itself'),
  }),
  reset: z
    .strictObject({
      soft: z.array(AtCommand).describe('Radio off and on again, in this order; the port stays'),
      vendor: z.array(AtCommand).min(1).describe('Restarts the modem; where one is refused the next is tried'),
      usbVanishes: z.boolean().describe('A restart takes the device off the bus for a while'),
    })
    .describe('How the modem is brought back to its senses, gently and less so'),
  ussd: z.strictObject({
    encoding: z
      .enum(['text', 'packed-hex', 'ucs2-hex'])
      .describe('How AT+CUSD takes the string: as it is, as packed septets in hex, as UCS-2 in hex'),
    setup: z.array(AtCommand).describe('Said before each dialogue; errors are ignored'),
  }),
  time: z.strictObject({
    query: AtCommand.nullable().describe(
      "Asks for the network's time; the answer holds [yy]yy/MM/dd,hh:mm:ss±zz, local time and quarters of an hour. null: none",
    ),
  }),
  radio: z
    .strictObject({
      forceUmts: AtCommand.nullable().describe(
        '3G only, for LTE without SMS; kept over restarts. null: no LTE, or no way',
      ),
      auto: AtCommand.nullable().describe('Undoes forceUmts'),
    })
    .describe('Choice of radio access'),
  quirks: z.array(Quirk),
  timeoutsMs: z.strictObject({
    command: Milliseconds,
    slow: Milliseconds.describe('Asks SIM or network'),
    prompt: Milliseconds.describe('AT+CMGS to >'),
    submit: Milliseconds.describe('Ctrl-Z to the answer; shorter makes doubtful messages'),
    quiet: Milliseconds.describe('Silence that counts as drained'),
    wake: Milliseconds.describe('First AT; doubles twice'),
  }),
  errors: z
    .record(
      z.string().regex(/^(CMS|CME) \d{1,4}$/, '`CMS 512` or `CME 100`'),
      z.strictObject({
        as: z.number().int().min(0).max(515).optional().describe('The standard number that says the same'),
        disposition: z.enum(['temporary', 'permanent', 'local', 'uncertain']).optional(),
        cause: z.string().max(200).optional(),
        remedy: z.string().max(200).optional(),
      }),
    )
    .describe('What an error number means on this modem, where it differs from the standard'),
};

const own = {
  $schema: z.string().optional(),
  $comment: z.string().optional(),
  id: ProfileId.describe('The name of the file without .json'),
  extends: ProfileId.nullable().describe('The profile whose sections this one builds on; null for generic only'),
  label: z.string().min(1).max(80),
  examples: z
    .array(
      z.strictObject({
        manufacturer: z.string(),
        model: z.string(),
        firmware: z.string(),
        usb: z
          .string()
          .regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/)
          .optional(),
      }),
    )
    .default([])
    .describe('Answers of modems that must choose this profile; the tests check it'),
  tested: z
    .strictObject({ firmware: z.string(), date: z.iso.date(), by: z.string().optional() })
    .nullable()
    .default(null)
    .describe('On real hardware'),
};

/** A profile as it stands in its file: only what differs from the one it extends; `generic` says everything. */
export const ProfileFile = z.strictObject({
  ...own,
  match: sections.match.optional(),
  usb: sections.usb.optional(),
  line: sections.line.partial().optional(),
  init: sections.init.optional(),
  sim: sections.sim.partial().optional(),
  sms: sections.sms.partial().optional(),
  urc: sections.urc.partial().optional(),
  reset: sections.reset.partial().optional(),
  ussd: sections.ussd.partial().optional(),
  time: sections.time.partial().optional(),
  radio: sections.radio.partial().optional(),
  quirks: sections.quirks.optional(),
  timeoutsMs: sections.timeoutsMs.partial().optional(),
  errors: sections.errors.optional(),
});
export type ProfileFile = z.infer<typeof ProfileFile>;

/** A profile with its whole chain merged. */
export const Profile = z.strictObject({ ...own, ...sections });
export type Profile = z.infer<typeof Profile>;

/** The JSON Schema that editors use for `firmware-profiles/*.json`. */
export function profileJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(ProfileFile, { io: 'input' }), title: 'Firmware profile of a GSM modem' };
}
