import { Credentials, PasswordChange, Session } from '../../core/model/administration.ts';
import { clearedCookie, sessionCookie } from '../cookie.ts';
import { namesFor, type Route, route } from '../route.ts';

const tag = 'Session';
const path = '/api/v1/session';

export const sessionRoutes: Route[] = [
  route({
    name: 'login',
    method: 'post',
    path,
    tag,
    summary: 'Sign in; the answer sets the session cookie.',
    access: 'public',
    body: Credentials,
    answer: Session,
    errors: {
      401: 'User name or password is wrong (LOGIN_FAILED), or a second factor is needed (SECOND_FACTOR_NEEDED) or wrong (SECOND_FACTOR_WRONG).',
      429: 'Too many tries; Retry-After says when to come back.',
    },
    audit: 'own',
    async handler({ body, client, deps, koa, routes }) {
      const { admin, mustEnrol, secret } = await deps.access.login.login(body, client.ip);
      koa.append('Set-Cookie', sessionCookie(secret, client.secure));
      return { admin, mustEnrol, may: namesFor(routes, admin.role) };
    },
  }),
  route({
    name: 'getSession',
    method: 'get',
    path,
    tag,
    summary: 'Who is signed in, and what they may do.',
    access: 'session',
    answer: Session,
    async handler({ actor, caller, deps, routes }) {
      const admin = await deps.access.admins.get(actor.id!);
      return { admin, mustEnrol: caller.mustEnrol, may: namesFor(routes, admin.role) };
    },
  }),
  route({
    name: 'logout',
    method: 'delete',
    path,
    tag,
    summary: 'Sign out.',
    access: 'session',
    async handler({ caller, client, deps, koa }) {
      await deps.access.sessions.close(caller.sessionHash!);
      koa.append('Set-Cookie', clearedCookie(client.secure));
    },
    audit: { action: 'session.logout', target: () => null, summary: () => 'Signed out' },
  }),
  route({
    name: 'changePassword',
    method: 'post',
    path: `${path}/password`,
    tag,
    summary: 'Change the own password; all other sessions of this administrator end.',
    access: 'session',
    body: PasswordChange,
    errors: { 429: 'Too many wrong passwords; Retry-After says when to come back.' },
    async handler({ body, actor, client, deps, koa }) {
      const secret = await deps.access.login.changePassword(actor.id!, body, client.ip);
      koa.append('Set-Cookie', sessionCookie(secret, client.secure));
    },
    audit: {
      action: 'admin.password',
      target: ({ actor }) => `admin/${actor.id}`,
      summary: () => 'Changed the own password; other sessions ended',
    },
  }),
];
