import { Group } from '@mantine/core';
import type { Listener } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useLanguage } from '../../texts/texts.tsx';

type Certificate = NonNullable<Listener['certificate']>;

/** A certificate of ours, to be compared by its fingerprint. */
export function CertificateFacts({ certificate, more = [] }: { certificate: Certificate; more?: Fact[] }) {
  const { texts: t, formats } = useLanguage();
  const { subject, issuer, names, notBefore, notAfter, fingerprint } = certificate;
  return (
    <Facts
      facts={[
        { label: t.mailRoutes.certSubject, value: subject },
        { label: t.mailRoutes.certIssuer, value: issuer === subject ? null : issuer },
        { label: t.mailRoutes.certNames, value: names.length > 0 ? names.join(', ') : null },
        {
          label: t.mailRoutes.certValid,
          value: (
            <>
              {formats.dateTime(notBefore)} – {formats.dateTime(notAfter)} (<RelativeTime at={notAfter} />)
            </>
          ),
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
        ...more,
      ]}
    />
  );
}
