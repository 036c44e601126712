import { Alert, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { Modem } from '../../api/types.ts';
import { Facts } from '../../parts/facts.tsx';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { type Texts, useLanguage, useTexts } from '../../texts/texts.tsx';
import styles from './modem-card.module.css';
import { ModemMenu } from './modem-menu.tsx';
import { SignalBars } from './signal-bars.tsx';

/** One modem: how it is and what it says, who it is, what it has done today. */
export function ModemCard(props: { modem: Modem; onEdit(): void; onTranscript(): void }) {
  const { modem } = props;
  const t = useTexts();
  return (
    <Paper p="md" component="article" aria-label={modem.name} data-testid="modem" data-state={modem.state}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Group gap="xs">
              <Title order={2} className="breakable">
                {modem.name}
              </Title>
              {modem.port === 'simulator' && (
                <Badge variant="default" tt="none" fw={500}>
                  {t.modems.simulated}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed" className="mono breakable">
              {modem.port}
            </Text>
          </div>
          <ModemMenu {...props} />
        </Group>
        <Group gap="xs" style={{ rowGap: 2 }}>
          <StateBadge state={modem.state} />
          {!isTold(modem) && (
            <Text size="sm" span className="breakable">
              {modem.stateText}
            </Text>
          )}
          <Text size="xs" c="dimmed" span>
            <RelativeTime at={modem.since} />
          </Text>
        </Group>
        <LastError modem={modem} />
        <Figures modem={modem} />
        <Facts facts={useIdentity(modem)} />
      </Stack>
    </Paper>
  );
}

/** The badge or the last error says the same. */
function isTold({ state, stateText, lastError }: Modem): boolean {
  return stateText.toLowerCase() === state || stateText === lastError?.message;
}

/** The last error stands out only while the modem is not serving; afterwards it is a fact of the past. */
function LastError({ modem }: { modem: Modem }) {
  const t = useTexts();
  const problem = modem.lastError;
  if (!problem || modem.state === 'disabled') return null;
  const serving = modem.state === 'ready' || modem.state === 'busy';
  return (
    <Alert
      color={serving ? 'gray' : 'red'}
      variant="light"
      p="sm"
      icon={<IconAlertTriangle aria-hidden />}
      title={
        <>
          {t.modems.lastError}, <RelativeTime at={problem.at} />
        </>
      }
    >
      <Text size="sm">{problem.message}</Text>
      {problem.remedy && (
        <Text size="sm">
          <b>{t.common.whatToDo}:</b> {problem.remedy}
        </Text>
      )}
    </Alert>
  );
}

/** How it is doing right now. */
function Figures({ modem }: { modem: Modem }) {
  const { texts: t, formats } = useLanguage();
  const { registration, signal } = modem;
  const network = registration && networkOf(registration, t);
  const figures = [
    { label: t.modems.signal, value: signal ? <SignalBars signal={signal} /> : t.common.none },
    { label: t.modems.network, value: network ?? t.common.none },
    { label: t.modems.sentToday, value: formats.number(modem.sentToday) },
    { label: t.modems.queue, value: formats.number(modem.queue) },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="numbers">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** At home the operator's name says it all. */
function networkOf({ operator, status }: NonNullable<Modem['registration']>, t: Texts): string {
  return operator && status === 'home' ? operator : t.modems.registration(operator, t.modems.registrations[status]);
}

function useIdentity(modem: Modem) {
  const t = useTexts();
  const { identity } = modem;
  const pin = { label: t.modems.pin, value: modem.hasPin ? t.modems.pinSet : null };
  if (!identity) return [{ label: t.modems.model, value: t.modems.notKnown }, pin];
  const model = [identity.manufacturer, identity.model].filter(Boolean).join(' ');
  return [
    { label: t.modems.model, value: model || null },
    { label: t.modems.firmware, value: identity.firmware },
    { label: t.modems.imei, value: identity.imei && <span className="numbers">{identity.imei}</span> },
    { label: t.modems.iccid, value: identity.iccid && <span className="numbers">{identity.iccid}</span> },
    { label: t.modems.imsi, value: identity.imsi && <span className="numbers">{identity.imsi}</span> },
    {
      label: t.modems.profile,
      value:
        identity.profile &&
        (identity.profileWhy ? t.modems.profileWhy(identity.profile, identity.profileWhy) : identity.profile),
    },
    { label: t.modems.smsc, value: modem.smsc },
    pin,
  ];
}
