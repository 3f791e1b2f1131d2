import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { focusEditorOf } from '../../../editor/editorView.tsx'
import type { FindQuery } from '../../../editor/findText.ts'
import type { MeetingView } from '../../../state/data.ts'
import { useLive, useShownItem } from '../useLive.ts'
import { hitsOfItems } from './findInItems.ts'

/** The items that have it, and how often; a press opens one, with the search going on there. */
export function FoundItems(props: { readonly view: MeetingView; readonly query: FindQuery }): ReactNode {
  const live = useLive()
  const shown = useShownItem(live)
  const [, navigate] = useLocation()
  useStore(live.session.summary, (summary) => summary.version)
  const found = hitsOfItems(props.view, props.query, (itemId) =>
    live.session.isOpen(itemId) ? live.session.state(itemId).doc : null,
  )
  const open = (itemId: string, bar: Element | null): void => {
    if (itemId !== shown) navigate(`/meetings/${live.meetingId}/live/${itemId}`, { replace: true })
    focusEditorOf(itemId, () => bar?.querySelector('input')?.focus())
  }
  if (found.length === 0) return props.query.text === '' ? null : <p className="find-items">In no item.</p>
  return (
    <ul className="find-items" aria-label="Items that have it">
      {found.map(({ itemId, number, title, count }) => (
        <li key={itemId}>
          <button
            type="button"
            className="button"
            aria-current={itemId === shown ? 'true' : undefined}
            onClick={(event) => open(itemId, event.currentTarget.closest('.find-bar'))}
          >
            {number} {title} <strong>{count}</strong>
          </button>
        </li>
      ))}
    </ul>
  )
}
