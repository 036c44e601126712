import { Button, Group, Modal, Stack, Title } from '@mantine/core';
import type { Listener } from '../../api/types.ts';
import { Facts } from '../../parts/facts.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { rulesInWords } from './address-rules.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { Refusals } from './refusals.tsx';

/** Everything about one listener: what came, what was refused and why, its certificate, its rules. */
export function ListenerDetails({ listener, onClose }: { listener: Listener | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={listener !== null} onClose={onClose} title={listener?.name} size="lg">
      {listener && (
        <Stack>
          <Counters listener={listener} />
          {listener.certificate && (
            <section>
              <Title order={3} mb="xs">
                {t.listeners.certificate}
              </Title>
              <CertificateFacts certificate={listener.certificate} />
            </section>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>{t.common.close}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function Counters({ listener }: { listener: Listener }) {
  const { texts: t, formats } = useLanguage();
  const { state, address, allow, counters, limits, senders, recipients, maxSizeMb } = listener;
  return (
    <Facts
      facts={[
        { label: t.listeners.state, value: <StateBadge state={state} /> },
        { label: t.listeners.host, value: address && <span className="mono">{address}</span> },
        { label: t.listeners.since, value: <RelativeTime at={counters.since} /> },
        {
          label: t.listeners.connections,
          value: t.listeners.connectionsOf(formats.number(counters.open), formats.number(counters.connections)),
        },
        {
          label: t.listeners.mails,
          value: t.listeners.mailsOf(
            formats.number(counters.accepted),
            formats.number(Math.round(counters.octets / 104_857.6) / 10),
          ),
        },
        {
          label: t.listeners.logins,
          value: t.listeners.loginsOf(formats.number(counters.logins), formats.number(counters.loginFailures)),
        },
        {
          label: t.listeners.refusedLabel,
          value: counters.refused.length > 0 ? <Refusals refused={counters.refused} /> : t.listeners.nothing,
        },
        { label: t.listeners.allow, value: allow.length > 0 ? allow.join(', ') : t.listeners.nobody },
        { label: t.mailIn.senders, value: rulesInWords(senders, t) ?? t.mailIn.everyAddress },
        { label: t.mailIn.recipients, value: rulesInWords(recipients, t) ?? t.mailIn.everyAddress },
        { label: t.listeners.maxSize, value: `${formats.number(maxSizeMb)} MB` },
        {
          label: t.listeners.mailsPerMinute,
          value: limits.mailsPerMinute === null ? t.mailIn.noLimit : formats.number(limits.mailsPerMinute),
        },
      ]}
    />
  );
}
