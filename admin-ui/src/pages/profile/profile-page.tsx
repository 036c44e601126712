import { Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { SecondFactor } from './second-factor.tsx';

/** The own account: role and second factor. */
export default function ProfilePage() {
  const t = useTexts();
  const admin = useQuery(sessionQuery).data;
  return (
    <>
      <PageHeader title={t.profile.open} text={t.profile.text} />
      {admin && (
        <Paper p="lg" mb="md">
          <Text fw={650}>{admin.username}</Text>
          <Text size="sm">{t.admins.roles[admin.role]}</Text>
          <Text size="sm" c="dimmed">
            {t.roles.hints[admin.role]}
          </Text>
        </Paper>
      )}
      <Paper p="lg">
        <SecondFactor />
      </Paper>
    </>
  );
}
