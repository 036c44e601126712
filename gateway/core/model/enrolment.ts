import { z } from 'zod';
import { Channel, Id, line } from './common.ts';
import { TokenInput } from './directory.ts';
import { PushAccepted } from './push.ts';

const { label, link, authorization } = TokenInput.shape;
export const EnrolmentToken = TokenInput.extend({
  label: label.removeDefault().optional(),
  link: link.removeDefault().optional(),
  authorization: authorization.removeDefault().optional(),
}).describe(
  'Found among the tokens of the user that are not revoked: by its serial number, else by issuer, label and type. Link, authorization and label are changed where given; another secret is refused',
);
export type EnrolmentToken = z.infer<typeof EnrolmentToken>;

/** One call for MFA servers: whoever is not there is made, whoever is there is found, and the token is pushed. */
export const Enrolment = z.object({
  domain: line(100).min(1).describe('Id or name of the domain'),
  user: z
    .object({
      login: line(200).min(1),
      displayName: line(200).optional(),
      email: z.email().max(254).nullable().optional(),
      mobile: line(40).nullable().optional().describe('In any usual notation; kept as E.164'),
      language: line(20).nullable().optional(),
    })
    .describe('Found by its login; what is given is changed, what is absent stays'),
  token: EnrolmentToken,
  channel: Channel.optional().describe('Absent = the first of the push policy for which the user has an address'),
});
export type Enrolment = z.infer<typeof Enrolment>;

export const Enrolled = PushAccepted.extend({
  userId: Id,
  tokenId: Id,
  tokenSerial: z.string(),
  channel: Channel,
  created: z.object({ user: z.boolean(), token: z.boolean() }),
});
export type Enrolled = z.infer<typeof Enrolled>;
