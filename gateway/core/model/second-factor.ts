import { z } from 'zod';

/** The own second factor. */
export const SecondFactorState = z.object({
  enabled: z.boolean(),
  required: z.boolean().describe('Of all who sign in'),
  recoveryCodes: z.number().int().describe('How many are left'),
});
export const SecondFactorProof = z.object({
  password: z.string().min(1).max(1000),
  code: z.string().max(40).optional().describe('Of the present second factor, or a recovery code'),
});
export const SecondFactorCode = z.object({ code: z.string().min(1).max(40) });
export const SecondFactorSetup = z.object({
  keyUri: z.string(),
  secret: z.string().describe('Base32 in groups of four'),
  png: z.string().describe('data: URL'),
});
export const RecoveryCodes = z.object({ codes: z.array(z.string()).describe('Each signs in once') });
export const SignInRules = z.object({
  secondFactor: z.enum(['optional', 'required']).describe('required: nobody does anything here before setting one up'),
});
