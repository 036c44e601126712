import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useSignIn } from '../api/session.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useTexts } from '../texts/texts.tsx';

export function LoginPage() {
  const t = useTexts();
  const signIn = useSignIn();
  const form = useForm({ initialValues: { username: '', password: '' } });
  useEffect(() => {
    document.title = `${t.login.title} · ${t.shell.product}`;
  }, [t]);
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper w="100%" maw={400} p="xl" shadow="sm">
        <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
          <Stack>
            <div>
              <img src="/favicon.svg" alt="" width={44} height={44} />
              <Title order={1} mt="sm">
                {t.login.title}
              </Title>
              <Text c="dimmed" size="sm">
                {t.login.text}
              </Text>
            </div>
            <TextInput
              label={t.login.username}
              autoComplete="username"
              autoFocus
              required
              withAsterisk={false}
              {...form.getInputProps('username')}
            />
            <PasswordInput
              label={t.login.password}
              autoComplete="current-password"
              required
              withAsterisk={false}
              {...form.getInputProps('password')}
            />
            <ErrorNote error={signIn.error} />
            <Button type="submit" loading={signIn.isPending} fullWidth>
              {t.login.submit}
            </Button>
            <Text size="xs" c="dimmed">
              {t.login.hint}
            </Text>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
