import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { isExcluded } from '../../../../shared/domain/exclusion.ts'
import type { InterestKind } from '../../../../shared/domain/meetingFact.ts'
import { addressedName } from '../../../../shared/domain/person.ts'
import { inTheRoom } from '../../../../shared/domain/presenceTimeline.ts'
import { focusEditor } from '../../../editor/editorView.tsx'
import type { MeetingView } from '../../../state/data.ts'
import { reportProblem } from '../../../state/notices.ts'
import { declare } from '../declare.ts'
import { PersonPicker } from '../personPicker.tsx'
import { presentFirst } from '../presentFirst.ts'
import { useRoom } from '../roomNow.ts'
import { useAttendance, useFacts, useLive, useShownItem } from '../useLive.ts'
import { readItems, spokenNumber } from './declarationItems.ts'
import { LetterChoice } from './letterChoice.tsx'
import type { LetterOption } from './letterChoice.tsx'
import './declaration.css'

const kinds: readonly LetterOption<InterestKind>[] = [
  { value: 'disclosable-pecuniary', letter: 'D', name: 'Disclosable pecuniary' },
  { value: 'other-registrable', letter: 'O', name: 'Other registrable' },
  { value: 'non-registrable', letter: 'N', name: 'Non-registrable' },
  { value: 'bias', letter: 'B', name: 'Bias' },
]

type Stays = 'leaves' | 'stays' | 'dispensation'

const rooms: readonly LetterOption<Stays>[] = [
  { value: 'leaves', letter: 'Y', name: 'Yes' },
  { value: 'stays', letter: 'N', name: 'No, stays' },
  { value: 'dispensation', letter: 'P', name: 'Dispensation' },
]

/** Where the focus goes; another object, though of the same words, sends it there again. */
interface Step {
  readonly at: 'items' | 'kind' | 'nature' | 'room'
}

/** Ctrl+Shift+D: letters of a name, Enter; the items; a letter for the kind; its nature, Enter; Y or N for leaving the room. */
export function DeclareInterest(props: {
  readonly view: MeetingView
  readonly onDone: () => void
}): ReactNode {
  const live = useLive()
  const attendance = useAttendance(live, props.view)
  const [personId, setPersonId] = useState<string | null>(null)
  const close = (): void => {
    props.onDone()
    focusEditor()
  }
  const here = inTheRoom(useRoom(live, props.view))
  const candidates = presentFirst(attendance, here).flatMap((one) => {
    const person = live.person(one.personId)
    const hint = here.has(one.personId) ? (person?.title ?? '') : 'not in the room'
    return person === undefined ? [] : [{ id: one.personId, name: addressedName(person), hint }]
  })
  return (
    <div className="event-bar declaration" role="group" aria-label="Declaration of interest">
      {personId === null ? (
        <>
          <span className="event-bar-name">Who declares an interest?</span>
          <PersonPicker
            label="Who declares an interest?"
            placeholder="Letters of a name, then Enter"
            candidates={candidates}
            showsAll
            onChoose={setPersonId}
            onEscape={close}
          />
        </>
      ) : (
        <InterestOf view={props.view} personId={personId} onClose={close} />
      )}
      <button type="button" className="button button-quiet" onClick={close}>
        Cancel <kbd aria-hidden="true">Esc</kbd>
      </button>
    </div>
  )
}

