import { type MouseEvent, type RefObject, useRef } from 'react';

/**
 * Gives the focus back to a menu's button before a chosen item acts: a dialog that the item opens then returns the focus
 * there when it closes, instead of to an item that is no longer on the page. `target` goes on the button, `dropdown` on
 * `Menu.Dropdown`.
 */
export function useMenuFocus(): {
  target: RefObject<HTMLButtonElement | null>;
  dropdown: { onClickCapture(event: MouseEvent): void };
} {
  const target = useRef<HTMLButtonElement>(null);
  return {
    target,
    dropdown: {
      onClickCapture(event) {
        const item = (event.target as Element).closest('[role="menuitem"]');
        if (item && !item.hasAttribute('aria-haspopup')) target.current?.focus();
      },
    },
  };
}
