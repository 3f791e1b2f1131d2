import type { ReactNode } from 'react'
import { inTimeOrder } from '../../../shared/domain/presence.ts'
import type { MeetingFact } from '../../../shared/domain/meetingFact.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import { TimeBox } from './timeBox.tsx'
import { useFacts, useLive } from './useLive.ts'

/** What happened in the room, with its times to correct: the sentences in the minutes follow. */
export function Timeline(): ReactNode {
  const live = useLive()
  const facts = useFacts(live)
  if (facts.length === 0) return <p className="empty-line">Nothing yet.</p>
  return (
    <ol className="timeline">
      {inTimeOrder(facts).map((fact) => {
        const what = factWords(fact, (personId) => live.nameOf(personId))
        return (
          <li key={fact.id}>
            <TimeBox
              label={`Time: ${what}`}
              value={fact.at}
              onCommit={(at) => live.setTime(fact.id, at)}
              onEnter={() => focusEditor()}
              onEscape={focusEditor}
              factId={fact.id}
            />
            <span>{what}</span>
          </li>
        )
      })}
    </ol>
  )
}

function factWords(fact: MeetingFact, nameOf: (personId: string) => string): string {
  if (fact.kind === 'adjourned') return 'Adjourned'
  if (fact.kind === 'resumed') return 'Resumed'
  return `${fact.personId === null ? 'Somebody' : nameOf(fact.personId)} ${fact.kind}`
}

/** Puts the focus on the time of a fact that is shown, to type the true one. */
export function focusFactTime(factId: string): void {
  document.querySelector<HTMLInputElement>(`.timeline input[data-fact="${factId}"]`)?.focus()
}
