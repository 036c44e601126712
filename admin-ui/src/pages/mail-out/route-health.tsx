import { Stack, Text } from '@mantine/core';
import type { HostHealth, MailRoute, Problem, Smarthost } from '../../api/types.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { RelativeTime, useNow } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage } from '../../texts/texts.tsx';

/** How a route is doing, and each of its hosts; while something fails: the cause and what to do. */
export function RouteHealth({ route }: { route: MailRoute }) {
  const { state, lastError, since } = route.health;
  if (!route.enabled) return <StateBadge state="disabled" />;
  const several = route.hosts.length > 1;
  return (
    <>
      <StateBadge state={state} />
      {since && (
        <Text size="xs" c="dimmed" span>
          {' '}
          <RelativeTime at={since} />
        </Text>
      )}
      {state === 'failing' && !several && <Cause problem={lastError} />}
      {several ? (
        <Stack component="ol" gap={6} m={0} mt={6} p={0} style={{ listStyle: 'none' }}>
          {route.hosts.map((host) => (
            <li key={host.id}>
              <HostLine host={host} />
            </li>
          ))}
        </Stack>
      ) : (
        route.hosts[0] && <Load health={route.hosts[0].health} />
      )}
    </>
  );
}

function HostLine({ host }: { host: Smarthost }) {
  const { health } = host;
  return (
    <>
      <Text size="xs" span className="breakable">
        {host.host}:{host.port}{' '}
      </Text>
      <StateBadge state={health.state} />
      <Load health={health} />
      {health.state === 'resting' && <Cause problem={health.lastError} />}
    </>
  );
}

/** What goes on there now, and when it is tried again. */
function Load({ health }: { health: HostHealth }) {
  const { texts: t, formats } = useLanguage();
  const now = useNow();
  const { state, nextTryAt, connections, allowed, waiting } = health;
  const words = [
    connections > 0 && t.mailRoutes.connectionsNow(formats.number(connections), formats.number(allowed)),
    waiting > 0 && t.mailRoutes.waitingNow(formats.number(waiting)),
  ].filter((word) => word !== false);
  if (words.length === 0 && state !== 'resting') return null;
  return (
    <Text size="xs" c="dimmed" component="div" className="numbers">
      {words.join(' · ')}
      {state === 'resting' && nextTryAt && (
        <>
          {words.length > 0 && ' · '}
          {Date.parse(nextTryAt) > now ? (
            <>
              {t.mailRoutes.nextTry} <RelativeTime at={nextTryAt} />
            </>
          ) : (
            t.mailRoutes.nextMail
          )}
        </>
      )}
    </Text>
  );
}

function Cause({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <Text size="xs" mt={4} className="breakable">
      <ProblemText problem={problem} />
    </Text>
  );
}
