import { Stack, Title } from '@mantine/core';
import type { MailRoute, RouteTestStep } from '../../api/types.ts';
import { TestSteps } from '../../parts/test-steps.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PeerCertificateView } from './peer-certificate.tsx';

interface Props {
  steps: RouteTestStep[];
  route: MailRoute;
  onPinned(): void;
}

/** The steps of a route test, host by host. */
export function RouteTestSteps({ steps, route, onPinned }: Props) {
  const t = useTexts();
  const hosts = [...new Set(steps.map(({ host }) => host))];
  const smarthostOf = (host: string | undefined) =>
    host ? route.hosts.find((one) => `${one.host}:${one.port}` === host) : route.hosts[0];
  return (
    <Stack>
      {hosts.map((host) => (
        <section key={host ?? ''} aria-label={host}>
          {host && (
            <Title order={3} mb="xs" className="breakable">
              {host}
            </Title>
          )}
          <TestSteps
            steps={steps.filter((step) => step.host === host)}
            word={({ step }) => t.mailRoutes.steps[step] ?? step}
            more={({ certificate }) =>
              certificate && (
                <PeerCertificateView
                  certificate={certificate}
                  route={route}
                  smarthost={route.kind === 'smarthost' ? smarthostOf(host) : undefined}
                  onPinned={onPinned}
                />
              )
            }
          />
        </section>
      ))}
    </Stack>
  );
}
