import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { misspellings } from '../../editor/spelling.ts'
import { knownWords } from '../../spelling/knownWords.ts'
import { windowSpelling } from '../../spelling/windowSpelling.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { walkSpelling } from './bars/spellingBar.tsx'
import type { LiveMeeting } from './liveMeeting.ts'
import { useShownItem, useWriting } from './useLive.ts'

/** "3 spellings to check" of the item in the editor; a press goes to the next. */
export function SpellingStatus(props: { readonly view: MeetingView; readonly live: LiveMeeting }): ReactNode {
  const { view, live } = props
  useKnownWords(view)
  const itemId = useShownItem(live)
  useStore(live.session.summary, (summary) => summary.version)
  const isReady = useStore(windowSpelling.version, ({ answers }) => answers > 0)
  if (itemId === null || !isReady || !live.session.isOpen(itemId)) return <span>UK English</span>
  const count = misspellings(live.session.state(itemId)).length
  if (count === 0) return <span>Spelling: nothing found</span>
  return (
    <button type="button" className="status-undo" onClick={() => walkSpelling(live)}>
      {count === 1 ? '1 spelling to check' : `${count} spellings to check`}
    </button>
  )
}

/** The names of the book and the words of the dictionaries are right at this meeting. */
function useKnownWords(view: MeetingView): void {
  const { api } = useCore()
  const writing = useWriting()
  const people = useQuery(api.people.list.queryOptions({ input: {} })).data
  const committees = useQuery(api.committees.list.queryOptions({ input: {} })).data
  const words = useMemo(
    () =>
      people === undefined || committees === undefined
        ? null
        : knownWords({ writing, people, committees, view }),
    [writing, people, committees, view],
  )
  useEffect(() => {
    if (words !== null) windowSpelling.know(words)
  }, [words])
}
