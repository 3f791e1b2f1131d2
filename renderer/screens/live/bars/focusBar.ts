/** Puts the focus into the bar or box that is open, unless it is there: its key was pressed again from the text. */
export function focusBar(selector = '.event-bar'): void {
  const bar = document.querySelector(selector)
  if (bar === null || bar.contains(document.activeElement)) return
  const first = bar.querySelector<HTMLElement>('[data-default], input:not([type="radio"]), select, button')
  first?.focus()
}
