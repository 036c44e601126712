import { Alert, Badge, Group, Radio, Stack, Text } from '@mantine/core';
import type { FoundPort, ModemPorts } from '../../api/types.ts';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import styles from './wizard-port.module.css';

interface Props {
  ports: ModemPorts;
  value: string;
  onChange(port: string): void;
}

/** What to configure for it: the name that stays, where it has one. */
export function portName({ byId, path }: FoundPort): string {
  return byId ?? path;
}

/** The ports of the machine to choose from, the best first, and sticks that are in the wrong mode. */
export function PortList({ ports: { items, stray }, value, onChange }: Props) {
  const t = useTexts();
  const sorted = [...items].sort((a, b) => rank(a) - rank(b));
  return (
    <Stack gap="sm">
      {sorted.length === 0 ? (
        <div>
          <Text size="sm" fw={600}>
            {t.wizard.portsNone}
          </Text>
          <Text size="sm" c="dimmed">
            {t.wizard.portsNoneText}
          </Text>
        </div>
      ) : (
        <Radio.Group aria-label={t.wizard.port} value={value} onChange={onChange}>
          <div className={styles.ports}>
            {sorted.map((port) => (
              <Port key={port.path} port={port} chosen={portName(port) === value} />
            ))}
          </div>
        </Radio.Group>
      )}
      {stray.map(({ vid, pid, name, mode, text, remedy }) => (
        <Alert
          key={`${vid}:${pid} ${name}`}
          color="orange"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={`${t.wizard.stray[mode]}: ${name} (${vid}:${pid})`}
        >
          <Text size="sm">{text}</Text>
          <Text size="sm">
            <b>{t.common.whatToDo}:</b> {remedy}
          </Text>
        </Alert>
      ))}
    </Stack>
  );
}

function rank({ recommended, usedBy, role }: FoundPort): number {
  if (recommended) return 0;
  if (usedBy !== null) return 3;
  return role === 'other' ? 4 : role === null ? 2 : 1;
}

function Port({ port, chosen }: { port: FoundPort; chosen: boolean }) {
  const t = useTexts();
  const { path, byId, usb, interfaceNumber, role, profile, usedBy, recommended } = port;
  const off = usedBy !== null || role === 'other';
  const device = usb
    ? [usb.manufacturer, usb.product].filter(Boolean).join(' ') || t.wizard.unknownUsb
    : t.wizard.noUsb;
  const notes = [
    usedBy !== null && t.wizard.usedBy(usedBy),
    role === 'other' && t.wizard.notAt,
    role === 'at-spare' && t.wizard.spare,
    usb && role === null && !recommended && t.wizard.mustTry,
    profile && t.wizard.knownAs(profile.label),
    usb && t.wizard.device(`${usb.vid}:${usb.pid}`, String(interfaceNumber ?? '?')),
  ].filter((note) => typeof note === 'string');
  return (
    <div className={styles.port} data-chosen={chosen || undefined} data-off={off || undefined}>
      <Radio
        value={portName(port)}
        disabled={off}
        label={
          <Group gap="xs" component="span">
            <Text size="sm" fw={600} span className="mono">
              {path}
            </Text>
            <Text size="sm" span>
              {device}
            </Text>
            {recommended && (
              <Badge component="span" variant="light" tt="none">
                {t.wizard.recommended}
              </Badge>
            )}
          </Group>
        }
        description={
          notes.length > 0 || byId ? (
            <>
              {notes.join(' · ')}
              {byId && (
                <Text size="xs" className="mono breakable" component="span" display="block">
                  {byId}
                </Text>
              )}
            </>
          ) : undefined
        }
      />
    </div>
  );
}
