import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { domainsQuery } from '../api/directory.ts';

const ALL = '';

/** One domain, or all of them (null). */
export function DomainSelect(props: {
  label: string;
  all: string;
  value: string | null;
  onChange(id: string | null): void;
}) {
  const domains = useQuery(domainsQuery).data ?? [];
  return (
    <Select
      label={props.label}
      data={[{ value: ALL, label: props.all }, ...domains.map(({ id, name }) => ({ value: id, label: name }))]}
      value={props.value ?? ALL}
      allowDeselect={false}
      onChange={(value) => props.onChange(value || null)}
      w={{ base: '100%', xs: 260 }}
    />
  );
}
