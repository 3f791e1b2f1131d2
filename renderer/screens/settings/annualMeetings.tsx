import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { shortDate } from '../../parts/shownDates.ts'

/** The days at which the municipal year begins. */
export function AnnualMeetings(props: {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}): ReactNode {
  const { value, onChange } = props
  return (
    <fieldset className="form">
      <legend>Annual meetings</legend>
      <p className="field-hint">
        Minute numbers that run through the municipal year start again at each. Without a date, in mid-May.
      </p>
      <ul className="dates">
        {value.map((date) => (
          <li key={date}>
            {shortDate(date)}
            <Button
              kind="quiet"
              label={`Remove ${shortDate(date)}`}
              onPress={() => onChange(value.filter((other) => other !== date))}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <DateField
        key={value.length}
        label="Add an annual meeting"
        value={null}
        onChange={(date) => {
          if (date !== null && !value.includes(date)) onChange([...value, date].toSorted())
        }}
      />
    </fieldset>
  )
}
