import type { ReactNode } from 'react'
import type { Action } from '../../../shared/domain/meetingFact.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import type { MeetingView } from '../../state/data.ts'
import { actionLine } from './bars/actionEntry.ts'
import { useAsides, useLive } from './useLive.ts'
import './bars/action.css'

/** The actions of the meeting under the agenda: who, what, by when; a tick, a press to change one, × to take it away. */
export function ActionsList({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const actions = useAsides(live, view).filter((aside): aside is Action => aside.kind === 'action')
  if (actions.length === 0) return null
  const tick = (action: Action): void =>
    live.asides.change(
      { put: [{ ...action, done: !action.done }] },
      action.done ? 'the tick taken off the action' : 'the tick on the action',
    )
  const remove = (action: Action): void => {
    live.asides.change({ remove: [action.id] }, 'the removal of the action')
    focusEditor()
  }
  return (
    <section aria-labelledby="actions-heading">
      <h2 className="rail-heading" id="actions-heading">
        Actions ({actions.length})
      </h2>
      <ul className="actions-list">
        {actions.map((action) => {
          const line = actionLine(action)
          return (
            <li key={action.id} data-done={action.done ? '' : undefined}>
              <input
                type="checkbox"
                checked={action.done}
                aria-label={`Done: ${line}`}
                onChange={() => tick(action)}
              />
              <button
                type="button"
                className="actions-words"
                aria-label={`Change: ${line}`}
                onClick={() => live.openBar({ kind: 'action', corrects: action.id })}
              >
                {line}
              </button>
              <button
                type="button"
                className="row-act"
                aria-label={`Remove: ${line}`}
                onClick={() => remove(action)}
              >
                ×
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
