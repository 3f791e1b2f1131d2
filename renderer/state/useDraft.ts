import { useEffect, useState, useSyncExternalStore } from 'react'
import { Draft } from './draft.ts'
import type { DraftOptions, DraftState } from './draft.ts'

/**
 * A draft for as long as the component is mounted; give the component a key where it may show another thing. What is not saved when it
 * goes away is saved then.
 */
export function useDraft<Value extends object>(options: DraftOptions<Value>): Draft<Value> {
  const [draft] = useState(() => new Draft(options))
  const { saved } = options
  useEffect(() => draft.adopt(saved), [draft, saved])
  useEffect(() => {
    const flush = (): void => void draft.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      void draft.leave()
    }
  }, [draft])
  return draft
}

export function useDraftState<Value extends object>(draft: Draft<Value>): DraftState<Value> {
  return useSyncExternalStore(draft.subscribe, draft.state)
}
