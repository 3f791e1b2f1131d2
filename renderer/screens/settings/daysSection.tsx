import { useState } from 'react'
import type { ReactNode } from 'react'
import { bankHolidays, holidayTableYears } from '../../../shared/domain/bankHolidays.ts'
import { InStatus } from '../../frame/statusSlot.tsx'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { NumberField } from '../../parts/numberField.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { TextField } from '../../parts/textField.tsx'
import type { CouncilData } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import { useDraftState } from '../../state/useDraft.ts'
import { AnnualMeetings } from './annualMeetings.tsx'
import { useCouncilDraft } from './councilSection.tsx'

/** Days that do not count, and the deadlines that the council sets itself. */
export function DaysSection({ council }: { readonly council: CouncilData }): ReactNode {
  const draft = useCouncilDraft(council)
  const { value } = useDraftState(draft)
  return (
    <div className="form">
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <ExtraHolidays
        value={value.extraHolidays}
        onChange={(extraHolidays) => draft.change({ extraHolidays })}
      />
      {value.kind === 'parish' ? (
        <Checkbox
          isSelected={value.saturdaysCount}
          onChange={(saturdaysCount) => draft.change({ saturdaysCount })}
        >
          Saturdays count as clear days (advice of the parishes’ association; others read the law otherwise)
        </Checkbox>
      ) : null}
      <fieldset className="form">
        <legend>Deadlines of the house</legend>
        <p className="field-hint">
          The council’s own rules, in working days. They are shown in the calendar, never as law.
        </p>
        <HouseDays
          name="Reports are due before the agenda goes out"
          after="working days before the last day to publish"
          usual={3}
          value={value.reportsDueDays}
          onChange={(reportsDueDays) => draft.change({ reportsDueDays })}
        />
        <HouseDays
          name="Draft minutes are due after the meeting"
          after="working days after the meeting"
          usual={10}
          value={value.draftMinutesDays}
          onChange={(draftMinutesDays) => draft.change({ draftMinutesDays })}
        />
        <HouseDays
          name="Decisions can be called in"
          after="working days after the minutes went out"
          usual={5}
          value={value.callInDays}
          onChange={(callInDays) => draft.change({ callInDays })}
        />
      </fieldset>
      <AnnualMeetings
        value={value.annualMeetings}
        onChange={(annualMeetings) => draft.change({ annualMeetings })}
      />
    </div>
  )
}

type ExtraHoliday = CouncilData['extraHolidays'][number]

function ExtraHolidays(props: {
  readonly value: readonly ExtraHoliday[]
  readonly onChange: (value: ExtraHoliday[]) => void
}): ReactNode {
  const { value, onChange } = props
  const [date, setDate] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const add = (): void => {
    const wrong = whyNot(date, name, value)
    setProblem(wrong)
    if (wrong !== null || date === null) return
    onChange([...value, { date, name: name.trim() }].toSorted((a, b) => a.date.localeCompare(b.date)))
    setDate(null)
    setName('')
  }
  const remove = (day: ExtraHoliday): void => {
    onChange(value.filter((other) => other.date !== day.date))
    reportDone(`${shortDate(day.date)} counts again.`, () => onChange([...value]))
  }
  return (
    <fieldset className="form">
      <legend>Days that do not count</legend>
      <p className="field-hint">
        The table of bank holidays in England covers {holidayTableYears.first} to {holidayTableYears.last}.
        Add days proclaimed since, and days on which the offices are closed: no clear day falls on them.
      </p>
      <ul className="dates">
        {value.map((day) => (
          <li key={day.date}>
            <span>
              {shortDate(day.date)} <span className="muted">{day.name}</span>
            </span>
            <Button
              kind="quiet"
              label={`Remove ${shortDate(day.date)}, ${day.name}`}
              onPress={() => remove(day)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <div className="field-row">
        <DateField
          key={value.length}
          label="Day"
          value={date}
          onChange={setDate}
          error={problem}
          takesFocus
        />
        <TextField
          label="What it is"
          value={name}
          onChange={setName}
          width="medium"
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
          }}
        />
        <Button onPress={add}>Add the day</Button>
      </div>
    </fieldset>
  )
}

function whyNot(date: string | null, name: string, known: readonly ExtraHoliday[]): string | null {
  if (date === null) return 'Give the day first.'
  const holiday = [...bankHolidays, ...known].find((day) => day.date === date)
  if (holiday !== undefined) return `That day does not count already: ${holiday.name}.`
  return name.trim() === '' ? 'Say what the day is: it is named wherever it is not counted.' : null
}

function HouseDays(props: {
  readonly name: string
  readonly after: string
  /** What is offered where there was no such rule. */
  readonly usual: number
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}): ReactNode {
  const { name, after, usual, value, onChange } = props
  return (
    <div className="house-days">
      <Checkbox isSelected={value !== null} onChange={(isOn) => onChange(isOn ? usual : null)}>
        {name}
      </Checkbox>
      {value === null ? null : (
        <NumberField label={name} hideLabel value={value} onChange={onChange} after={after} />
      )}
    </div>
  )
}
