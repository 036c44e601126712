import { z } from 'zod';
import { Id, line, Time } from './common.ts';

const Text = line(600).min(1);

/** What an admin may say on the one-time link page; absent = the gateway's own words. */
export const LinkPageTexts = z
  .object({
    title: line(120).min(1),
    ready: Text.describe('Before the secret is shown'),
    codeHint: Text,
    onlyYou: Text,
    verified: Text,
    expired: Text,
    used: Text,
    locked: Text,
    help: Text.describe('Below every page: whom to ask'),
  })
  .partial();
export type LinkPageTexts = z.infer<typeof LinkPageTexts>;

export const LinkPageInput = z.object({ texts: LinkPageTexts });
export type LinkPageInput = z.infer<typeof LinkPageInput>;
export const LinkPageQuery = z.object({
  domain: Id.optional().describe('Absent = every domain that has none of its own'),
  language: z.enum(['en', 'de']).default('en'),
});
export type LinkPageQuery = z.infer<typeof LinkPageQuery>;

export const LinkPageTextsView = z.object({
  domainId: Id.nullable(),
  language: z.string(),
  texts: LinkPageTexts.describe('What was changed'),
  shown: z.record(z.string(), z.string()).describe('What people see, with what is inherited'),
  hasLogo: z.boolean().describe('Of its own'),
  logo: z.string().nullable().describe('What people see, own or inherited, as a `data:` URL'),
  updatedAt: Time.nullable(),
  updatedBy: z.string().nullable(),
});
export type LinkPageTextsView = z.infer<typeof LinkPageTextsView>;

/** PNG or JPEG, small enough for a phone on a slow network. */
export const LogoInput = z.object({
  data: z
    .string()
    .max(140_000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .describe('Base64 of a PNG or JPEG of at most 100 kB'),
});
export type LogoInput = z.infer<typeof LogoInput>;
