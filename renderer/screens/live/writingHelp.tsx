import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { InStatus } from '../../frame/statusSlot.tsx'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { nameEntries } from './nameEntries.ts'
import { useLive } from './useLive.ts'
import { canPasteAsText, pasteAsText, writingStatus } from './writingStatus.ts'
import './writingHelp.css'

/** What helps the hands that write: the names the editor offers, and one sentence in the status line when a key had something to say. */
export function WritingHelp({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  useNames(live, view)
  const { said, pasted, doc } = useStore(writingStatus)
  useStore(live.session.undoStack.names)
  const isNow = useStore(
    live.session.summary,
    ({ itemId }) => itemId !== null && live.session.state(itemId).doc === doc,
  )
  return (
    <InStatus>
      <span role="status" className="writing-said">
        {isNow ? said : ''}
      </span>
      {isNow && pasted !== null && canPasteAsText(live.session) ? (
        <button
          type="button"
          className="status-undo writing-said"
          onClick={() => pasteAsText(live.session, pasted)}
          aria-describedby="paste-as-text-keys"
        >
          Paste as text <kbd id="paste-as-text-keys">Ctrl+Shift+V</kbd>
        </button>
      ) : null}
    </InStatus>
  )
}

/** Keeps the names that the editor offers in step with the attendance and with the people of the book. */
function useNames(live: LiveMeeting, view: MeetingView): void {
  const { api } = useCore()
  const everybody = useQuery(api.people.list.queryOptions({ input: {} })).data
  const committees = useQuery(api.committees.list.queryOptions({ input: {} })).data
  const marks = useStore(live.marks.ahead)
  const { record } = view
  useEffect(() => {
    live.names.set(() =>
      nameEntries({
        date: record.meeting.date,
        attendance: record.attendance.map((one) => ({ ...one, ...marks[one.personId] })),
        members: record.members,
        people: record.people,
        everybody: everybody ?? [],
        bodies: [...(committees ?? []).map((committee) => committee.name), record.council.name],
      }),
    )
  }, [live, record, marks, everybody, committees])
}
