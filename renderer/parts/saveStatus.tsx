import type { ReactNode } from 'react'
import { clockTime } from '../state/today.ts'

export interface SaveStatusProps {
  readonly saving: 'saved' | 'saving' | 'not-saved'
  readonly savedAt: Date | null
  /** Why it is not saved. */
  readonly reason?: string | undefined
}

/** "✓ Saved 11:12:35" in the status bar. Read out when the kind changes, never at each save. */
export function SaveStatus({ saving, savedAt, reason }: SaveStatusProps): ReactNode {
  return (
    <>
      <span className={`save-status save-status-${saving}`} aria-hidden="true">
        {shownWords(saving, savedAt, reason)}
      </span>
      <span role="status" className="visually-hidden">
        {saving === 'not-saved' ? `Not saved. ${reason ?? ''}` : 'Saved'}
      </span>
    </>
  )
}

function shownWords(saving: SaveStatusProps['saving'], savedAt: Date | null, reason = ''): string {
  if (saving === 'not-saved') return `! Not saved. ${reason}`
  if (saving === 'saving') return 'Saving…'
  return savedAt === null ? '✓ Saved' : `✓ Saved ${clockTime(savedAt)}`
}
