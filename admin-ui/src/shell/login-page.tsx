import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { asApiError } from '../api/error.ts';
import { useSignIn } from '../api/session.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useTexts } from '../texts/texts.tsx';

export function LoginPage() {
  const t = useTexts();
  const signIn = useSignIn();
  const form = useForm({ initialValues: { username: '', password: '', code: '' } });
  const [second, setSecond] = useState(false);
  const submit = (values: typeof form.values) =>
    signIn.mutate(values, {
      onError: (error) => {
        const { code } = asApiError(error);
        if (code === 'SECOND_FACTOR_NEEDED') setSecond(true);
        if (code === 'SECOND_FACTOR_WRONG') form.setFieldValue('code', '');
      },
    });
  const error = signIn.error && asApiError(signIn.error).code !== 'SECOND_FACTOR_NEEDED' ? signIn.error : null;
  useEffect(() => {
    document.title = `${t.login.title} · ${t.shell.product}`;
  }, [t]);
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper w="100%" maw={400} p="xl" shadow="sm">
        <form onSubmit={form.onSubmit(submit)}>
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
            {second ? (
              <TextInput
                key="code"
                label={t.profile.signInCode}
                description={t.profile.signInHint}
                autoComplete="one-time-code"
                autoFocus
                required
                withAsterisk={false}
                {...form.getInputProps('code')}
              />
            ) : (
              <>
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
              </>
            )}
            <ErrorNote error={error} />
            <Button type="submit" loading={signIn.isPending} fullWidth>
              {t.login.submit}
            </Button>
            {second ? (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  form.reset();
                  signIn.reset();
                  setSecond(false);
                }}
              >
                {t.profile.back}
              </Button>
            ) : (
              <Text size="xs" c="dimmed">
                {t.login.hint}
              </Text>
            )}
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
