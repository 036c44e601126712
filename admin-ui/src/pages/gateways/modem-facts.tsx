import { Alert, Text } from '@mantine/core';
import type { Modem } from '../../api/types.ts';
import type { Fact } from '../../parts/facts.tsx';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { type Texts, useLanguage, useTexts } from '../../texts/texts.tsx';
import styles from './modem-card.module.css';
import { SignalBars } from './signal-bars.tsx';

/** The badge or the last error says the same. */
export function isTold({ state, stateText, lastError }: Modem): boolean {
  return stateText.toLowerCase() === state || stateText === lastError?.message;
}

/** The last error stands out only while the modem is not serving; afterwards it is a fact of the past. */
export function LastError({ modem }: { modem: Modem }) {
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
      <Text size="sm">{t.says(problem.message)}</Text>
      {problem.remedy && (
        <Text size="sm">
          <b>{t.common.whatToDo}:</b> {t.says(problem.remedy)}
        </Text>
      )}
    </Alert>
  );
}

/** How it is doing right now. */
export function Figures({ modem }: { modem: Modem }) {
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

/** Who it is: device, SIM and profile. */
export function useIdentity(modem: Modem): Fact[] {
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
