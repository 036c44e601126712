import {
  Accordion,
  Alert,
  Modal,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { keys } from '../../api/keys.ts';
import { createListener, updateListener } from '../../api/listeners.ts';
import type { Listener } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { FieldGroup } from '../../parts/field-group.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { bodyOf, type ListenerValues, listenerRules, opensForAll, USUAL_PORT, valuesOf } from './listener-form.ts';
import { RuleFields } from './rule-fields.tsx';

interface Props {
  /** null = closed. */
  listener: Listener | 'new' | null;
  onClose(): void;
}

/** Add or edit a listener. */
export function ListenerDialog({ listener, onClose }: Props) {
  const t = useTexts();
  const title = listener === 'new' || listener === null ? t.listeners.newTitle : t.listeners.editTitle(listener.name);
  return (
    <Modal opened={listener !== null} onClose={onClose} title={title} size="xl">
      {listener && <ListenerForm old={listener === 'new' ? null : listener} onClose={onClose} />}
    </Modal>
  );
}

function ListenerForm({ old, onClose }: { old: Listener | null; onClose(): void }) {
  const t = useTexts();
  const { told } = useAct([keys.listeners, keys.status]);
  const form = useForm<ListenerValues>({ initialValues: valuesOf(old), validate: listenerRules(t) });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => (old ? updateListener(old.id, bodyOf(values)) : createListener(bodyOf(values))),
    ({ name }) => {
      told(old ? t.listeners.saved(name) : t.listeners.created(name));
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <TextInput
          label={t.listeners.name}
          description={t.listeners.nameHint}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Place form={form} />
        <Access form={form} />
        <Accordion order={3} variant="contained">
          <Accordion.Item value="rules">
            <Accordion.Control>{t.listeners.rules}</Accordion.Control>
            <Accordion.Panel>
              <Stack>
                <RuleFields of="senders" inputProps={form.getInputProps} />
                <RuleFields of="recipients" inputProps={form.getInputProps} />
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="limits">
            <Accordion.Control>{t.listeners.limits}</Accordion.Control>
            <Accordion.Panel>
              <Limits form={form} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
        <Switch
          label={t.listeners.enabled}
          description={t.listeners.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <FormFooter error={error} pending={pending} action={old ? t.common.save : t.listeners.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}

interface Part {
  form: UseFormReturnType<ListenerValues>;
}

/** Address, port, encryption and certificate. */
function Place({ form }: Part) {
  const { listeners: t } = useTexts();
  const { tls, port, certificate } = form.values;
  const chooseTls = (next: string | null) => {
    if (!next) return;
    // A port that nobody chose follows what is usual.
    if (Number(port) === USUAL_PORT[tls]) form.setFieldValue('port', USUAL_PORT[next as Listener['tls']]);
    form.setFieldValue('tls', next as Listener['tls']);
  };
  return (
    <FieldGroup title={t.place}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t.host}
          description={t.hostHint}
          required
          spellCheck={false}
          {...form.getInputProps('host')}
        />
        <NumberInput
          label={t.port}
          description={t.portHint}
          required
          min={0}
          max={65_535}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('port')}
        />
      </SimpleGrid>
      <Select
        label={t.tls}
        description={t.tlsHints[tls]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={Object.entries(t.tlsKinds).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('tls')}
        onChange={chooseTls}
      />
      {tls !== 'none' && (
        <Select
          label={t.certificate}
          description={t.certificateHints[certificate]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={Object.entries(t.certificates).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          {...form.getInputProps('certificate')}
        />
      )}
      {tls !== 'none' && certificate === 'files' && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t.certFile}
            description={t.certFileHint}
            required
            spellCheck={false}
            placeholder="/etc/gateway/smtp.crt"
            {...form.getInputProps('cert.cert')}
          />
          <TextInput
            label={t.keyFile}
            description={t.keyFileHint}
            required
            spellCheck={false}
            placeholder="/etc/gateway/smtp.key"
            {...form.getInputProps('cert.key')}
          />
        </SimpleGrid>
      )}
    </FieldGroup>
  );
}

/** Who may relay. */
function Access({ form }: Part) {
  const { listeners: t } = useTexts();
  return (
    <FieldGroup title={t.access} text={t.accessText}>
      <TagsInput
        label={t.allow}
        description={t.allowHint}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        {...form.getInputProps('allow')}
      />
      {opensForAll(form.values) && (
        <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t.openRelay}>
          {t.openRelayText}
        </Alert>
      )}
      <Switch
        label={t.requireAuth}
        description={t.requireAuthHint}
        {...form.getInputProps('requireAuth', { type: 'checkbox' })}
      />
    </FieldGroup>
  );
}

function Limits({ form }: Part) {
  const { listeners: t } = useTexts();
  const whole = { min: 1, allowDecimal: false };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NumberInput
        label={t.maxSize}
        description={t.maxSizeHint}
        required
        min={1}
        max={200}
        suffix=" MB"
        {...form.getInputProps('maxSizeMb')}
      />
      <NumberInput
        label={t.mailsPerMinute}
        description={t.mailsPerMinuteHint}
        {...whole}
        {...form.getInputProps('limits.mailsPerMinute')}
      />
      <NumberInput
        label={t.connections}
        description={t.connectionsHint}
        required
        {...whole}
        max={20_000}
        {...form.getInputProps('limits.connections')}
      />
      <NumberInput
        label={t.perAddress}
        description={t.connectionsHint}
        required
        {...whole}
        max={20_000}
        {...form.getInputProps('limits.connectionsPerAddress')}
      />
      <NumberInput
        label={t.maxRecipients}
        description={t.maxRecipientsHint}
        required
        {...whole}
        max={10_000}
        {...form.getInputProps('limits.recipients')}
      />
      <NumberInput
        label={t.idle}
        description={t.idleHint}
        required
        min={5}
        max={3_600}
        allowDecimal={false}
        {...form.getInputProps('limits.idleSeconds')}
      />
    </SimpleGrid>
  );
}
