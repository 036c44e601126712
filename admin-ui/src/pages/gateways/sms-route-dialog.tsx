import { Checkbox, Group, Modal, MultiSelect, Radio, Stack, Switch, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { domainsQuery } from '../../api/directory.ts';
import { keys } from '../../api/keys.ts';
import { modemsQuery } from '../../api/modems.ts';
import { createSmsRoute, updateSmsRoute } from '../../api/sms-routes.ts';
import type { MessageClass, SmsRoute } from '../../api/types.ts';
import { FieldGroup } from '../../parts/field-group.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ModemOrder } from './modem-order.tsx';
import { bodyOf, lastPosition, type RouteValues, routeRules, valuesOf } from './sms-route-form.ts';

interface Props {
  /** null = closed. */
  route: SmsRoute | 'new' | null;
  /** All there are: a new one goes behind them. */
  routes: SmsRoute[];
  onClose(): void;
}

/** Add or edit an SMS route. */
export function SmsRouteDialog(props: Props) {
  const t = useTexts();
  const { route } = props;
  const title = route === 'new' || route === null ? t.smsRoutes.newTitle : t.smsRoutes.editTitle(route.name);
  return (
    <Modal opened={route !== null} onClose={props.onClose} title={title} size="lg">
      {route && <RouteForm {...props} route={route} />}
    </Modal>
  );
}

const CLASSES: MessageClass[] = ['otp', 'notice', 'bulk'];
const STRATEGIES: SmsRoute['strategy'][] = ['least-loaded', 'round-robin', 'failover'];
const OTHERWISES: SmsRoute['otherwise'][] = ['wait', 'any'];

function RouteForm({ route, routes, onClose }: Props & { route: SmsRoute | 'new' }) {
  const t = useTexts();
  const queries = useQueryClient();
  const domains = useQuery(domainsQuery);
  const modems = useQuery(modemsQuery);
  const old = route === 'new' ? null : route;
  const form = useForm<RouteValues>({
    initialValues: valuesOf(old),
    validate: routeRules(t),
    validateInputOnChange: ['prefixes'],
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) =>
      old
        ? updateSmsRoute(old.id, bodyOf(values))
        : createSmsRoute({ ...bodyOf(values), position: lastPosition(routes) }),
    (saved) => {
      void queries.invalidateQueries({ queryKey: [keys.smsRoutes] });
      notifications.show({
        color: 'green',
        title: old ? t.smsRoutes.saved(saved.name) : t.smsRoutes.created(saved.name),
        message: t.smsRoutes.savedText,
      });
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <TextInput
          label={t.smsRoutes.nameField}
          description={t.smsRoutes.nameHint}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <FieldGroup title={t.smsRoutes.conditions} text={t.smsRoutes.conditionsText}>
          <TagsInput
            label={t.smsRoutes.prefixes}
            description={t.smsRoutes.prefixesHint}
            splitChars={[',', ' ', ';']}
            acceptValueOnBlur
            {...form.getInputProps('prefixes')}
          />
          <MultiSelect
            label={t.smsRoutes.domains}
            description={t.smsRoutes.domainsHint}
            data={(domains.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            hidePickedOptions
            {...form.getInputProps('domains')}
          />
          <Checkbox.Group
            label={t.smsRoutes.classesField}
            description={t.smsRoutes.classesHint}
            {...form.getInputProps('classes')}
          >
            <Group gap="md" mt={6}>
              {CLASSES.map((value) => (
                <Checkbox key={value} value={value} label={t.smsRoutes.classes[value]} />
              ))}
            </Group>
          </Checkbox.Group>
        </FieldGroup>
        <FieldGroup title={t.smsRoutes.way}>
          <ModemOrder
            modems={modems.data ?? []}
            value={form.values.modems}
            onChange={(value) => form.setFieldValue('modems', value)}
            error={form.errors.modems}
          />
          <Radio.Group label={t.smsRoutes.strategy} {...form.getInputProps('strategy')}>
            <Stack gap={8} mt={6}>
              {STRATEGIES.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t.smsRoutes.strategies[value]}
                  description={t.smsRoutes.strategyHints[value]}
                />
              ))}
            </Stack>
          </Radio.Group>
          {form.values.modems.length > 0 && (
            <Radio.Group label={t.smsRoutes.otherwiseField} {...form.getInputProps('otherwise')}>
              <Stack gap={8} mt={6}>
                {OTHERWISES.map((value) => (
                  <Radio
                    key={value}
                    value={value}
                    label={t.smsRoutes.otherwises[value]}
                    description={t.smsRoutes.otherwiseHints[value]}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
        </FieldGroup>
        <Switch
          label={t.smsRoutes.enabled}
          description={t.smsRoutes.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <FormFooter error={error} pending={pending} action={old ? t.common.save : t.smsRoutes.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
