import { useState } from 'react'
import type { ReactNode } from 'react'
import { ruleBook } from '../../../shared/domain/checks/ruleBook.ts'
import { Button } from '../../parts/button.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import type { PersonData } from '../../state/data.ts'
import { clockStates, countedWords, seatWords } from './seatClock.ts'
import type { SeatClock } from './seatClock.ts'

type Absences = PersonData['approvedAbsences']

/** The six months of a councillor (R28): until when, how that was counted, and the absences that were approved. */
export function SeatSection(props: {
  readonly clock: SeatClock
  readonly absences: Absences
  readonly onChange: (absences: Absences) => void
}): ReactNode {
  const { clock, absences, onChange } = props
  return (
    <section className="form" aria-labelledby="seat-heading">
      <h3 id="seat-heading">Attendance in six months</h3>
      <p className={`seat-clock seat-${clock.state}`}>
        <strong>{seatWords(clock)}</strong> ({clockStates[clock.state]})
      </p>
      {countedWords(clock).map((sentence) => (
        <p key={sentence} className="muted">
          {sentence}
        </p>
      ))}
      <p className="finding-rule">
        {ruleBook.R28.asks}: {ruleBook.R28.source}. Meetings that are not in this book count too.
      </p>
      <ul className="dates" aria-label="Approved absences">
        {absences.map((absence, index) => (
          <li key={`${absence.on} ${absence.until}`}>
            Approved {shortDate(absence.on)}, until {shortDate(absence.until)}
            <Button
              kind="quiet"
              label={`Remove the absence approved on ${shortDate(absence.on)}`}
              onPress={() => onChange(absences.filter((_other, at) => at !== index))}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <AddAbsence key={absences.length} onAdd={(absence) => onChange([...absences, absence])} />
    </section>
  )
}

/** The reason itself is kept nowhere. */
function AddAbsence({ onAdd }: { readonly onAdd: (absence: Absences[number]) => void }): ReactNode {
  const [on, setOn] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const isBackwards = on !== null && until !== null && until < on
  return (
    <fieldset className="form">
      <legend>An absence that the council approved</legend>
      <p className="field-hint">It counts when it was approved before the six months ended.</p>
      <DateField label="Approved on" value={on} onChange={setOn} />
      <DateField
        label="Until"
        value={until}
        onChange={setUntil}
        error={isBackwards ? 'This is before the day it was approved.' : undefined}
      />
      <div className="buttons">
        <Button
          isDisabled={on === null || until === null || isBackwards}
          onPress={() => {
            if (on !== null && until !== null) onAdd({ on, until })
          }}
        >
          Add the absence
        </Button>
      </div>
    </fieldset>
  )
}