function InterestOf(props: {
  readonly view: MeetingView
  readonly personId: string
  readonly onClose: () => void
}): ReactNode {
  const { view, personId, onClose } = props
  const live = useLive()
  const shown = useShownItem(live)
  const isPrivate = isExcluded(useFacts(live))
  const { items } = view.record
  const [typed, setTyped] = useState(() => {
    const isStanding = items.find((item) => item.id === shown)?.kind === 'interests'
    return shown === null || isStanding ? '' : spokenNumber(view, shown)
  })
  const [step, setStep] = useState<Step>({ at: typed === '' ? 'items' : 'kind' })
  const itemsBox = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (step.at === 'items') itemsBox.current?.focus()
  }, [step])
  const [interest, setInterest] = useState<InterestKind | null>(null)
  const [nature, setNature] = useState('')
  const [sensitive, setSensitive] = useState(false)
  const { itemIds, unknown } = readItems(view, typed)
  const record = (room: Stays): void => {
    if (itemIds.length === 0 || interest === null) {
      setStep({ at: itemIds.length === 0 ? 'items' : 'kind' })
      return
    }
    onClose()
    declare(live, {
      personId,
      items: itemIds,
      interest,
      nature: sensitive ? '' : nature.trim().replace(/\.$/, ''),
      sensitive,
      leaves: room === 'leaves',
      dispensation: room === 'dispensation',
    }).catch(reportProblem)
  }
  return (
    <>
      <span className="event-bar-name">{live.nameOf(personId)}</span>
      <label className="declaration-items">
        item
        <input
          className="input"
          aria-label="Numbers of the items, with commas between"
          aria-invalid={unknown.length > 0}
          aria-describedby="declared-items"
          autoComplete="off"
          ref={itemsBox}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Escape') onClose()
            else if (event.key === 'Enter') {
              if (itemIds.length > 0 && unknown.length === 0)
                setStep({ at: interest === null ? 'kind' : 'nature' })
            } else return
            event.preventDefault()
          }}
        />
      </label>
      <span id="declared-items" className="declaration-titles">
        {unknown.length > 0
          ? `No item ${unknown.join(', ')}.`
          : itemIds.map((id) => items.find((item) => item.id === id)?.title ?? '').join('; ')}
      </span>
      <LetterChoice
        label="Kind of interest"
        hidesLabel
        options={kinds}
        preferred="disclosable-pecuniary"
        chosen={interest}
        focusOn={step.at === 'kind' ? step : null}
        onChoose={(kind) => {
          setInterest(kind)
          setStep({ at: 'nature' })
        }}
        onEscape={onClose}
      />
      {interest === null ? null : (
        <>
          <Nature
            focusOn={step.at === 'nature' ? step : null}
            nature={nature}
            sensitive={sensitive}
            onNature={setNature}
            onSensitive={setSensitive}
            onEnter={() => setStep({ at: 'room' })}
            onEscape={onClose}
          />
          {isPrivate && !sensitive && nature.trim() !== '' ? (
            <span className="muted">
              The public are out: they are told of the interest, not of its reason.
            </span>
          ) : null}
          <LetterChoice
            label="Leaves the room?"
            options={rooms}
            preferred={interest === 'disclosable-pecuniary' ? 'leaves' : 'stays'}
            focusOn={step.at === 'room' ? step : null}
            onChoose={record}
            onEscape={onClose}
          />
        </>
      )}
    </>
  )
}

/** What the interest is. Of a sensitive one nothing is kept (R38). */
function Nature(props: {
  readonly focusOn: object | null
  readonly nature: string
  readonly sensitive: boolean
  readonly onNature: (nature: string) => void
  readonly onSensitive: (sensitive: boolean) => void
  readonly onEnter: () => void
  readonly onEscape: () => void
}): ReactNode {
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (props.focusOn !== null) box.current?.focus()
  }, [props.focusOn])
  return (
    <div className="declaration-nature">
      {props.sensitive ? (
        <span>Sensitive: its nature is kept nowhere.</span>
      ) : (
        <input
          className="input"
          aria-label="Nature of the interest: because …"
          placeholder="because … (or Enter)"
          autoComplete="off"
          ref={box}
          value={props.nature}
          onChange={(event) => props.onNature(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') props.onEnter()
            else if (event.key === 'Escape') props.onEscape()
            else return
            event.preventDefault()
          }}
        />
      )}
      <label>
        <input
          type="checkbox"
          checked={props.sensitive}
          onChange={(event) => {
            props.onSensitive(event.target.checked)
            if (event.target.checked) props.onNature('')
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') props.onEnter()
            else if (event.key === 'Escape') props.onEscape()
            else return
            event.preventDefault()
          }}
        />{' '}
        Sensitive
      </label>
    </div>
  )
}
