/**
 * Puts text where the cursor is, in place of a selection, and leaves the cursor behind it. React hears of it by the
 * input event, as if it had been typed; the browser's own undo knows it too.
 */
export function insertAtCursor(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  // The only way that keeps undo; browsers without it fall through to the direct change.
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
