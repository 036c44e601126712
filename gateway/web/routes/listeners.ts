import { Listener, ListenerInput } from '../../core/model/mail-in.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, ListenerPage, ListenerPatch } from '../schemas.ts';

const tag = 'Mail in';
const path = '/api/v1/listeners';
const one = `${path}/:id`;

export const listenerRoutes: Route[] = [
  route({
    name: 'listListeners',
    method: 'get',
    path,
    tag,
    summary:
      'SMTP doors in: settings, state, certificate, warnings and live counters. Those of the settings file come first and are read-only.',
    access: needs('read'),
    answer: ListenerPage,
    handler: async ({ deps }) => all(await deps.mailIn.listeners.list()),
  }),
  route({
    name: 'createListener',
    method: 'post',
    path,
    tag,
    summary: 'Add a listener; it opens at once. Where that fails, its state says why, and it is tried again.',
    access: needs('admin'),
    body: ListenerInput,
    status: 201,
    answer: Listener,
    errors: { 409: 'There is a listener with this name already.' },
    handler: ({ deps, body }) => deps.mailIn.listeners.create(body),
    audit: {
      action: 'listener.create',
      target: (_, made) => `listener/${made.id}`,
      summary: (_, made) => `Added the listener ${made.name}`,
    },
  }),
  route({
    name: 'getListener',
    method: 'get',
    path: one,
    tag,
    summary: 'One listener.',
    access: needs('read'),
    params: IdParams,
    answer: Listener,
    handler: ({ deps, params }) => deps.mailIn.listeners.get(params.id),
  }),
  route({
    name: 'updateListener',
    method: 'patch',
    path: one,
    tag,
    summary:
      'Change a listener; absent fields stay. It is closed and opened anew at once, and mails on their way are finished.',
    access: needs('admin'),
    params: IdParams,
    body: ListenerPatch,
    answer: Listener,
    errors: { 409: 'It stands in the settings file, or the name is taken.' },
    before: ({ deps, params }) => deps.mailIn.listeners.get(params.id),
    handler: ({ deps, params, body }) => deps.mailIn.listeners.update(params.id, body),
    audit: {
      action: 'listener.update',
      target: ({ params }) => `listener/${params.id}`,
      summary: (_, changed) => `Changed the listener ${changed.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteListener',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove a listener. Mails on their way are finished.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.mailIn.listeners.get(params.id),
    handler: ({ deps, params }) => deps.mailIn.listeners.remove(params.id),
    audit: {
      action: 'listener.delete',
      target: ({ params }) => `listener/${params.id}`,
      summary: ({ before }) => `Removed the listener ${before.name}`,
    },
  }),
  route({
    name: 'restartListener',
    method: 'post',
    path: `${one}/restart`,
    tag,
    summary: 'Close a listener and open it again; its certificate is read anew.',
    access: needs('admin'),
    params: IdParams,
    answer: Listener,
    handler: ({ deps, params }) => deps.mailIn.listeners.restart(params.id),
    audit: {
      action: 'listener.restart',
      target: ({ params }) => `listener/${params.id}`,
      summary: (_, listener) => `Restarted the listener ${listener.name}`,
    },
  }),
];
