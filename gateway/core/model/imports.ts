import { z } from 'zod';
import { Id, line } from './common.ts';
import { AuthorizationPolicy } from './directory.ts';

/** A file as it is on disk, in base64: its encoding is found out here. */
const File = z.base64().min(1).describe('The bytes of the file, base64');

export const UserField = z.enum([
  'login',
  'displayName',
  'givenName',
  'surname',
  'email',
  'mobile',
  'language',
  'skip',
]);
export type UserField = z.infer<typeof UserField>;

export const UserImportInput = z.object({
  domainId: Id,
  file: File,
  delimiter: z.enum([',', ';', '\t', '|']).nullable().default(null).describe('null = guessed'),
  columns: z.array(UserField).max(200).nullable().default(null).describe('What each column is; null = by its heading'),
  header: z.boolean().nullable().default(null).describe('Is the first line a heading? null = guessed'),
  existing: z.enum(['update', 'skip']).default('update').describe('What becomes of users that are there already'),
  dryRun: z.boolean().default(false).describe('Only say what would happen'),
});
export type UserImportInput = z.infer<typeof UserImportInput>;

export const ImportLine = z.object({
  line: z.number().int().describe('In the file, from 1'),
  outcome: z.enum(['create', 'update', 'same', 'skip', 'error']),
  name: z.string().nullable().describe('Login of the user, serial number of the token'),
  message: z.string().nullable(),
});
export type ImportLine = z.infer<typeof ImportLine>;

export const ImportCounts = z.object({
  create: z.number().int(),
  update: z.number().int(),
  same: z.number().int(),
  skip: z.number().int(),
  error: z.number().int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

const report = {
  dryRun: z.boolean(),
  counts: ImportCounts,
  lines: z.array(ImportLine).describe('Errors first; at most 1000'),
};

export const UserImportReport = z.object({
  ...report,
  encoding: z.string(),
  delimiter: z.string(),
  header: z.boolean(),
  headings: z.array(z.string()).describe('Of the first line, or `Column 1` …'),
  columns: z.array(UserField),
  samples: z.array(z.array(z.string())).describe('The first lines of data'),
});
export type UserImportReport = z.infer<typeof UserImportReport>;

export const UserExportQuery = z.object({
  domain: Id.optional(),
  delimiter: z.enum(['comma', 'semicolon', 'tab']).default('comma'),
  encoding: z
    .enum(['utf-8', 'utf-8-bom', 'utf-16'])
    .default('utf-8-bom')
    .describe('With a BOM spreadsheets read it right'),
});
export type UserExportQuery = z.infer<typeof UserExportQuery>;

export const TokenFormat = z.enum(['pskc', 'oath-csv', 'dualshield', 'otpauth']);
export type TokenFormat = z.infer<typeof TokenFormat>;

export const TokenImportInput = z.object({
  domainId: Id.describe('Whose logins the tokens are given to'),
  file: File,
  format: TokenFormat.nullable().default(null).describe('null = found out'),
  key: z.string().max(200).optional().describe('PSKC: the pre-shared key, hexadecimal or base64; write-only'),
  password: z.string().max(1000).optional().describe('PSKC: the password of the file; write-only'),
  withoutMac: z.boolean().default(false).describe('PSKC: also take encrypted secrets that carry no MAC'),
  assignments: z
    .array(z.object({ serial: line(200).min(1), login: line(200).min(1) }))
    .max(100_000)
    .default([])
    .describe('Who gets which token, where the file does not say; a login here wins'),
  issuer: line(100)
    .min(1)
    .refine((text) => !text.includes(':'), 'must not contain a colon: authenticator apps cut it there')
    .describe('For tokens whose file names none'),
  period: z
    .number()
    .int()
    .min(10)
    .max(300)
    .nullable()
    .default(null)
    .describe('Seconds, for time-based tokens whose file does not say; null = 30, with a remark'),
  authorization: AuthorizationPolicy.default('none'),
  dryRun: z.boolean().default(false),
});
export type TokenImportInput = z.infer<typeof TokenImportInput>;

export const TokenImportReport = z.object({
  ...report,
  format: TokenFormat,
  protection: z.string().nullable().describe('How the secrets in the file are protected'),
});
export type TokenImportReport = z.infer<typeof TokenImportReport>;

export const VerifyInput = z.object({ code: z.string().max(20).describe('What the app or device shows') });
export const Verified = z.object({
  verified: z.literal(true),
  drift: z.number().int().describe('TOTP: steps its clock is off; HOTP: counters it was ahead'),
});
export type Verified = z.infer<typeof Verified>;
export const WipeQuery = z.object({
  elsewhere: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: the MFA server has verified the token, though this gateway never did'),
});
