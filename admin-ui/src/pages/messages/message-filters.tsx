import { Select } from '@mantine/core';
import type { MessageFilter } from '../../api/types.ts';
import { useUrlFilter } from '../../parts/url-filter.ts';
import { useTexts } from '../../texts/texts.tsx';

type State = NonNullable<MessageFilter['state']>;
type Channel = NonNullable<MessageFilter['channel']>;
type Kind = NonNullable<MessageFilter['kind']>;

export const STATES: State[] = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'uncertain',
  'held',
  'failed',
  'expired',
  'cancelled',
];
export const CHANNELS: Channel[] = ['email', 'sms'];
export const KINDS: Kind[] = ['push', 'sms', 'email', 'relay'];

/** What the address narrows the list to: `/messages?state=uncertain&channel=sms`. */
export function useMessageFilter(): { filter: MessageFilter; filtered: boolean } {
  const [state] = useUrlFilter('state', STATES);
  const [channel] = useUrlFilter('channel', CHANNELS);
  const [kind] = useUrlFilter('kind', KINDS);
  const filter = { ...(state && { state }), ...(channel && { channel }), ...(kind && { kind }) };
  return { filter, filtered: Object.keys(filter).length > 0 };
}

export function MessageFilters() {
  const t = useTexts();
  const channels = { email: t.common.email, sms: t.common.sms };
  return (
    <>
      <FilterSelect
        name="state"
        label={t.messages.state}
        any={t.messages.anyState}
        options={STATES.map((value) => ({ value, label: t.states[value] ?? value }))}
      />
      <FilterSelect
        name="channel"
        label={t.messages.channel}
        any={t.messages.anyChannel}
        options={CHANNELS.map((value) => ({ value, label: channels[value] }))}
      />
      <FilterSelect
        name="kind"
        label={t.messages.kind}
        any={t.messages.anyKind}
        options={KINDS.map((value) => ({ value, label: t.messages.kinds[value] }))}
      />
    </>
  );
}

function FilterSelect(props: {
  name: string;
  label: string;
  any: string;
  options: { value: string; label: string }[];
}) {
  const allowed = props.options.map(({ value }) => value);
  const [value, set] = useUrlFilter(props.name, allowed);
  return (
    <Select
      aria-label={props.label}
      data={[{ value: '', label: props.any }, ...props.options]}
      value={value ?? ''}
      onChange={set}
      allowDeselect={false}
      w={{ base: 'calc(50% - 6px)', sm: 160 }}
    />
  );
}
