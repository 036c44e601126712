import { GatewayError } from '../../core/errors.ts';
import { SimulatorFaults } from '../../core/model/gateways.ts';
import type { SimulatorService } from '../../core/services.ts';
import { all, changes } from '../answer.ts';
import type { WebDeps } from '../deps.ts';
import { needs, type Route, route } from '../route.ts';
import { SimulatedReply, SimulatedSmsPage, SimulatorFaultsPatch } from '../schemas.ts';

const tag = 'Simulator';
const path = '/api/v1/simulator';
const off = { 404: 'No simulated modem is in use.' };

export const simulatorRoutes: Route[] = [
  route({
    name: 'getSimulatorFaults',
    method: 'get',
    path: `${path}/faults`,
    tag,
    summary: 'How the simulated modem behaves.',
    access: needs('read'),
    answer: SimulatorFaults,
    errors: off,
    handler: ({ deps }) => simulator(deps).faults(),
  }),
  route({
    name: 'setSimulatorFaults',
    method: 'patch',
    path: `${path}/faults`,
    tag,
    summary: 'Make the simulated modem misbehave; absent fields stay.',
    access: needs('admin'),
    body: SimulatorFaultsPatch,
    answer: SimulatorFaults,
    errors: off,
    before: async ({ deps }) => ({ ...simulator(deps).faults() }),
    handler: ({ deps, body }) => simulator(deps).setFaults(body),
    audit: {
      action: 'simulator.faults',
      target: () => 'simulator',
      summary: () => 'Changed how the simulated modem behaves',
      detail: changes,
    },
  }),
  route({
    name: 'listSimulatedSms',
    method: 'get',
    path: `${path}/received`,
    tag,
    summary: 'What arrived at the simulated phones, newest first.',
    access: needs('admin'),
    answer: SimulatedSmsPage,
    errors: off,
    handler: ({ deps }) => all(simulator(deps).received()),
  }),
  route({
    name: 'sendSimulatedReply',
    method: 'post',
    path: `${path}/messages`,
    tag,
    summary: 'Let a simulated phone send an SMS to the gateway.',
    access: needs('admin'),
    body: SimulatedReply,
    errors: off,
    handler: ({ deps, body }) => simulator(deps).deliver(body.from, body.text),
    audit: {
      action: 'simulator.deliver',
      target: () => 'simulator',
      summary: ({ body }) => `Let a simulated phone ${body.from} send an SMS`,
    },
  }),
];

function simulator(deps: WebDeps): SimulatorService {
  const service = deps.simulator();
  if (service) return service;
  throw new GatewayError('SIMULATOR_OFF', 'No simulated modem is in use.', {
    status: 404,
    disposition: 'permanent',
    remedy: 'Add a modem with the port "simulator".',
  });
}
