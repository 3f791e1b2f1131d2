import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { LiveBar } from './liveBar.ts'

/**
 * Asked for again while it stands, a bar takes the focus back and keeps what was entered. Give what it returns to the bar's element;
 * `data-default` marks where the focus goes, else it is the first field or button.
 */
export function useFocusAgain(opened: LiveBar): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null)
  const first = useRef(opened)
  useLayoutEffect(() => {
    // Its first focus a bar gives itself.
    if (first.current === opened) return
    first.current = opened
    const find = (selector: string): HTMLElement | null => bar.current?.querySelector(selector) ?? null
    const target = find('[data-default]') ?? find('.vote-row[tabindex="0"]') ?? find('input, button')
    target?.focus()
  }, [opened])
  return bar
}
