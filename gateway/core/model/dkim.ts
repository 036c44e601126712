import { z } from 'zod';
import { Id, line, Time } from './common.ts';

export const DkimAlgorithm = z
  .enum(['rsa-sha256', 'ed25519-sha256'])
  .describe('rsa-sha256 (2048 bits) is understood everywhere; ed25519-sha256 (RFC 8463) may be used besides');
export type DkimAlgorithm = z.infer<typeof DkimAlgorithm>;

export const DkimKeyInput = z.object({
  domain: line(253).min(1).describe('Of the sender, sub-domains included unless they have keys of their own'),
  selector: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/, 'letters, digits and hyphens')
    .optional()
    .describe('Names the key in DNS; absent = made of the date'),
  algorithm: DkimAlgorithm.default('rsa-sha256'),
  enabled: z.boolean().default(true).describe('Mails are signed with it; publish its record first'),
});
export type DkimKeyInput = z.infer<typeof DkimKeyInput>;

export const DkimKey = z.object({
  id: Id,
  domain: z.string(),
  selector: z.string(),
  algorithm: DkimAlgorithm,
  enabled: z.boolean(),
  record: z
    .object({
      name: z.string().describe('`2026a._domainkey.example.com`'),
      type: z.literal('TXT'),
      value: z.string(),
      zone: z.string().describe('The line for a zone file'),
    })
    .describe('To be published in DNS'),
  fault: z.string().nullable().describe('Why it cannot be used'),
  createdAt: Time,
  updatedAt: Time,
});
export type DkimKey = z.infer<typeof DkimKey>;
export const DkimKeyPatch = z.object({ enabled: z.boolean() });
export type DkimKeyPatch = z.infer<typeof DkimKeyPatch>;
export const DkimCheck = z.object({
  published: z.boolean(),
  text: z.string().describe('What DNS says, in plain words'),
});
export type DkimCheck = z.infer<typeof DkimCheck>;
