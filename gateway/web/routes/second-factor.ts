import { conflict } from '../../core/errors.ts';
import {
  RecoveryCodes,
  SecondFactorCode,
  SecondFactorProof,
  SecondFactorSetup,
  SecondFactorState,
} from '../../core/model/second-factor.ts';
import { type Route, route } from '../route.ts';

const tag = 'Session';
const path = '/api/v1/session/second-factor';

export const secondFactorRoutes: Route[] = [
  route({
    name: 'getSecondFactor',
    method: 'get',
    path,
    tag,
    summary: 'Whether the own sign-in takes a second factor, and whether it has to.',
    access: 'session',
    answer: SecondFactorState,
    async handler({ actor, deps }) {
      const { admins, secondFactor } = deps.access;
      const { otpSeed } = await admins.row(actor.id!);
      return {
        enabled: otpSeed !== null,
        required: (await secondFactor.rule()) === 'required',
        recoveryCodes: await secondFactor.recoveryCodesLeft(actor.id!),
      };
    },
  }),
  route({
    name: 'beginSecondFactor',
    method: 'post',
    path,
    tag,
    summary: 'Begin to set up the own second factor: a QR code and a key for an authenticator app, shown once.',
    access: 'session',
    body: SecondFactorProof,
    answer: SecondFactorSetup,
    errors: { 429: 'Too many wrong passwords; Retry-After says when to come back.' },
    async handler({ body, actor, client, deps }) {
      const { login, secondFactor } = deps.access;
      const setup = await secondFactor.begin(await login.confirm(actor.id!, body, client.ip));
      return { ...setup, png: deps.drawQr(setup.keyUri) };
    },
    audit: {
      action: 'second-factor.begin',
      target: ({ actor }) => `admin/${actor.id}`,
      summary: () => 'Began to set up a second factor',
    },
  }),
  route({
    name: 'confirmSecondFactor',
    method: 'post',
    path: `${path}/confirm`,
    tag,
    summary: 'The first code of the app: from now on it is asked for. The answer holds recovery codes, shown once.',
    access: 'session',
    body: SecondFactorCode,
    answer: RecoveryCodes,
    errors: { 409: 'It was not begun.' },
    async handler({ body, actor, deps }) {
      const { admins, secondFactor } = deps.access;
      return { codes: await secondFactor.confirm(await admins.row(actor.id!), body.code) };
    },
    audit: {
      action: 'second-factor.enable',
      target: ({ actor }) => `admin/${actor.id}`,
      summary: () => 'Set up a second factor',
    },
  }),
  route({
    name: 'renewRecoveryCodes',
    method: 'post',
    path: `${path}/recovery-codes`,
    tag,
    summary: 'New recovery codes, shown once; the earlier ones open nothing any more.',
    access: 'session',
    body: SecondFactorProof,
    answer: RecoveryCodes,
    errors: { 409: 'There is no second factor.', 429: 'Too many wrong tries; Retry-After says when to come back.' },
    async handler({ body, actor, client, deps }) {
      const { login, secondFactor } = deps.access;
      const { otpSeed } = await login.confirm(actor.id!, body, client.ip);
      if (!otpSeed) throw conflict('NO_SECOND_FACTOR', 'You have no second factor.', 'Set one up first.');
      return { codes: await secondFactor.newRecoveryCodes(actor.id!) };
    },
    audit: {
      action: 'second-factor.recovery-codes',
      target: ({ actor }) => `admin/${actor.id}`,
      summary: () => 'Made new recovery codes',
    },
  }),
  route({
    name: 'removeSecondFactor',
    method: 'post',
    path: `${path}/remove`,
    tag,
    summary: 'Sign in with the password alone from now on.',
    access: 'session',
    body: SecondFactorProof,
    errors: {
      409: 'A second factor is required here.',
      429: 'Too many wrong tries; Retry-After says when to come back.',
    },
    async handler({ body, actor, client, deps }) {
      const { login, secondFactor } = deps.access;
      if ((await secondFactor.rule()) === 'required') {
        throw conflict(
          'SECOND_FACTOR_REQUIRED',
          'A second factor is required of all who sign in here.',
          'To move to another phone, set it up anew; the old one counts until then.',
        );
      }
      await login.confirm(actor.id!, body, client.ip);
      await secondFactor.remove(actor.id!);
    },
    audit: {
      action: 'second-factor.remove',
      target: ({ actor }) => `admin/${actor.id}`,
      summary: () => 'Gave up the second factor',
    },
  }),
];
