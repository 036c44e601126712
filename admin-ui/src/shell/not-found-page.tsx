import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import { PageHeader } from '../parts/page-header.tsx';
import { useTexts } from '../texts/texts.tsx';

export function NotFoundPage() {
  const t = useTexts();
  return (
    <>
      <PageHeader title={t.shell.notFoundTitle} />
      <Text>{t.shell.notFoundText}</Text>
      <Anchor component={Link} href="/">
        {t.shell.toDashboard}
      </Anchor>
    </>
  );
}
