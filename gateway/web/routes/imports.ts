import { User } from '../../core/model/directory.ts';
import {
  TokenImportInput,
  TokenImportReport,
  UserExportQuery,
  UserImportInput,
  UserImportReport,
  Verified,
  VerifyInput,
  WipeQuery,
} from '../../core/model/imports.ts';
import { raw } from '../answer.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { IdParams } from '../schemas.ts';

/** 100,000 users in base64 with room to spare. */
const FILE_BYTES = 40 * 1024 * 1024;
const users = '/api/v1/users';
const token = '/api/v1/tokens/:id';

const told = ({ create, update, error }: { create: number; update: number; error: number }) =>
  `${create} new, ${update} changed, ${error} with errors`;

/** Before the routes with `:id`, which would take `import` and `export` for one. */
export const importRoutes: Route[] = [
  route({
    name: 'importUsers',
    method: 'post',
    path: `${users}/import`,
    tag: 'Users',
    summary: 'Add and change users of a domain by a CSV file; with `dryRun` only tell what would happen.',
    access: needs('directory'),
    body: UserImportInput,
    bodyBytes: FILE_BYTES,
    answer: UserImportReport,
    handler: ({ deps, body }) => deps.imports.importUsers(body),
    audit: {
      action: 'user.import',
      target: ({ body }) => `domain/${body.domainId}`,
      summary: (_, { dryRun, counts }) => `${dryRun ? 'Tried an import' : 'Imported'} of users: ${told(counts)}`,
    },
  }),
  route({
    name: 'exportUsers',
    method: 'get',
    path: `${users}/export`,
    tag: 'Users',
    summary: 'All users, or those of one domain, as CSV.',
    access: needs('read', 'directory'),
    query: UserExportQuery,
    answer: { media: 'text/csv', description: 'One line a user' },
    handler({ deps, query }) {
      const { type, fileName, body } = deps.imports.exportUsers(query);
      return raw(type, body, { 'Content-Disposition': `attachment; filename="${fileName}"` });
    },
    audit: { action: 'user.export', target: () => null, summary: () => 'Exported users' },
  }),
  ...([true, false] as const).map((enabled) =>
    route({
      name: enabled ? 'enableUser' : 'disableUser',
      method: 'post',
      path: `${users}/:id/${enabled ? 'enable' : 'disable'}`,
      tag: 'Users',
      summary: enabled ? 'Let a disabled user get pushes again.' : 'Disable a user: no pushes until enabled again.',
      access: needs('directory'),
      params: IdParams,
      answer: User,
      handler: ({ deps, params }) => deps.directory.setUserEnabled(params.id, enabled),
      audit: {
        action: enabled ? 'user.enable' : 'user.disable',
        target: ({ params }) => `user/${params.id}`,
        summary: (_, user) => `${enabled ? 'Enabled' : 'Disabled'} the user ${user.login}`,
      },
    }),
  ),
  route({
    name: 'importTokens',
    method: 'post',
    path: '/api/v1/tokens/import',
    tag: 'Tokens',
    summary:
      'Add tokens from PSKC, an OATH list, DualShield or otpauth:// lines; with `dryRun` only tell what would happen.',
    access: needs('directory'),
    body: TokenImportInput,
    bodyBytes: FILE_BYTES,
    answer: TokenImportReport,
    handler: ({ deps, body }) => deps.imports.importTokens(body),
    audit: {
      action: 'token.import',
      target: ({ body }) => `domain/${body.domainId}`,
      summary: (_, { dryRun, format, counts }) =>
        `${dryRun ? 'Tried an import' : 'Imported'} of tokens (${format}): ${told(counts)}`,
    },
  }),
  route({
    name: 'verifyToken',
    method: 'post',
    path: `${token}/verify`,
    tag: 'Tokens',
    summary: 'Check a one-time password; it is taken once.',
    access: alsoFor(needs('directory', 'push'), 'help-desk'),
    within: 'token',
    params: IdParams,
    body: VerifyInput,
    answer: Verified,
    errors: { 409: 'The token is revoked, or its secret was wiped.', 429: 'Too many wrong codes.' },
    before: ({ deps, params }) => deps.directory.getToken(params.id),
    handler: ({ deps, params, body, actor }) => deps.seeds.verify(params.id, body.code, actor),
    audit: {
      action: 'token.verify',
      target: ({ params }) => `token/${params.id}`,
      summary: ({ before }) => `Verified a code of the token ${before.serial} of ${before.userLogin}`,
    },
  }),
  route({
    name: 'wipeSeed',
    method: 'delete',
    path: `${token}/seed`,
    tag: 'Tokens',
    summary: "Wipe a verified token's secret from this gateway, for good; its open links are dead.",
    access: needs('directory'),
    params: IdParams,
    query: WipeQuery,
    errors: { 409: 'The token was never verified, or the secret is gone already.' },
    before: ({ deps, params }) => deps.directory.getToken(params.id),
    handler: ({ deps, params, query }) => deps.seeds.wipe(params.id, query.elsewhere === 'true'),
    audit: {
      action: 'token.wipe',
      target: ({ params }) => `token/${params.id}`,
      summary: ({ before, query }) =>
        `Wiped the secret of the token ${before.serial} of ${before.userLogin}`.concat(
          query.elsewhere === 'true' ? ', verified elsewhere' : '',
        ),
    },
  }),
];
