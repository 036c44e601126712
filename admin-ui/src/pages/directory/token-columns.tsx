import { Anchor, Group, Stack, Text, Tooltip } from '@mantine/core';
import { Link } from 'wouter';
import type { Token } from '../../api/types.ts';
import type { Column } from '../../parts/data-table.tsx';
import { IconAlertTriangle, IconMail, IconMessage } from '../../parts/icons.ts';
import { tokensPath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { type Texts, useTexts } from '../../texts/texts.tsx';
import { WarningList } from './app-warnings.tsx';

/** "TOTP · SHA1 · 6 digits · 30 s" */
export function tokenKind(token: Token, t: Texts): string {
  const moving = token.type === 'totp' ? t.tokens.seconds(token.period ?? 0) : t.tokens.counterAt(token.counter ?? 0);
  const type = token.type === 'totp' ? t.tokens.totpShort : t.tokens.hotpShort;
  // A line breaks between them only.
  const parts = [type, token.algorithm, t.tokens.digitsOf(token.digits), moving];
  return parts.map((part) => part.replaceAll(' ', '\u00a0')).join(' · ');
}

/** @param withUser for the list of all tokens */
export function useTokenColumns(withUser: boolean): Column<Token>[] {
  const t = useTexts();
  const columns: Column<Token>[] = [
    {
      key: 'token',
      header: t.tokens.token,
      card: 'title',
      cell: (token) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {token.issuer}
            {token.label && `: ${token.label}`}
          </Text>
          <Text size="xs" c="dimmed" className="mono">
            {token.serial}
          </Text>
        </Stack>
      ),
    },
  ];
  if (withUser)
    columns.push({
      key: 'user',
      header: t.tokens.user,
      long: true,
      cell: (token) => (
        <Anchor component={Link} href={tokensPath(token.userId)} size="sm">
          {token.userLogin}
        </Anchor>
      ),
    });
  columns.push(
    {
      key: 'kind',
      header: t.tokens.kind,
      cell: (token) => (
        <Stack gap={2} align="flex-start">
          <Text size="sm">{tokenKind(token, t)}</Text>
          <Warnings token={token} />
        </Stack>
      ),
    },
    { key: 'code', header: t.tokens.code, cell: (token) => t.tokens.policies[token.authorization] },
    { key: 'state', header: t.tokens.state, card: 'badge', cell: (token) => <TokenState token={token} /> },
    { key: 'push', header: t.tokens.lastPush, cell: (token) => <LastPush token={token} /> },
  );
  return columns;
}

/** An active token whose codes have been seen, or whose secret is gone from here, says so. */
function TokenState({ token }: { token: Token }) {
  const t = useTexts();
  if (token.state !== 'active') return <StateBadge state={token.state} />;
  if (token.seedWipedAt) return <StateBadge state="verified" word={t.imports.wipedBadge} />;
  return <StateBadge state={token.verifiedAt ? 'verified' : 'active'} />;
}

function Warnings({ token }: { token: Token }) {
  const t = useTexts();
  if (token.warnings.length === 0) return null;
  return (
    <Tooltip
      multiline
      w={320}
      events={{ hover: true, focus: true, touch: true }}
      label={<WarningList warnings={token.warnings} />}
    >
      <Group gap={4} tabIndex={0} style={{ color: 'var(--tone-warn)' }}>
        <IconAlertTriangle size={14} aria-hidden />
        <Text size="xs" fw={600} span>
          {t.tokens.warnings(token.warnings.length)}
        </Text>
      </Group>
    </Tooltip>
  );
}

function LastPush({ token }: { token: Token }) {
  const t = useTexts();
  const push = token.lastPush;
  if (!push)
    return (
      <Text size="sm" c="dimmed" span>
        {t.tokens.neverPushed}
      </Text>
    );
  const Icon = push.channel === 'email' ? IconMail : IconMessage;
  return (
    <Group gap={6}>
      <StateBadge state={push.state} />
      <Text size="xs" c="dimmed" span>
        <Icon size={13} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
        {push.channel === 'email' ? t.common.email : t.common.sms} · <RelativeTime at={push.at} />
      </Text>
    </Group>
  );
}
