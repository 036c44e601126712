import type { SmsRoute, SmsRouteInput } from '../../api/types.ts';
import type { Texts } from '../../texts/catalogue.ts';

/** The form's values; named as the API's fields, so that the server's field errors find their place. */
export type RouteValues = Required<Omit<SmsRouteInput, 'position'>> & Record<string, unknown>;

/** Steps between positions, so that a route fits between two without moving others. */
const STEP = 10;

export function valuesOf(route: SmsRoute | null): RouteValues {
  return {
    name: route?.name ?? '',
    prefixes: route?.prefixes ?? [],
    domains: route?.domains ?? [],
    classes: route?.classes ?? [],
    modems: route?.modems ?? [],
    strategy: route?.strategy ?? 'least-loaded',
    otherwise: route?.otherwise ?? 'wait',
    enabled: route?.enabled ?? true,
  };
}

export function bodyOf({ name, prefixes, domains, classes, modems, strategy, otherwise, enabled }: RouteValues) {
  return { name: name.trim(), prefixes, domains, classes, modems, strategy, otherwise, enabled };
}

export function routeRules({ smsRoutes }: Texts) {
  return {
    name: (name: string) => (name.trim() ? null : smsRoutes.nameMissing),
    prefixes: (prefixes: string[]) => {
      const wrong = prefixes.find((prefix) => !/^\+\d{1,15}$/.test(prefix));
      return wrong === undefined ? null : smsRoutes.prefixWrong(wrong);
    },
  };
}

/** Where a new route goes: behind all others. */
export function lastPosition(routes: SmsRoute[]): number {
  return routes.reduce((last, { position }) => Math.max(last, position), 0) + STEP;
}

/**
 * Moves a route by one place. @param by -1 = up, 1 = down
 * @returns the positions that change, by id; empty where it cannot move
 */
export function moved(routes: SmsRoute[], id: string, by: -1 | 1): { id: string; position: number }[] {
  const from = routes.findIndex((route) => route.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= routes.length) return [];
  const order = routes.toSpliced(from, 1).toSpliced(to, 0, routes[from]!);
  return order
    .map((route, index) => ({ id: route.id, before: route.position, position: (index + 1) * STEP }))
    .filter(({ before, position }) => before !== position)
    .map(({ id: changed, position }) => ({ id: changed, position }));
}
