import { Button, Modal, Radio, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { createMailRoute, updateMailRoute } from '../../api/mail-routes.ts';
import type { MailRoute } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { LoginFields, ServerFields } from './mail-route-fields.tsx';
import { bodyOf, type RouteValues, routeRules, valuesOf } from './mail-route-form.ts';

interface Props {
  /** null = closed. */
  route: MailRoute | 'new' | null;
  onClose(): void;
  /** The way on after saving. */
  onTest(route: MailRoute): void;
}

/** Add or edit a mail route. */
export function MailRouteDialog(props: Props) {
  const t = useTexts();
  const { route } = props;
  const title = route === 'new' || route === null ? t.mailRoutes.newTitle : t.mailRoutes.editTitle(route.match);
  return (
    <Modal opened={route !== null} onClose={props.onClose} title={title} size="lg">
      {route && <RouteForm {...props} route={route} />}
    </Modal>
  );
}

const KINDS: MailRoute['kind'][] = ['smarthost', 'mx', 'capture', 'discard'];

function RouteForm({ route, onClose, onTest }: Props & { route: MailRoute | 'new' }) {
  const t = useTexts();
  const queries = useQueryClient();
  const old = route === 'new' ? null : route;
  const form = useForm<RouteValues>({ initialValues: valuesOf(old), validate: routeRules(t, old) });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => (old ? updateMailRoute(old.id, bodyOf(values)) : createMailRoute(bodyOf(values))),
    (saved) => {
      for (const area of [keys.mailRoutes, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      const id = notifications.show({
        color: 'green',
        title: old ? t.mailRoutes.saved(saved.match) : t.mailRoutes.created(saved.match),
        message: saved.kind !== 'capture' && (
          <Stack gap={6} align="flex-start">
            {t.mailRoutes.createdText}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                notifications.hide(id);
                onTest(saved);
              }}
            >
              {t.mailRoutes.savedTest}
            </Button>
          </Stack>
        ),
        autoClose: saved.kind === 'capture' ? 4_000 : 10_000,
      });
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.mailRoutes.matchField}
          description={t.mailRoutes.matchHint}
          required
          data-autofocus
          spellCheck={false}
          {...form.getInputProps('match')}
        />
        <Radio.Group label={t.mailRoutes.kind} {...form.getInputProps('kind')}>
          <Stack gap={8} mt={6}>
            {KINDS.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t.mailRoutes.kinds[kind]}
                description={t.mailRoutes.kindHints[kind]}
              />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.kind !== 'capture' && <ServerFields form={form} />}
        {form.values.kind === 'smarthost' && <LoginFields form={form} keeps={old?.auth?.hasPassword ?? false} />}
        <Switch
          label={t.mailRoutes.enabled}
          description={t.mailRoutes.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        {form.errors.auth && (
          <Text size="sm" c="var(--mantine-color-error)">
            {form.errors.auth}
          </Text>
        )}
        <FormFooter
          error={error}
          pending={pending}
          action={old ? t.common.save : t.mailRoutes.add}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
