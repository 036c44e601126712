import { Group, Stack, Text, Title } from '@mantine/core';
import type { MailRoute, RouteTestStep } from '../../api/types.ts';
import { IconCircleCheck, IconCircleX } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { PeerCertificateView } from './peer-certificate.tsx';
import styles from './route-test.module.css';

interface Props {
  steps: RouteTestStep[];
  route: MailRoute;
  onPinned(): void;
}

/** The steps of a route test, host by host. */
export function RouteTestSteps({ steps, route, onPinned }: Props) {
  const hosts = [...new Set(steps.map(({ host }) => host))];
  return (
    <Stack>
      {hosts.map((host) => (
        <section key={host ?? ''} aria-label={host}>
          {host && (
            <Title order={3} mb="xs" className="breakable">
              {host}
            </Title>
          )}
          <ol className={styles.steps}>
            {steps
              .filter((step) => step.host === host)
              .map((step) => (
                <Step key={step.step} step={step} route={route} onPinned={onPinned} />
              ))}
          </ol>
        </section>
      ))}
    </Stack>
  );
}

function Step({
  step: { step, ok, ms, text, remedy, certificate, host },
  route,
  onPinned,
}: {
  step: RouteTestStep;
  route: MailRoute;
  onPinned(): void;
}) {
  const t = useTexts();
  const Icon = ok ? IconCircleCheck : IconCircleX;
  const smarthost = host ? route.hosts.find((one) => `${one.host}:${one.port}` === host) : route.hosts[0];
  return (
    <li data-ok={ok}>
      <Icon size={20} role="img" aria-label={ok ? t.mailRoutes.stepOk : t.mailRoutes.stepFailed} />
      <div>
        <Group gap="xs" justify="space-between">
          <Text size="sm" fw={600} span>
            {t.mailRoutes.steps[step] ?? step}
          </Text>
          <Text size="xs" c="dimmed" span className="numbers">
            {t.mailRoutes.ms(ms)}
          </Text>
        </Group>
        <Text size="sm" className="breakable">
          {t.says(text)}
        </Text>
        {remedy && (
          <Text size="sm" mt={2}>
            <b>{t.common.whatToDo}:</b> {t.says(remedy)}
          </Text>
        )}
        {certificate && (
          <PeerCertificateView
            certificate={certificate}
            route={route}
            smarthost={route.kind === 'smarthost' ? smarthost : undefined}
            onPinned={onPinned}
          />
        )}
      </div>
    </li>
  );
}
