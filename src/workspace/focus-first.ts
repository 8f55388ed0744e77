/** A ref for the control where typing begins on a new screen; the attribute tells a modal dialog the same when it opens. */
export function focusFirst(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '')
  element?.focus()
}
