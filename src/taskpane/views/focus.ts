/**
 * Gives the keyboard to an element of the pane, where the pane has it. A screen may open because of something that was selected in the
 * sheet: whoever types there must not lose the keyboard to it.
 */
export function takeFocus(element: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (document.hasFocus()) element?.focus(options);
}
