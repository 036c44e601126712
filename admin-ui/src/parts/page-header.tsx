import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../texts/texts.tsx';
import { useHasMoved } from './leave-guard.tsx';

export interface Crumb {
  label: string;
  /** Absent for a level that is no page of its own (an area of the navigation). */
  to?: string;
}

/**
 * Title of a page, with the way back up and the page's actions. It also sets the window's title, and takes the focus
 * when the page opens, so that a screen reader says where one is.
 */
export function PageHeader(props: { title: string; crumbs?: Crumb[]; text?: ReactNode; actions?: ReactNode }) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · ${t.shell.product}`;
  }, [props.title, t]);
  const hasMoved = useRef(useHasMoved());
  useEffect(() => {
    // At the very first page the browser's own start is right.
    if (hasMoved.current()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Group justify="space-between" align="flex-end" gap="sm" mb="lg">
      <Stack gap={4} style={{ minWidth: 0 }}>
        {props.crumbs && (
          <Breadcrumbs separatorMargin={6} fz="sm" c="dimmed" style={{ flexWrap: 'wrap' }}>
            {props.crumbs.map((crumb) =>
              crumb.to ? (
                <Anchor key={crumb.label} component={Link} href={crumb.to} fz="sm">
                  {crumb.label}
                </Anchor>
              ) : (
                <Text key={crumb.label} fz="sm" span>
                  {crumb.label}
                </Text>
              ),
            )}
          </Breadcrumbs>
        )}
        <Title order={1} ref={heading} tabIndex={-1} className="breakable">
          {props.title}
        </Title>
        {props.text && (
          <Text c="dimmed" size="sm" maw={720} component="div">
            {props.text}
          </Text>
        )}
      </Stack>
      {props.actions && <Group gap="xs">{props.actions}</Group>}
    </Group>
  );
}
