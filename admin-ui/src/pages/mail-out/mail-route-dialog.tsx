import { Button, Modal, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { createMailRoute, updateMailRoute } from '../../api/mail-routes.ts';
import type { MailRoute } from '../../api/types.ts';
import { FieldGroup } from '../../parts/field-group.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { bodyOf, isChecked, type RouteValues, routeRules, valuesOf } from './mail-route-form.ts';
import { PaceFields } from './pace-fields.tsx';
import { PemField } from './pem-field.tsx';
import { ServerFields } from './server-fields.tsx';
import { SmarthostList } from './smarthost-list.tsx';

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
    <Modal opened={route !== null} onClose={props.onClose} title={title} size="xl">
      {route && <RouteForm {...props} route={route} />}
    </Modal>
  );
}

/** There is a server that can be tried. */
const isSent = ({ kind }: MailRoute) => kind === 'smarthost' || kind === 'mx';

const KINDS: MailRoute['kind'][] = ['smarthost', 'mx', 'capture', 'discard'];

function RouteForm({ route, onClose, onTest }: Props & { route: MailRoute | 'new' }) {
  const t = useTexts();
  const queries = useQueryClient();
  const old = route === 'new' ? null : route;
  const form = useForm<RouteValues>({ initialValues: valuesOf(old), validate: routeRules(t) });
  const { kind } = form.values;
  const leaves = kind === 'smarthost' || kind === 'mx';
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => (old ? updateMailRoute(old.id, bodyOf(values)) : createMailRoute(bodyOf(values))),
    (saved) => {
      for (const area of [keys.mailRoutes, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      const id = notifications.show({
        color: 'green',
        title: old ? t.mailRoutes.saved(saved.match) : t.mailRoutes.created(saved.match),
        message: isSent(saved) && (
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
        autoClose: isSent(saved) ? 10_000 : 4_000,
      });
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
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
            {KINDS.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t.mailRoutes.kinds[value]}
                description={t.mailRoutes.kindHints[value]}
              />
            ))}
          </Stack>
        </Radio.Group>
        {kind === 'smarthost' && (
          <FieldGroup title={t.mailRoutes.hosts} text={t.mailRoutes.hostsText}>
            <SmarthostList form={form} />
          </FieldGroup>
        )}
        {kind === 'mx' && <ExchangerFields form={form} />}
        {leaves && <PaceFields form={form} />}
        <Switch
          label={t.mailRoutes.enabled}
          description={t.mailRoutes.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
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

/** How all mail exchangers are spoken to. */
function ExchangerFields({ form }: { form: UseFormReturnType<RouteValues> }) {
  const t = useTexts();
  const { port, tls } = form.values;
  return (
    <Stack gap="sm">
      <ServerFields form={form} at="" port={port} tls={tls} />
      {isChecked(tls) && (
        <PemField
          label={t.mailRoutes.ca}
          description={t.mailRoutes.mxCaHint}
          placeholder="-----BEGIN CERTIFICATE-----"
          {...form.getInputProps('ca')}
        />
      )}
    </Stack>
  );
}
