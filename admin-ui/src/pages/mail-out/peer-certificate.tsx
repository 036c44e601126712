import { Button, Group, Paper } from '@mantine/core';
import { keys } from '../../api/keys.ts';
import { updateMailRoute } from '../../api/mail-routes.ts';
import type { MailRoute, PeerCertificate, Smarthost } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { May } from '../../parts/may.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage } from '../../texts/texts.tsx';
import { keptHosts } from './mail-route-form.ts';

interface Props {
  certificate: PeerCertificate;
  route: MailRoute;
  /** Whose certificate it is, where it can be pinned. */
  smarthost: Smarthost | undefined;
  onPinned(): void;
}

/** The certificate that a server showed; one that is not trusted can be pinned. */
export function PeerCertificateView({ certificate, route, smarthost, onPinned }: Props) {
  const { texts: t, formats } = useLanguage();
  const { subject, issuer, names, validFrom, validTo, fingerprint, trusted, fault, protocol, cipher } = certificate;
  const canPin = !trusted && smarthost && smarthost.fingerprint !== fingerprint;
  return (
    <Paper p="sm" mt="xs">
      <Facts
        facts={[
          {
            label: t.mailRoutes.certTrust,
            value: (
              <Group gap="xs">
                <StateBadge
                  state={trusted ? 'ok' : 'warning'}
                  word={trusted ? t.mailRoutes.trusted : t.mailRoutes.notTrusted}
                />
                {fault && t.says(fault)}
              </Group>
            ),
          },
          { label: t.mailRoutes.certSubject, value: subject },
          { label: t.mailRoutes.certIssuer, value: issuer },
          { label: t.mailRoutes.certNames, value: names.length > 0 ? names.join(', ') : null },
          {
            label: t.mailRoutes.certValid,
            value: validFrom && validTo && `${formats.dateTime(validFrom)} – ${formats.dateTime(validTo)}`,
          },
          {
            label: t.mailRoutes.fingerprint,
            value: (
              <Group gap={4} wrap="nowrap">
                <span className="mono">{fingerprint}</span>
                <CopyButton value={fingerprint} what={t.mailRoutes.fingerprint} />
              </Group>
            ),
          },
          { label: t.mailRoutes.certCipher, value: `${protocol}, ${cipher}` },
        ]}
      />
      {canPin && <Pin route={route} smarthost={smarthost} fingerprint={fingerprint} onPinned={onPinned} />}
    </Paper>
  );
}

function Pin(props: { route: MailRoute; smarthost: Smarthost; fingerprint: string; onPinned(): void }) {
  const { texts: t } = useLanguage();
  const confirm = useConfirm();
  const { told } = useAct([keys.mailRoutes, keys.status]);
  const { route, smarthost, fingerprint, onPinned } = props;
  const pin = () =>
    confirm({
      title: t.mailRoutes.pinTitle(smarthost.host),
      text: t.mailRoutes.pinText,
      action: t.mailRoutes.pin,
      run: () =>
        updateMailRoute(route.id, {
          hosts: keptHosts(route.hosts).map((host) =>
            host.id === smarthost.id
              ? { ...host, ca: null, fingerprint, tls: host.tls === 'implicit' ? 'implicit' : 'required' }
              : host,
          ),
        }),
      done: () => {
        told(t.mailRoutes.pinned(smarthost.host));
        onPinned();
      },
    });
  return (
    <Group mt="xs">
      <May needs="updateMailRoute">
        <Button size="xs" variant="default" onClick={pin}>
          {t.mailRoutes.pin}
        </Button>
      </May>
    </Group>
  );
}
