import { Tooltip } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { useTexts } from '../texts/texts.tsx';
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconChecks,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconClockX,
  IconEye,
  IconHelpHexagon,
  IconInfoCircle,
  IconMail,
  IconPlayerPause,
  IconPlugConnected,
  IconPlugOff,
  IconPower,
  IconRefresh,
  IconSend,
  IconShieldCheck,
} from './icons.ts';
import styles from './state-badge.module.css';

export type Tone = 'neutral' | 'progress' | 'good' | 'warn' | 'bad' | 'odd';

/** Each state's colour and icon; its word is in the catalogue (`states`). */
export const STATES: Record<string, { tone: Tone; icon: TablerIcon }> = {
  // messages and deliveries
  queued: { tone: 'progress', icon: IconClock },
  sending: { tone: 'progress', icon: IconSend },
  sent: { tone: 'good', icon: IconCheck },
  delivered: { tone: 'good', icon: IconChecks },
  failed: { tone: 'bad', icon: IconCircleX },
  expired: { tone: 'bad', icon: IconClockX },
  cancelled: { tone: 'neutral', icon: IconBan },
  held: { tone: 'warn', icon: IconPlayerPause },
  uncertain: { tone: 'odd', icon: IconHelpHexagon },
  // parts of an SMS
  pending: { tone: 'neutral', icon: IconCircleDashed },
  submitting: { tone: 'progress', icon: IconSend },
  // pushes and tokens
  accepted: { tone: 'good', icon: IconCheck },
  captured: { tone: 'progress', icon: IconMail },
  opened: { tone: 'good', icon: IconEye },
  revealed: { tone: 'good', icon: IconEye },
  verified: { tone: 'good', icon: IconShieldCheck },
  revoked: { tone: 'neutral', icon: IconBan },
  active: { tone: 'good', icon: IconCircleCheck },
  suspended: { tone: 'warn', icon: IconPlayerPause },
  // bulk pushes
  running: { tone: 'progress', icon: IconSend },
  paused: { tone: 'warn', icon: IconPlayerPause },
  done: { tone: 'good', icon: IconCircleCheck },
  // what is passed on
  mailed: { tone: 'good', icon: IconMail },
  // modems, routes, switches
  enabled: { tone: 'good', icon: IconPower },
  disabled: { tone: 'neutral', icon: IconPower },
  connecting: { tone: 'progress', icon: IconPlugConnected },
  starting: { tone: 'progress', icon: IconRefresh },
  ready: { tone: 'good', icon: IconCircleCheck },
  busy: { tone: 'progress', icon: IconSend },
  waiting: { tone: 'warn', icon: IconClock },
  recovering: { tone: 'warn', icon: IconRefresh },
  disconnected: { tone: 'bad', icon: IconPlugOff },
  parked: { tone: 'bad', icon: IconBan },
  unused: { tone: 'neutral', icon: IconCircleDashed },
  failing: { tone: 'bad', icon: IconAlertTriangle },
  resting: { tone: 'warn', icon: IconClock },
  probing: { tone: 'progress', icon: IconRefresh },
  open: { tone: 'good', icon: IconPlugConnected },
  closed: { tone: 'neutral', icon: IconPlugOff },
  // dashboard checks
  ok: { tone: 'good', icon: IconCircleCheck },
  info: { tone: 'progress', icon: IconInfoCircle },
  warning: { tone: 'warn', icon: IconAlertTriangle },
  error: { tone: 'bad', icon: IconCircleX },
};

/**
 * A state as colour, icon and word; where the word alone could mislead, a tooltip says what it means.
 * @param word said instead of the state's own, for something that only looks like it
 */
export function StateBadge({ state, word }: { state: string; word?: string }) {
  const t = useTexts();
  const { tone, icon: Icon } = STATES[state] ?? { tone: 'neutral', icon: IconCircleDashed };
  const meaning = word ? undefined : t.stateMeanings[state];
  const badge = (
    <span className={styles.badge} data-tone={tone} data-state={state}>
      <Icon size={14} stroke={2} aria-hidden />
      {word ?? t.states[state] ?? state}
    </span>
  );
  if (!meaning) return badge;
  return (
    <Tooltip label={meaning} multiline w={260} events={{ hover: true, focus: true, touch: true }}>
      {badge}
    </Tooltip>
  );
}
