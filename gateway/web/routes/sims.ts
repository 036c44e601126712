import { SignalHistory, SignalQuery, Sim } from '../../core/model/sims.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, SimPage, SimParams, SimPatch } from '../schemas.ts';

const tag = 'SIMs';
const path = '/api/v1/sims';
const one = `${path}/:iccid`;

export const simRoutes: Route[] = [
  route({
    name: 'listSims',
    method: 'get',
    path,
    tag,
    summary: 'Every SIM that was ever seen, with its limits, what it has used, and its credit.',
    access: needs('read'),
    answer: SimPage,
    handler: async ({ deps }) => all(await deps.sims.list()),
  }),
  route({
    name: 'getSim',
    method: 'get',
    path: one,
    tag,
    summary: 'One SIM.',
    access: needs('read'),
    params: SimParams,
    answer: Sim,
    handler: ({ deps, params }) => deps.sims.get(params.iccid),
  }),
  route({
    name: 'updateSim',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change what a SIM may do; absent fields stay, in `quota` and `pace` too. It takes effect at once.',
    access: needs('admin'),
    params: SimParams,
    body: SimPatch,
    answer: Sim,
    before: ({ deps, params }) => deps.sims.get(params.iccid),
    handler: ({ deps, params, body }) => deps.sims.update(params.iccid, body),
    audit: {
      action: 'sim.update',
      target: ({ params }) => `sim/${params.iccid}`,
      summary: (_, sim) => `Changed the SIM ${sim.name ?? sim.iccid}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteSim',
    method: 'delete',
    path: one,
    tag,
    summary: 'Forget a SIM that is in no modem, with its counters.',
    access: needs('admin'),
    params: SimParams,
    errors: { 409: 'It is in a modem.' },
    before: ({ deps, params }) => deps.sims.get(params.iccid),
    handler: ({ deps, params }) => deps.sims.remove(params.iccid),
    audit: {
      action: 'sim.delete',
      target: ({ params }) => `sim/${params.iccid}`,
      summary: ({ before }) => `Forgot the SIM ${before.name ?? before.iccid}`,
    },
  }),
  route({
    name: 'askSimBalance',
    method: 'post',
    path: `${one}/balance`,
    tag,
    summary:
      'Ask the network for the credit now; answers when it has, up to a minute. A failure stands in `balance.problem`.',
    access: needs('admin'),
    params: SimParams,
    answer: Sim,
    errors: { 409: 'It has no code for it, is in no modem that is ready, or is being asked already.' },
    handler: ({ deps, params }) => deps.sims.askBalance(params.iccid),
    audit: {
      action: 'sim.balance',
      target: ({ params }) => `sim/${params.iccid}`,
      summary: (_, sim) => `Asked for the credit of the SIM ${sim.name ?? sim.iccid}`,
    },
  }),
  route({
    name: 'getModemSignal',
    method: 'get',
    path: '/api/v1/modems/:id/signal',
    tag: 'Modems',
    summary: 'The signal of a modem over up to seven days, in even steps.',
    access: needs('read'),
    params: IdParams,
    query: SignalQuery,
    answer: SignalHistory,
    handler: async ({ deps, params, query }) => {
      await deps.modems.get(params.id);
      return deps.readings.signal(params.id, query);
    },
  }),
];
