import { Alert, Button, Center, Loader, Stack, Text } from '@mantine/core';
import { Component, type ReactNode, Suspense } from 'react';
import { useTexts } from '../texts/texts.tsx';

/** Keeps the frame standing while a page is loaded, and when it breaks. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return (
    <Broken fallback={<BrokenPage />}>
      <Suspense
        fallback={
          <Center h={240}>
            <Loader size="sm" />
          </Center>
        }
      >
        {children}
      </Suspense>
    </Broken>
  );
}

class Broken extends Component<{ children: ReactNode; fallback: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}

function BrokenPage() {
  const t = useTexts();
  return (
    <Alert role="alert" color="red" variant="light" title={t.shell.pageBroken}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{t.shell.pageBrokenRemedy}</Text>
        <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
          {t.shell.reload}
        </Button>
      </Stack>
    </Alert>
  );
}
