import type { MessageFilter, QueueAction, QueueActionInput, QueueFilter } from '../../api/types.ts';
import type { Texts } from '../../texts/catalogue.ts';

type State = NonNullable<QueueFilter['states']>[number];

export interface BulkValues extends Record<string, unknown> {
  states: State[];
  channel: '' | NonNullable<QueueFilter['channel']>;
  kind: '' | NonNullable<QueueFilter['kind']>;
  q: string;
  to: string;
  from: string;
  via: string;
  problem: string;
  /** As the browser's own field has it: local time without a zone. */
  after: string;
  before: string;
  /** Of a redirection. */
  newTo: string;
  /** Of a redirection: '' = as it is, `routes` = as the routes say, or a route's id. */
  route: string;
}

/** In which states each act finds something to do. */
const USUAL_STATES: Record<QueueAction, State[]> = {
  hold: ['queued', 'sending'],
  release: ['held'],
  retry: ['queued', 'failed'],
  redirect: ['queued', 'held', 'failed'],
  cancel: ['queued', 'sending', 'held'],
  delete: ['failed', 'expired', 'cancelled'],
};

/** Route as the routes say, in the form. */
export const BY_ROUTES = 'routes';

/** What the page shows is what is meant; without a state there, those in which the act can do something. */
export function bulkValues(action: QueueAction, shown: MessageFilter): BulkValues {
  return {
    states: statesFor(action, shown.state),
    channel: shown.channel ?? (action === 'redirect' ? 'email' : ''),
    kind: shown.kind ?? '',
    q: shown.q ?? '',
    ...{ to: '', from: '', via: '', problem: '', after: '', before: '' },
    ...{ newTo: '', route: '' },
  };
}

/** Who holds or cancels what waits means those, too, that are being tried at that moment. */
function statesFor(action: QueueAction, shown: State | undefined): State[] {
  if (!shown) return USUAL_STATES[action];
  return shown === 'queued' && USUAL_STATES[action].includes('sending') ? ['queued', 'sending'] : [shown];
}

export function filterOf(values: BulkValues): QueueFilter {
  const { states, channel, kind, after, before } = values;
  const text = (name: 'q' | 'to' | 'from' | 'via' | 'problem') =>
    values[name].trim() && { [name]: values[name].trim() };
  return {
    ...(states.length > 0 && { states }),
    ...(channel && { channel }),
    ...(kind && { kind }),
    ...(text('q') || {}),
    ...(text('to') || {}),
    ...(text('from') || {}),
    ...(text('via') || {}),
    ...(text('problem') || {}),
    ...(after && { after: new Date(after).toISOString() }),
    ...(before && { before: new Date(before).toISOString() }),
  };
}

/** @param ids of chosen messages; null = all that the filter finds */
export function bulkBody(action: QueueAction, ids: string[] | null, values: BulkValues): QueueActionInput {
  const { newTo, route } = values;
  return {
    action,
    ...(ids ? { ids } : { filter: filterOf(values) }),
    ...(action === 'redirect' && {
      ...(newTo.trim() && { to: newTo.trim() }),
      ...(route && { routeId: route === BY_ROUTES ? null : route }),
    }),
  };
}

export function bulkRules(t: Texts, action: QueueAction, ids: string[] | null) {
  return {
    states: (_: State[], values: BulkValues) =>
      !ids && Object.keys(filterOf(values)).length === 0 ? t.queue.filterMissing : null,
    newTo: (newTo: string, { route }: BulkValues) =>
      action === 'redirect' && !newTo.trim() && !route ? t.queue.redirectMissing : null,
  };
}
