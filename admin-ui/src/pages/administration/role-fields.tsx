import { MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { domainsQuery } from '../../api/directory.ts';
import type { Role } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';

export interface RoleValues {
  role: Role;
  domains: string[];
}
const ROLES: Role[] = ['administrator', 'operator', 'help-desk', 'auditor'];

interface Input {
  value?: unknown;
  error?: unknown;
}

/** The role, and the domains of a help desk. @param input of the form, by the field's name */
export function RoleFields({
  values,
  onChange,
  error,
}: {
  values: RoleValues;
  onChange(values: RoleValues): void;
  error: Input['error'];
}) {
  const t = useTexts();
  const domains = useQuery(domainsQuery).data ?? [];
  const { role } = values;
  return (
    <>
      <Select
        label={t.admins.role}
        description={t.roles.hints[role]}
        data={ROLES.map((value) => ({ value, label: t.admins.roles[value] }))}
        value={role}
        allowDeselect={false}
        onChange={(value) => value && onChange({ ...values, role: value as Role })}
      />
      {role === 'help-desk' && (
        <MultiSelect
          label={t.roles.domains}
          description={domains.length > 0 ? t.roles.domainsHint : t.roles.noDomain}
          data={domains.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.domains}
          onChange={(chosen) => onChange({ ...values, domains: chosen })}
          error={error as string | undefined}
          searchable
          required
        />
      )}
    </>
  );
}
