import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';
import { Router } from 'wouter';
import { useTexts } from '../texts/texts.tsx';

type NavigateOptions = { replace?: boolean; state?: unknown };

/**
 * The address of the console, with a question before a page with unsaved changes is left: by a link, by Back and
 * Forward (then the address is put back until the answer), or by closing the window (then the browser asks).
 */
export class LeaveGuard {
  dirty = false;
  /** Has the address changed since the console was opened? */
  moved = false;
  readonly #listeners = new Set<() => void>();
  #shown = location.href;
  #leave: (() => void) | null = null;

  readonly start = (): (() => void) => {
    const popped = () => this.#popped();
    const closing = (event: BeforeUnloadEvent) => {
      if (this.dirty) event.preventDefault();
    };
    addEventListener('popstate', popped);
    addEventListener('beforeunload', closing);
    return () => {
      removeEventListener('popstate', popped);
      removeEventListener('beforeunload', closing);
    };
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly path = (): string => new URL(this.#shown).pathname;
  readonly asking = (): boolean => this.#leave !== null;

  readonly navigate = (to: string, options: NavigateOptions = {}): void => {
    const go = () => {
      history[options.replace ? 'replaceState' : 'pushState'](options.state ?? null, '', to);
      this.#show();
    };
    if (this.dirty && new URL(to, this.#shown).pathname !== this.path()) this.#ask(go);
    else go();
  };

  readonly leave = (): void => {
    const leave = this.#leave;
    this.dirty = false;
    this.#ask(null);
    leave?.();
  };
  readonly stay = (): void => this.#ask(null);

  #popped(): void {
    const wanted = location.href;
    if (!this.dirty || new URL(wanted).pathname === this.path()) {
      this.#show();
      return;
    }
    history.pushState(null, '', this.#shown);
    this.#ask(() => {
      history.replaceState(null, '', wanted);
      this.#show();
    });
  }

  #show(): void {
    this.moved = true;
    this.#shown = location.href;
    this.#tell();
  }

  #ask(leave: (() => void) | null): void {
    this.#leave = leave;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const Context = createContext<LeaveGuard | null>(null);

function useGuard(): LeaveGuard {
  const guard = useContext(Context);
  if (!guard) throw new Error('Outside of GuardedRouter');
  return guard;
}

/** True on every page but the first: a page that was moved to takes the focus. */
export function useHasMoved(): () => boolean {
  const guard = useGuard();
  return () => guard.moved;
}

/** While `dirty`, leaving the page is asked about. */
export function useUnsaved(dirty: boolean): void {
  const guard = useGuard();
  useEffect(() => {
    guard.dirty = dirty;
    return () => {
      guard.dirty = false;
    };
  }, [guard, dirty]);
}

/** wouter's location hook; every link and route of the console reads the address here. */
function useGuardedLocation(): [string, LeaveGuard['navigate']] {
  const guard = useGuard();
  return [useSyncExternalStore(guard.subscribe, guard.path), guard.navigate];
}

/** The router of the console, with the guard in it. */
export function GuardedRouter({ guard, children }: { guard: LeaveGuard; children: ReactNode }) {
  const t = useTexts();
  const asking = useSyncExternalStore(guard.subscribe, guard.asking);
  useEffect(() => guard.start(), [guard]);
  return (
    <Context value={guard}>
      <Router hook={useGuardedLocation}>{children}</Router>
      <Modal opened={asking} onClose={guard.stay} title={t.common.unsavedTitle}>
        <Stack>
          <Text size="sm">{t.common.unsavedText}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={guard.leave}>
              {t.common.unsavedLeave}
            </Button>
            <Button onClick={guard.stay} data-autofocus>
              {t.common.unsavedStay}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Context>
  );
}
