import { Alert, Anchor, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { testForwarding } from '../../api/forwarding.ts';
import { keys } from '../../api/keys.ts';
import type { ForwardingRule } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle, IconCircleCheck } from '../../parts/icons.ts';
import { messagePath } from '../../parts/paths.ts';
import { Remedy } from '../../parts/problem-text.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Passes a made-up text on by a rule, when the button says so: it reaches somebody. */
export function ForwardingTest({ rule, onClose }: { rule: ForwardingRule | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={rule !== null} onClose={onClose} title={rule && t.forwarding.testTitle(rule.name)} size="lg">
      {rule && <Trial rule={rule} onClose={onClose} />}
    </Modal>
  );
}

function Trial({ rule, onClose }: { rule: ForwardingRule; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const trial = useMutation({
    mutationFn: () => testForwarding(rule.id),
    onSettled: () => void queries.invalidateQueries({ queryKey: [keys.forwarding] }),
  });
  const { data: test } = trial;
  const target = rule.target.kind === 'mail' ? rule.target.to : rule.target.url;
  return (
    <Stack aria-busy={trial.isPending}>
      {trial.isPending ? (
        <Group gap="sm" role="status">
          <Loader size="sm" />
          <Text size="sm">{t.forwarding.testRunning}</Text>
        </Group>
      ) : (
        <>
          {!test && (
            <Text size="sm" className="breakable">
              {t.forwarding.testText(target)}
            </Text>
          )}
          <ErrorNote error={trial.error} />
          {test && (
            <Alert
              color={test.ok ? 'green' : 'red'}
              variant="light"
              icon={test.ok ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
              title={test.ok ? t.forwarding.testOk : t.forwarding.testFailed}
              role="status"
            >
              <Text size="sm" className="breakable">
                {t.says(test.text)}
              </Text>
              {test.remedy && (
                <Text size="sm">
                  <Remedy remedy={test.remedy} />
                </Text>
              )}
              {test.messageId && (
                <Anchor component={Link} href={messagePath(test.messageId)} size="sm" underline="always">
                  {t.forwarding.toMessage}
                </Anchor>
              )}
            </Alert>
          )}
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t.common.close}
        </Button>
        <Button loading={trial.isPending} onClick={() => trial.mutate()} data-autofocus>
          {test || trial.error ? t.forwarding.testAgain : t.forwarding.test}
        </Button>
      </Group>
    </Stack>
  );
}
