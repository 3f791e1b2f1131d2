import { useSyncExternalStore } from 'react'
import { useAppearance } from './appearance.ts'

/** Below this width, at text of normal size, the panes no longer stand side by side. */
const narrowBelowPixels = 900

/** True where the window has no room for three panes at the chosen text size. */
export function useIsNarrow(): boolean {
  const textSize = useAppearance((state) => state.textSize)
  const query = `(max-width: ${Math.round((narrowBelowPixels * textSize) / 100) - 1}px)`
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}
