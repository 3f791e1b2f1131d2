import type { ReactNode } from 'react'
import { inTimeOrder } from '../../../shared/domain/presence.ts'
import type { LineFact } from '../../../shared/domain/meetingFact.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import { newId } from '../../state/newId.ts'
import { correctFact } from './bars/voteCorrection.ts'
import { isOfVote } from './bars/voteEntry.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { TimeBox } from './timeBox.tsx'
import { useFacts, useLive } from './useLive.ts'
import './timeline.css'

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
              onCommit={(at) => setTime(live, fact, at)}
              onEnter={() => focusEditor()}
              onEscape={focusEditor}
            />
            <span className="timeline-what">{what}</span>
            {isOfVote(fact) ? (
              <button
                type="button"
                className="row-act"
                aria-label={`Correct: ${what}`}
                onClick={() => live.openBar({ kind: 'vote', itemId: fact.itemId, corrects: fact.id })}
              >
                ✎
              </button>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

/** A motion takes the votes on it along. */
function setTime(live: LiveMeeting, fact: LineFact, at: string): void {
  if (fact.kind === 'moved') correctFact(live, fact, { ...fact, id: newId(), at }, `the time ${at}`)
  else live.setTime(fact.id, at)
}

function factWords(fact: LineFact, nameOf: (personId: string) => string): string {
  const who = (personId: string | null): string => (personId === null ? 'Somebody' : nameOf(personId))
  switch (fact.kind) {
    case 'adjourned':
      return 'Adjourned'
    case 'resumed':
      return 'Resumed'
    case 'excluded':
      return 'Public excluded'
    case 'readmitted':
      return 'Public readmitted'
    case 'took-chair':
      return `${who(fact.personId)} took the chair`
    case 'declared':
      return `${who(fact.personId)} declared an interest`
    case 'moved':
      return fact.amends === null ? 'Motion moved' : 'Amendment moved'
    case 'voted':
      return fact.carried ? 'Vote: carried' : 'Vote: lost'
    case 'vote-noted':
      return `${who(fact.personId)} had their vote recorded`
    case 'urgent':
      return 'Taken as urgent'
    case 'arrived':
    case 'left':
    case 'returned':
      return `${who(fact.personId)} ${fact.kind}`
  }
}
