import { z } from 'zod';
import { Id, ListQuery, line, Time } from './common.ts';

export const DomainInput = z.object({
  name: line(100).min(1).describe('What admins call it, `example.com` or `Sales`'),
  source: z.enum(['internal']).default('internal').describe('Where its users come from'),
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166-1), GB or TW')
    .default('US')
    .describe('Country that a national mobile number belongs to'),
  language: line(20).default('en').describe('BCP 47'),
});
export type DomainInput = z.infer<typeof DomainInput>;
export const Domain = DomainInput.extend({ id: Id, users: z.number().int(), createdAt: Time, updatedAt: Time });
export type Domain = z.infer<typeof Domain>;

export const UserInput = z.object({
  domainId: Id,
  login: line(200).min(1),
  displayName: line(200).default(''),
  email: z.email().max(254).nullable().default(null),
  mobile: line(40).nullable().default(null).describe('In any usual notation; kept as E.164'),
  language: line(20).nullable().default(null).describe("BCP 47; null = the domain's"),
});
export type UserInput = z.infer<typeof UserInput>;
export const User = UserInput.extend({
  id: Id,
  domainName: z.string(),
  mobile: z.string().nullable().describe('E.164'),
  tokens: z.number().int().describe('How many tokens the user has'),
  source: z.object({ id: Id, name: z.string() }).nullable().describe('The identity source that the user comes from'),
  disabled: z
    .object({ since: Time, why: z.enum(['gone', 'source', 'admin']) })
    .nullable()
    .describe('gone: no longer in the source; source: disabled there; admin: by hand. Gets no pushes'),
  createdAt: Time,
  updatedAt: Time,
});
export type User = z.infer<typeof User>;
export const UserQuery = ListQuery.extend({ domain: Id.optional() });
export type UserQuery = z.infer<typeof UserQuery>;

/** A mobile number while it is being typed, and what it would be kept as. */
export const MobileCheck = z.object({ domainId: Id, mobile: line(40).min(1) });
export type MobileCheck = z.infer<typeof MobileCheck>;
export const MobileKept = z.object({ mobile: z.string().describe('E.164') });
export type MobileKept = z.infer<typeof MobileKept>;

export const Algorithm = z.enum(['SHA1', 'SHA256', 'SHA512']);
export const AuthorizationPolicy = z
  .enum(['none', 'send', 'withhold'])
  .describe(
    'none: no code needed; send: the code is sent, by another channel than the link unless the push policy lets them travel together; withhold: needed, and read out by the help desk',
  );
export type AuthorizationPolicy = z.infer<typeof AuthorizationPolicy>;

const tokenSettings = {
  issuer: line(100)
    .min(1)
    .refine((s) => !s.includes(':'), 'must not contain a colon: authenticator apps cut it there'),
  label: line(200)
    .refine((s) => !s.includes(':'), 'must not contain a colon: authenticator apps cut it there')
    .nullable()
    .default(null)
    .describe("Account name the app shows; null = the user's login"),
  link: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null)
    .describe('Download link; null = a one-time link of the gateway'),
  authorization: AuthorizationPolicy.default('none'),
};

export const TokenInput = z.object({
  serial: z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/, 'must be 1 to 100 letters, digits and signs without spaces')
    .optional()
    .describe('As the MFA server calls it; one is made if absent'),
  type: z.enum(['totp', 'hotp']).default('totp'),
  ...tokenSettings,
  secret: z
    .string()
    .max(400)
    .optional()
    .describe('Base32, spaces and dashes allowed; 20 random bytes are made if absent'),
  algorithm: Algorithm.default('SHA1'),
  digits: z.union([z.literal(6), z.literal(7), z.literal(8)]).default(6),
  period: z.number().int().min(10).max(300).default(30).describe('Seconds, TOTP only'),
  counter: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).describe('HOTP only'),
});
export type TokenInput = z.infer<typeof TokenInput>;

export const TokenPatch = z.object(tokenSettings).partial();
export type TokenPatch = z.infer<typeof TokenPatch>;

/** An authenticator app, or a group of them, that will show wrong codes for this token, and why. */
export const AppWarning = z.object({ apps: z.array(z.string()), message: z.string() });
export type AppWarning = z.infer<typeof AppWarning>;
export const AppWarnings = z.object({ warnings: z.array(AppWarning) });
export type AppWarnings = z.infer<typeof AppWarnings>;

export const Token = z.object({
  id: Id,
  serial: z.string(),
  userId: Id,
  userLogin: z.string(),
  type: z.enum(['totp', 'hotp']),
  issuer: z.string(),
  label: z.string().nullable(),
  algorithm: Algorithm,
  digits: z.number().int(),
  period: z.number().int().nullable(),
  counter: z.number().int().nullable(),
  link: z.string().nullable(),
  authorization: AuthorizationPolicy,
  state: z
    .enum(['active', 'suspended', 'revoked'])
    .describe('suspended: its push failed for good; a new push makes it active'),
  verifiedAt: Time.nullable().describe('When a code of it was first accepted'),
  seedWipedAt: Time.nullable().describe('Its secret is gone from here since then'),
  warnings: z.array(AppWarning),
  lastPush: z.object({ id: Id, channel: z.enum(['email', 'sms']), state: z.string(), at: Time }).nullable(),
  createdAt: Time,
  updatedAt: Time,
});
export type Token = z.infer<typeof Token>;

/** Shown once, on request, and audited. */
export const TokenQr = z.object({
  keyUri: z.string(),
  secret: z.string().describe('Base32 in groups of four'),
  png: z.string().describe('data: URL'),
  warnings: z.array(AppWarning),
});
export type TokenQr = z.infer<typeof TokenQr>;
