import { useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { addressedName } from '../../../../shared/domain/person.ts'
import { outOfTheRoom } from '../../../../shared/domain/presence.ts'
import { inTheRoom } from '../../../../shared/domain/presenceTimeline.ts'
import { focusEditor } from '../../../editor/editorView.tsx'
import type { MeetingView } from '../../../state/data.ts'
import { readReason } from '../apologyReason.ts'
import { PersonPicker } from '../personPicker.tsx'
import { presentFirst } from '../presentFirst.ts'
import { ReasonBox } from '../reasonBox.tsx'
import { useRoom } from '../roomNow.ts'
import { TimeBox } from '../timeBox.tsx'
import { useAttendance, useFacts, useLive } from '../useLive.ts'

type Went = 'arrived' | 'left' | 'returned'

const words: Readonly<Record<Went | 'apologies', string>> = {
  arrived: 'arrived',
  left: 'left the meeting',
  returned: 'returned to the meeting',
  apologies: 'sent apologies',
}

const whenThere = ['arrived', 'left', 'returned'] as const

/**
 * F8: letters of a name, Enter, the time (now, or typed over), Enter. The sentence drops in below the caret's line; the caret stays.
 * Of a member who is not there apologies may have come instead: the row below, Enter, the reason, Enter.
 */
export function CameOrWent(props: { readonly view: MeetingView; readonly onDone: () => void }): ReactNode {
  const live = useLive()
  const attendance = useAttendance(live, props.view)
  const out = outOfTheRoom(useFacts(live))
  const [chosen, setChosen] = useState<{ personId: string; kind: Went | 'apologies' } | null>(null)
  const [at, setAt] = useState(() => live.now())
  const done = (): void => {
    props.onDone()
    focusEditor()
  }
  const kindOf = (personId: string): Went => {
    if (out.has(personId)) return 'returned'
    return attendance.find((one) => one.personId === personId)?.status === 'present' ? 'left' : 'arrived'
  }
  const here = inTheRoom(useRoom(live, props.view))
  const candidates = presentFirst(attendance, here).flatMap((one) => {
    const person = live.person(one.personId)
    if (person === undefined) return []
    const kind = kindOf(one.personId)
    const mayBeSorry = kind === 'arrived' && one.capacity === 'member'
    return [kind, ...(mayBeSorry ? (['apologies'] as const) : [])].map((what) => ({
      id: `${what} ${one.personId}`,
      name: addressedName(person),
      hint: words[what],
    }))
  })
  const choose = (id: string): void => {
    const kind = id.startsWith('apologies ') ? 'apologies' : null
    const personId = id.slice(id.indexOf(' ') + 1)
    // Drawn at once: the next letter is the time's, or the reason's.
    flushSync(() => setChosen({ personId, kind: kind ?? kindOf(personId) }))
  }
  const record = (time: string): void => {
    if (chosen !== null && chosen.kind !== 'apologies') live.cameOrWent(chosen.kind, chosen.personId, time)
    done()
  }
  return (
    <div className="event-bar" role="group" aria-label="Somebody arrived or left, or sent apologies">
      {chosen === null ? (
        <>
          <span className="event-bar-name">Who arrived or left?</span>
          <PersonPicker
            label="Who arrived or left?"
            placeholder="Letters of a name, then Enter"
            candidates={candidates}
            showsAll
            onChoose={choose}
            onEscape={done}
          />
        </>
      ) : chosen.kind === 'apologies' ? (
        <>
          <span className="event-bar-name">{live.nameOf(chosen.personId)}: apologies</span>
          <ReasonBox
            name={live.nameOf(chosen.personId)}
            printing={props.view.record.council.houseStyle.apologyReasons}
            onEnter={(typed) => {
              live.marks.mark(chosen.personId, { status: 'apologies', reason: readReason(typed) })
              done()
            }}
            onEscape={done}
          />
        </>
      ) : (
        <>
          <span className="event-bar-name">{live.nameOf(chosen.personId)}</span>
          <select
            className="input"
            aria-label="What happened"
            value={chosen.kind}
            onChange={(event) => setChosen({ ...chosen, kind: event.target.value as Went })}
          >
            {whenThere.map((kind) => (
              <option key={kind} value={kind}>
                {words[kind]}
              </option>
            ))}
          </select>
          <span>at</span>
          <TimeBox
            label="Time"
            value={at}
            takesFocus
            onCommit={setAt}
            onEnter={(time) => record(time ?? at)}
            onEscape={done}
          />
          <button type="button" className="button button-primary" onClick={() => record(at)}>
            Record <kbd aria-hidden="true">Enter</kbd>
          </button>
        </>
      )}
      <button type="button" className="button button-quiet" onClick={done}>
        Cancel <kbd aria-hidden="true">Esc</kbd>
      </button>
    </div>
  )
}
