import type { KeyboardEvent } from 'react'

/** Up, Down, Home and End lead from one finding to another, to the same way out where it has one. */
export function moveBetween(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.target instanceof HTMLInputElement) return
  const rows = [...event.currentTarget.children]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (next === undefined || at === -1) return
  event.preventDefault()
  event.stopPropagation()
  focusWay(rows[Math.max(0, Math.min(next, rows.length - 1))])
}

/** The first way out of a finding. */
export function focusWay(row: Element | undefined): HTMLElement | null {
  const way = row?.querySelector<HTMLElement>('button, a[href]') ?? null
  way?.focus()
  return way
}

/** The finding after the one that has the focus, the first after the last: ask before the pane itself takes the focus. */
export function nextFinding(): Element | undefined {
  const rows = [...document.querySelectorAll('.pack-findings [data-finding]')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  return rows[(at + 1) % Math.max(1, rows.length)]
}
