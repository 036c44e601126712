import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { domainsQuery } from '../../api/directory.ts';
import { keys } from '../../api/keys.ts';
import { policyQuery, removePolicy } from '../../api/push-room.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { DomainSelect } from '../../parts/domain-select.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { WhileUnsaved } from '../../parts/while-unsaved.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PolicyForm } from './push-policy-form.tsx';

/** Customization | Push policy: of all domains, and of those that have their own. */
export default function PushPolicyPage() {
  const t = useTexts();
  const [domainId, setDomainId] = useState<string | null>(null);
  const [dirty, setDirty] = useState(false);
  const { data: policy, error, refetch } = useQuery(policyQuery(domainId));
  return (
    <>
      <PageHeader
        title={t.shell.pages.pushPolicy}
        crumbs={[{ label: t.shell.areas.customization }]}
        text={t.policy.text}
      />
      <Stack maw={860}>
        <WhileUnsaved dirty={dirty}>
          <Group align="flex-end" gap="md">
            <DomainSelect label={t.policy.domain} all={t.policy.allDomains} value={domainId} onChange={setDomainId} />
            {domainId !== null && policy && !policy.inherited && <Reset domainId={domainId} />}
          </Group>
        </WhileUnsaved>
        {domainId !== null && policy && (
          <Text size="sm" c="dimmed">
            {policy.inherited ? t.policy.inherited : t.policy.own}
          </Text>
        )}
        {policy && policy.warnings.length > 0 && (
          <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t.policy.warnings}>
            <Stack gap={6}>
              {policy.warnings.map((warning) => (
                <Text size="sm" key={warning}>
                  {t.says(warning)}
                </Text>
              ))}
            </Stack>
          </Alert>
        )}
        {policy ? (
          <PolicyForm
            key={`${domainId} ${policy.updatedAt} ${policy.inherited}`}
            {...{ domainId, policy }}
            onDirty={setDirty}
          />
        ) : error ? (
          <ErrorNote error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton height={400} />
        )}
      </Stack>
    </>
  );
}

function Reset({ domainId }: { domainId: string }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const name = useQuery(domainsQuery).data?.find(({ id }) => id === domainId)?.name ?? '';
  const reset = () =>
    confirm({
      title: t.policy.resetTitle(name),
      text: t.policy.resetText,
      action: t.policy.reset,
      danger: true,
      run: () => removePolicy(domainId),
      done: () => {
        void queries.invalidateQueries({ queryKey: [keys.pushPolicies] });
        notifications.show({ color: 'green', message: t.policy.removed });
      },
    });
  return (
    <May needs="deleteDomainPushPolicy">
      <Button variant="default" onClick={reset}>
        {t.policy.reset}
      </Button>
    </May>
  );
}
