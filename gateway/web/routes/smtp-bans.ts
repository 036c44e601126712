import { SmtpBan, SmtpBanInput, SmtpBanSettings } from '../../core/model/mail-in.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, SmtpBanPage } from '../schemas.ts';

const tag = 'Mail in';
const path = '/api/v1/smtp-bans';
const settings = `${path}/settings`;

export const smtpBanRoutes: Route[] = [
  route({
    name: 'listSmtpBans',
    method: 'get',
    path,
    tag,
    summary: 'Addresses and accounts that are shut out of SMTP now, newest first.',
    access: needs('read'),
    answer: SmtpBanPage,
    handler: async ({ deps }) => all(await deps.mailIn.smtpBans.list()),
  }),
  route({
    name: 'addSmtpBan',
    method: 'post',
    path,
    tag,
    summary: 'Shut out an address (it cannot even connect) or an account, for some minutes or until it is lifted.',
    access: needs('admin'),
    body: SmtpBanInput,
    status: 201,
    answer: SmtpBan,
    errors: { 409: 'There is a ban for this already.' },
    handler: ({ deps, body, actor }) => deps.mailIn.smtpBans.add(body, actor),
    audit: {
      action: 'smtp-ban.add',
      target: (_, made) => `smtp-ban/${made.id}`,
      summary: (_, made) => `Shut out the ${made.kind} ${made.value} from SMTP`,
    },
  }),
  route({
    name: 'liftSmtpBan',
    method: 'delete',
    path: `${path}/:id`,
    tag,
    summary: 'Lift a ban, and forget the wrong passwords that led to it.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.mailIn.smtpBans.get(params.id),
    handler: ({ deps, params }) => deps.mailIn.smtpBans.lift(params.id),
    audit: {
      action: 'smtp-ban.lift',
      target: ({ params }) => `smtp-ban/${params.id}`,
      summary: ({ before }) => `Lifted the SMTP ban of the ${before.kind} ${before.value}`,
    },
  }),
  route({
    name: 'getSmtpBanSettings',
    method: 'get',
    path: settings,
    tag,
    summary: 'How many wrong passwords lead to a ban, and for how long.',
    access: needs('read'),
    answer: SmtpBanSettings,
    handler: ({ deps }) => deps.mailIn.smtpBans.settings(),
  }),
  route({
    name: 'putSmtpBanSettings',
    method: 'put',
    path: settings,
    tag,
    summary: 'Change that; bans in force stay as they are.',
    access: needs('admin'),
    body: SmtpBanSettings,
    answer: SmtpBanSettings,
    before: ({ deps }) => deps.mailIn.smtpBans.settings(),
    handler: ({ deps, body }) => deps.mailIn.smtpBans.putSettings(body),
    audit: {
      action: 'smtp-ban.settings',
      target: () => 'smtp-ban/settings',
      summary: () => 'Changed when wrong SMTP passwords lead to a ban',
      detail: changes,
    },
  }),
];
